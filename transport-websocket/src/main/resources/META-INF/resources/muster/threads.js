/** The threads that a person follows, over all channels, with what is unread in each. */

const MOST = 100;
const bare = (channel) => channel.replace(/^channel:/, '');
const same = (one, channel, message) => one.channel === channel && one.message === message;

export class Threads extends EventTarget {
  #timer = null;
  #reading = null;

  constructor(session) {
    super();
    this.session = session;
    this.list = null;
    this.failure = null;
  }

  /** How many threads have something unread. */
  get unread() {
    return (this.list ?? []).filter((one) => one.unread > 0).length;
  }

  get mentions() {
    return (this.list ?? []).reduce((sum, one) => sum + (one.unread ? one.mentions ?? 0 : 0), 0);
  }

  find(channel, message) {
    return this.list?.find((one) => same(one, channel, message));
  }

  async refresh() {
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      const { threads } = await this.session.client.ask('channel.threads', { limit: MOST });
      this.list = threads.map((one) => ({ ...one, channel: bare(one.channel) }));
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.#changed();
  }

  /** A reply that has come in some channel. */
  arrived(channel, entry) {
    const me = this.session.me?.person;
    const one = this.find(channel, entry.thread);
    const mentioned = entry.data.mentions?.includes(me);
    if (!one) {
      if (entry.actor === me || mentioned || this.#rootIsMine(channel, entry.thread)) this.#soon();
      return;
    }
    one.replies += 1;
    one.lastAt = entry.time;
    const reading = this.#reading && same(this.#reading, channel, entry.thread) && !globalThis.document?.hidden;
    if (entry.actor !== me && !reading) {
      one.unread += 1;
      if (mentioned) one.mentions = (one.mentions ?? 0) + 1;
    }
    this.list = [one, ...this.list.filter((o) => o !== one)];
    this.#changed();
  }

  /** The thread that is in front of the reader's eyes, or null. */
  read(reading) {
    this.#reading = reading;
  }

  async markRead(channel, message, upTo) {
    const one = this.find(channel, message);
    if (one) Object.assign(one, { unread: 0, mentions: 0 });
    this.#changed();
    await this.session.client.command('channel.mark-thread-read', { channel, message, upTo });
  }

  async follow(channel, message, follow) {
    await this.session.client.command(`channel.${follow ? 'follow' : 'unfollow'}-thread`, { channel, message });
    await this.refresh();
  }

  #rootIsMine(channel, message) {
    return this.session.rooms.get(channel)?.authorOf(message) === this.session.me?.person;
  }

  #soon() {
    this.#timer ??= setTimeout(() => this.refresh(), 800);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
