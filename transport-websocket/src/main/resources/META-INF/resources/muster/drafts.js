/** Messages that are not sent yet: kept on the server, and in this page's memory while the server is away; never in the browser's storage. */

const WAIT = 1200;
const keyOf = (channel, thread) => `${channel}/${thread || 0}`;

export class Drafts extends EventTarget {
  #timers = new Map();
  #unsaved = new Map();

  constructor(session) {
    super();
    this.session = session;
    this.byKey = new Map();
    this.failure = null;
  }

  get list() {
    return [...this.byKey.values()].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  }

  async refresh() {
    try {
      const { drafts } = await this.session.client.ask('channel.drafts');
      const fresh = new Map(drafts.map((d) => [keyOf(d.channel, d.thread), { ...d, thread: d.thread || 0 }]));
      for (const key of this.#unsaved.keys()) {
        const mine = this.byKey.get(key);
        if (mine) fresh.set(key, mine);
        else fresh.delete(key);
      }
      this.byKey = fresh;
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.#changed();
  }

  text(channel, thread) {
    return this.byKey.get(keyOf(channel, thread))?.text ?? '';
  }

  has(channel) {
    return this.list.some((d) => d.channel === channel);
  }

  /** Keeps a text, at once here and a moment later on the server; an empty one removes it. */
  save(channel, thread, text, { now = false } = {}) {
    const key = keyOf(channel, thread);
    const before = this.byKey.has(key);
    const kept = text.trim() ? text : '';
    if (kept) {
      this.byKey.set(key, { channel, thread: thread || 0, text: kept, at: new Date().toISOString() });
    } else {
      this.byKey.delete(key);
      if (!before && !this.#timers.has(key) && !this.#unsaved.has(key)) return;
    }
    this.#unsaved.set(key, { channel, ...(thread ? { thread } : {}), text: kept });
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => this.#send(key), now ? 0 : WAIT));
    if (before !== Boolean(kept)) this.#changed();
  }

  /** Saves what waits, as before a page is left. */
  flush() {
    for (const key of [...this.#timers.keys()]) this.#send(key);
  }

  async #send(key) {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const one = this.#unsaved.get(key);
    if (!one) return;
    try {
      await this.session.client.command('channel.save-draft', one);
      if (this.#unsaved.get(key) === one) this.#unsaved.delete(key);
    } catch (failure) {
      this.failure = failure;
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
