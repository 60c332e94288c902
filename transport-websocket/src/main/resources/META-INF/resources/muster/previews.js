/**
 * What links lead to, as this reader may see it now. Asked together, kept only while a room is open, and never written
 * anywhere: who loses access has nothing left of it when the room is opened again.
 */

const TOGETHER = 20;
const WAIT = 30;

const keyOf = ({ channel, message }) => `${channel}/${message}`;

export class Previews {
  #known = new Map();
  #wanted = new Map();
  #timer = null;

  /** @param ask(links) answers {previews}  @param changed is told when some have come */
  constructor(ask, changed) {
    this.ask = ask;
    this.changed = changed;
  }

  /** The preview, null when there is none for this reader, undefined while it is on its way. */
  get(link) {
    const key = keyOf(link);
    if (this.#known.has(key)) return this.#known.get(key);
    if (!this.#wanted.has(key)) {
      this.#wanted.set(key, link);
      this.#timer ??= setTimeout(() => this.#load(), WAIT);
    }
    return undefined;
  }

  /** Forgets everything, as when a channel is left: what is still shown is asked for again. */
  clear() {
    this.#known.clear();
    this.changed();
  }

  async #load() {
    this.#timer = null;
    const links = [...this.#wanted.values()].slice(0, TOGETHER);
    try {
      const { previews } = await this.ask(links.map(({ channel, message }) => ({ channel, message })));
      const byKey = new Map(previews.map((p) => [keyOf({ ...p, channel: p.channel.replace(/^channel:/, '') }), p]));
      for (const link of links) this.#known.set(keyOf(link), byKey.get(keyOf(link)) ?? null);
    } catch {
      for (const link of links) this.#known.set(keyOf(link), null);
    }
    for (const link of links) this.#wanted.delete(keyOf(link));
    if (this.#wanted.size) this.#timer ??= setTimeout(() => this.#load(), WAIT);
    this.changed();
  }
}
