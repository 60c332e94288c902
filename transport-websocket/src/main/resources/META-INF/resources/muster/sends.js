/** Messages on their way: seen at once, kept until they are there, and sent again by whoever wrote them. */
import { randomKey, Refused } from './client.js';
import { reasonOf } from './element.js';
import { t } from './texts.js';

const SEEN = 3000;

export class Sends {
  constructor(store) {
    this.store = store;
    this.pending = [];
    this.landed = 0;
  }

  /** @param message {text, thread?, priority?, acknowledge?, nagMinutes?, files?: [{id, name, …}], release?} */
  add(message) {
    const one = { ...message, key: randomKey(), time: new Date().toISOString(), state: 'sending' };
    this.pending = [...this.pending, one];
    this.store.changed();
    return this.#post(one);
  }

  async #post(one) {
    const { store } = this;
    const { text, thread, priority, acknowledge, nagMinutes, files, release } = one;
    const data = { channel: store.channel, text, thread, priority, acknowledge, nagMinutes, release, files: files?.length ? files.map((f) => f.id) : undefined };
    try {
      await store.client.command('channel.post', data, { key: one.key });
      setTimeout(() => this.discard(one.key), SEEN);
    } catch (failure) {
      if (failure.code === 'conflict' && failure.field === 'release' && !release) this.#change(one.key, { state: 'release', reason: failure.message });
      else this.#change(one.key, { state: 'failed', reason: failure instanceof Refused ? reasonOf(failure) : t('refused.unavailable') });
    }
    store.changed();
  }

  /** The entry that a message became. */
  landedAs(entry) {
    const at = this.pending.findIndex((p) => p.text === entry.data.text && (p.thread ?? 0) === (entry.thread ?? 0));
    if (at >= 0) this.pending = this.pending.toSpliced(at, 1);
    this.landed = entry.seq;
  }

  /** Sends again under the key it had: what the server took already is not doubled. */
  retry(key) {
    this.#change(key, { state: 'sending' });
    this.store.changed();
    return this.#post(this.pending.find((p) => p.key === key));
  }

  /** Sends what would leave its marking, with the reason for letting it out. */
  release(key, reason) {
    const fresh = randomKey();
    this.#change(key, { state: 'sending', release: reason, key: fresh });
    this.store.changed();
    return this.#post(this.pending.find((p) => p.key === fresh));
  }

  discard(key) {
    this.pending = this.pending.filter((p) => p.key !== key);
    this.store.changed();
  }

  #change(key, change) {
    this.pending = this.pending.map((p) => (p.key === key ? { ...p, ...change } : p));
  }
}
