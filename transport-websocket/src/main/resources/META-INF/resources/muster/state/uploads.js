/** Files on their way to the server, and where files are found. No elements here. */
import { randomKey, Refused } from '../requests.js';

const fileAddress = (session, id, more = '') => new URL(`api/v1/files/${encodeURIComponent(id)}${more}`, session.mount).href;
export const downloadAddress = (session, id) => fileAddress(session, id);
export const thumbnailAddress = (session, id) => fileAddress(session, id, '/thumbnail');

/** Pictures of which the server makes thumbnails; of evidence it makes none, since every look at it is on record. */
export const hasThumbnail = (file) => isSmallWebp(file) || (Boolean(file.width) && !file.evidence && ['image/png', 'image/jpeg', 'image/gif'].includes(file.type));

const isWebp = (file) => Boolean(file.width) && !file.evidence && file.type === 'image/webp';
/** Larger ones the server does not unpack. */
const isSmallWebp = (file) => isWebp(file) && file.width * file.height <= 12_500_000;

/** Pictures that browsers show and of which the server makes no thumbnail. */
export const isUnseen = (file) => isWebp(file) && !isSmallWebp(file);

/** [number, unit] of a size: 2 400 000 is [2.4, 'MB']. */
export function sizeOf(bytes) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let at = 0;
  let n = bytes;
  while (n >= 1000 && at < units.length - 1) {
    n /= 1000;
    at += 1;
  }
  return [at === 0 || n >= 10 ? Math.round(n) : Math.round(n * 10) / 10, units[at]];
}

/**
 * Sends one file; sent again with the same key it becomes the same file, once.
 *
 * @param onProgress called with 0 to 1
 * @return {done: Promise of {id, name, type, size, sha256, width?, height?}; it rejects with Refused, abort()}
 */
export function uploadFile(session, channel, file, onProgress = () => {}, key = randomKey()) {
  const request = new XMLHttpRequest();
  const address = new URL('api/v1/files', session.mount);
  address.search = new URLSearchParams({ channel, name: file.name || 'file' });
  const done = new Promise((resolve, reject) => {
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Requested-With', 'muster');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.total ? event.loaded / event.total : 1);
    request.onload = () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Refused(request.response?.code ? request.response : { code: 'unavailable' }));
    };
    request.onerror = () => reject(new Refused({ code: 'unavailable', field: 'connection' }));
    request.onabort = () => reject(new Refused({ code: 'aborted' }));
    request.send(file);
  });
  return { done, abort: () => request.abort() };
}

/** The files that a paste or a drop brings; none when it brings text. */
export function filesFrom(transfer) {
  return [...(transfer?.files ?? [])];
}

/**
 * The files of one message that is being written. Fires `change`.
 *
 * `items`: {key, file, name, size, state: sending | done | failed, progress, id, failure, preview (a blob: address, for images)}
 */
export class Uploads extends EventTarget {
  #limits = null;

  constructor(session, channel) {
    super();
    Object.assign(this, { session, channel, items: [] });
  }

  get ids() {
    return this.items.filter((i) => i.state === 'done').map((i) => i.id);
  }

  /** True when everything that was added is there; a message can be sent. */
  get ready() {
    return this.items.every((i) => i.state === 'done');
  }

  get empty() {
    return this.items.length === 0;
  }

  add(files) {
    const added = [...files].map((file) => ({
      key: randomKey(), file, name: file.name || 'file', size: file.size, state: 'sending', progress: 0, id: null, failure: null, sent: null,
      preview: file.type.startsWith('image/') && file.type !== 'image/svg+xml' ? URL.createObjectURL(file) : null,
    }));
    this.items = [...this.items, ...added];
    this.#changed();
    return Promise.all(added.map((item) => this.#send(item)));
  }

  retry(item) {
    return this.#send(item);
  }

  remove(item) {
    item.sent?.abort();
    this.#forget(item);
    this.items = this.items.filter((i) => i !== item);
    if (item.id) this.session.client.command('file.remove', { channel: this.channel, file: item.id }).catch(() => this.#changed());
    this.#changed();
  }

  /** After the message was sent: the files are its own now. */
  clear() {
    this.items.forEach((item) => this.#forget(item));
    this.items = [];
    this.#changed();
  }

  async #send(item) {
    Object.assign(item, { state: 'sending', progress: 0, failure: null });
    this.#changed();
    try {
      await this.#check(item);
      if (!this.items.includes(item)) return;
      item.sent = uploadFile(this.session, this.channel, item.file, (progress) => {
        item.progress = progress;
        this.#changed();
      }, item.key);
      const { id, name, size } = await item.sent.done;
      Object.assign(item, { state: 'done', id, name, size, progress: 1 });
    } catch (failure) {
      Object.assign(item, { state: 'failed', failure });
    }
    this.#changed();
  }

  /** The server decides; asking first spares sending what it will refuse. */
  async #check(item) {
    this.#limits ??= this.session.client.ask('file.limits', { channel: this.channel });
    const limits = await this.#limits.catch((failure) => {
      this.#limits = null;
      throw failure;
    });
    if (item.size > limits.largest) throw Object.assign(new Refused({ code: 'too-large' }), { largest: limits.largest });
    if (this.items.indexOf(item) >= limits.perMessage) throw Object.assign(new Refused({ code: 'too-many' }), { count: limits.perMessage });
  }

  #forget(item) {
    if (item.preview) URL.revokeObjectURL(item.preview);
    item.preview = null;
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
