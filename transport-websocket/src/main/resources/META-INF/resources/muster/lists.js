/** The channels and incidents that a person is in, kept up to date by following each of them. */

const MESSAGE = 'channel.message-posted';
const MOST = 200;
const ACTS = /^(incident|task|handover|channel)\./;
const QUIET = /^channel\.(reaction-|acknowledged|message-(un)?pinned|message-edited)/;

export class Lists extends EventTarget {
  #following = new Map();
  #users = 0;
  #timer = null;
  #refreshedAt = 0;
  #scope = 'open';

  constructor(session) {
    super();
    this.session = session;
    this.channels = null;
    this.incidents = null;
    this.everything = null;
    this.failure = null;
    this.reading = null;
    session.client.addEventListener('hello', () => this.#users && this.refresh());
    session.client.addEventListener('invited', () => this.#users && this.refresh());
    session.client.addEventListener('ended', () => this.#users && this.#soon());
  }

  use() {
    this.#users += 1;
    if (this.session.client.state === 'online') this.refresh();
  }

  release() {
    this.#users -= 1;
  }

  get loaded() {
    return this.incidents !== null;
  }

  /** Also those that are closed. */
  async scope(which) {
    this.#scope = which;
    this.#changed();
    if (which === 'all') await this.refresh();
  }

  async refresh() {
    this.#refreshedAt = Date.now();
    const { client } = this.session;
    try {
      const [mine, open, all] = await Promise.all([
        client.ask('channel.mine'),
        client.ask('incident.list', { open: true }),
        this.#scope === 'all' ? client.ask('incident.list', { open: false }) : null,
      ]);
      this.channels = mine.channels;
      this.incidents = open.incidents;
      this.everything = all?.incidents ?? this.everything;
      this.failure = null;
      this.#follow();
    } catch (failure) {
      this.failure = failure;
    }
    this.#changed();
  }

  /** The channel that is in front of the reader's eyes counts as read. */
  read(channel, upTo) {
    for (const list of [this.channels, this.incidents]) {
      const one = list?.find((c) => c.id === channel);
      if (one && (one.unread || one.mentions)) Object.assign(one, { unread: 0, mentions: 0, readUpTo: upTo });
    }
    this.#changed();
  }

  /** Where something happens: {id, name, muted, marking}; undefined for what this person is not in. */
  place(id) {
    const channel = this.channels?.find((c) => c.id === id);
    const incident = this.incidents?.find((i) => i.id === id);
    return channel || incident ? { ...channel, id, name: incident?.title ?? channel.name, incident } : undefined;
  }

  /** Changes what is shown of a channel at once, as after muting it. */
  amend(id, change) {
    for (const list of [this.channels, this.incidents]) {
      const one = list?.find((c) => c.id === id);
      if (one) Object.assign(one, change);
    }
    this.#changed();
  }

  shown() {
    return this.#scope === 'all' ? this.everything ?? this.incidents : this.incidents;
  }

  get showing() {
    return this.#scope;
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  #follow() {
    const latest = this.channels.filter((c) => !c.archived).sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
    const wanted = new Set(latest.slice(0, MOST).map((c) => c.id));
    for (const [id, follow] of this.#following) {
      if (!wanted.has(id)) {
        follow.stop();
        this.#following.delete(id);
      }
    }
    for (const id of wanted) {
      if (this.#following.has(id)) continue;
      this.#following.set(id, this.session.client.follow(id, {
        entries: (entries) => this.#arrived(id, entries),
        resync: () => this.#soon(),
        ended: () => this.#following.delete(id),
      }));
    }
  }

  #arrived(id, entries) {
    let acts = false;
    const me = this.session.me?.person;
    for (const entry of entries) {
      if (entry.kind !== MESSAGE) acts ||= ACTS.test(entry.kind) && !QUIET.test(entry.kind);
      else if (entry.actor !== me && this.reading !== id) this.#unread(id, entry);
      if (entry.kind === MESSAGE && entry.thread) this.session.threads.arrived(id, entry);
      const place = this.place(id);
      if (place) this.session.notifier.tell(entry, place);
    }
    if (acts) this.#soon();
    this.#changed();
  }

  #unread(id, { data, time }) {
    const mentioned = data.channelMention || data.mentions?.includes(this.session.me?.person);
    for (const list of [this.channels, this.incidents]) {
      const one = list?.find((c) => c.id === id);
      if (!one) continue;
      one.unread = (one.unread ?? 0) + 1;
      if (mentioned) one.mentions = (one.mentions ?? 0) + 1;
      one.lastAt = time;
    }
  }

  #soon() {
    if (this.#timer || !this.#users) return;
    const wait = Math.max(250, 1500 - (Date.now() - this.#refreshedAt));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.refresh();
    }, wait);
  }
}
