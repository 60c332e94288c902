/** One room, live: loaded, followed, folded; and what this person does in it before the server knows. */
import { Clocks } from './clocks.js';
import { Previews } from './previews.js';
import { refusedAs } from './requests.js';
import { Sends } from './sends.js';
import { applyEntry, roomFrom, withAsked } from './state/room.js';
import { append, applyThread, lastOf, prepend, trim, windowFrom } from './state/stream.js';
import { stagesOf } from './state/tasks.js';
import { reasonOf } from './element.js';
import { t } from './texts.js';

const PAGE = 50;
const MOST = 400;
export const UNDO = 10_000;

const orNothing = (promise) => promise.catch(refusedAs(null));

export class RoomStore extends EventTarget {
  #follow = null;
  #buffer = null;
  #closed = false;
  #readTimer = null;

  constructor(session, channel) {
    super();
    Object.assign(this, {
      session, channel, room: null, status: 'loading', failure: null, ticks: new Map(), deleting: new Map(),
      typing: new Map(), online: new Set(), newAfter: null, thread: null, acts: 0,
    });
    this.sends = new Sends(this);
    this.clocks = new Clocks(this);
    this.previews = new Previews((links) => this.client.ask('channel.preview', { links }), () => this.changed());
  }

  get client() {
    return this.session.client;
  }

  get me() {
    return this.session.me?.person;
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  say(text, options = {}) {
    this.dispatchEvent(Object.assign(new Event('toast'), { detail: { text, ...options } }));
  }

  get pending() {
    return this.sends.pending;
  }

  get landed() {
    return this.sends.landed;
  }

  authorOf(message) {
    return this.room?.window.items.find((i) => i.seq === message)?.actor;
  }

  // ---- life

  async open() {
    this.session.rooms.set(this.channel, this);
    this.#buffer = [];
    this.#follow = this.client.follow(this.channel, {
      entries: (entries) => this.#arrived(entries),
      resync: () => this.load(),
      ended: () => this.#gone(),
      typing: (person) => this.#typed(person),
      presence: (person, online) => this.#presence(person, online),
    });
    try {
      await this.#follow.live;
      await this.load();
    } catch {
      this.#gone();
    }
  }

  async load() {
    this.#buffer ??= [];
    const channel = this.channel;
    const ask = (name, key = 'channel') => this.client.ask(name, { [key]: channel });
    try {
      const [shown, history, incident, properties, tasks, handovers, standups, notices, deadlines] = await Promise.all([
        ask('channel.show'), this.client.ask('channel.history', { channel, limit: PAGE }),
        orNothing(ask('incident.show', 'incident')), orNothing(ask('incident.properties', 'incident')), orNothing(ask('task.list')),
        orNothing(ask('handover.open', 'incident')), orNothing(ask('standup.list')), orNothing(ask('notice.list')),
        orNothing(ask('deadline.list', 'incident')),
      ]);
      if (this.#closed) return;
      this.session.meet(shown.members ?? []);
      this.room = roomFrom({ channel: shown, history, incident, properties, tasks, handovers, standups, notices, me: this.me });
      this.newAfter ??= shown.channel.unread > 0 ? shown.channel.readUpTo ?? 0 : null;
      this.unreadAtOpen ??= shown.channel.unread ?? 0;
      const waiting = this.#buffer.filter((e) => e.seq > history.head || e.seq > lastOf(this.room.window));
      this.clocks.took(deadlines, this.#buffer);
      this.#buffer = null;
      this.status = 'ready';
      this.#fold(waiting);
      this.acts += 1;
    } catch (failure) {
      this.status = failure.code === 'absent' ? 'missing' : 'error';
      this.failure = failure;
      this.changed();
    }
  }

  close() {
    this.#closed = true;
    this.clocks.close();
    if (this.session.rooms.get(this.channel) === this) this.session.rooms.delete(this.channel);
    for (const seq of [...this.deleting.keys()]) this.#deleteNow(seq);
    this.#follow?.stop();
  }

  #gone() {
    this.status = 'missing';
    this.changed();
  }

  // ---- what arrives

  #arrived(entries) {
    if (this.#buffer) this.#buffer.push(...entries);
    else this.#fold(entries);
  }

  #fold(entries) {
    for (const one of entries) {
      const entry = withAsked(one, this.room.channel.members);
      this.room = applyEntry(this.room, entry);
      if (this.thread?.window) this.thread = { ...this.thread, window: applyThread(this.thread.window, entry, this.thread.root) };
      if (entry.kind === 'channel.members-added') this.session.meet(entry.data.people ?? []);
      if (entry.kind === 'channel.message-posted') this.#message(entry);
      else this.acts += 1;
      if (entry.data?.task?.id) this.ticks.delete(entry.data.task.id);
    }
    if (!this.room.window.newer) this.room = { ...this.room, window: this.#trimmed(this.room.window) };
    this.clocks.arrived(entries);
    if (entries.length) this.dispatchEvent(Object.assign(new Event('entries'), { detail: entries }));
    this.changed();
  }

  /** A reader who is further up keeps the place; only the live end is cut. */
  #trimmed(window) {
    return this.atEnd ? trim(window, MOST, 'older') : window;
  }

  #message(entry) {
    this.typing.delete(entry.actor);
    if (entry.actor === this.me) this.sends.landedAs(entry);
    if (entry.thread && entry.thread === this.thread?.root) this.#readThread();
  }

  #typed(person) {
    this.typing.set(person, Date.now() + 5000);
    setTimeout(() => this.changed(), 5100);
    this.changed();
  }

  #presence(person, online) {
    if (online) this.online.add(person);
    else this.online.delete(person);
    this.changed();
  }

  typists() {
    return [...this.typing].filter(([who, until]) => until > Date.now() && who !== this.me).map(([who]) => who);
  }

  // ---- history

  async #page(query) {
    return this.client.ask('channel.history', { channel: this.channel, limit: PAGE, ...query });
  }

  async older() {
    const window = this.room?.window;
    if (!window?.older || this.paging) return;
    this.paging = true;
    try {
      const history = await this.#page({ before: window.items[0]?.seq ?? window.head + 1 });
      this.room = { ...this.room, window: trim(prepend(this.room.window, history), MOST, 'newer') };
    } finally {
      this.paging = false;
      this.changed();
    }
  }

  async newer() {
    const window = this.room?.window;
    if (!window?.newer || this.paging) return;
    this.paging = true;
    try {
      const history = await this.#page({ after: lastOf(window) });
      this.room = { ...this.room, window: trim(append(this.room.window, history), MOST, 'older') };
    } finally {
      this.paging = false;
      this.changed();
    }
  }

  /** Makes sure that an entry is in the window; resolves when it is. */
  async goTo(seq) {
    if (this.room.window.items.some((i) => i.seq === seq)) return;
    const history = await this.#page({ after: Math.max(0, seq - 15) });
    this.room = { ...this.room, window: windowFrom(history, { newer: true }) };
    this.changed();
  }

  /** Number of the first entry since a time, found by halving; 0 when there is none. */
  async firstSince(time) {
    let low = 0;
    let high = this.room.window.head;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [entry] = (await this.#page({ after: middle, limit: 1 })).entries;
      if (!entry || entry.time >= time) high = middle;
      else low = entry.seq;
    }
    const [found] = (await this.#page({ after: low, limit: 1 })).entries;
    return found?.seq ?? 0;
  }

  async goLatest() {
    if (!this.room.window.newer) return;
    this.room = { ...this.room, window: windowFrom(await this.#page({})) };
    this.changed();
  }

  /** Unread from this message on, until the reader leaves and comes back. */
  async markUnread(seq) {
    if (!(await this.try('channel.mark-unread', { message: seq }))) return;
    clearTimeout(this.#readTimer);
    Object.assign(this, { newAfter: seq - 1, markedUnread: true });
    this.session.lists.refresh();
    this.changed();
  }

  markRead() {
    if (this.markedUnread) return;
    const head = this.room?.window.head ?? 0;
    if (!head || head <= (this.readUpTo ?? this.room.channel.readUpTo ?? 0)) return;
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => {
      if (this.#closed) return;
      this.readUpTo = head;
      this.session.lists.read(this.channel, head);
      this.client.command('channel.mark-read', { channel: this.channel, upTo: head }).catch(() => undefined);
    }, 400);
  }

  // ---- what this person does

  act(name, data) {
    const incident = /^(incident|handover|help|deadline)\./.test(name);
    return this.client.command(name, { [incident ? 'incident' : 'channel']: this.channel, ...data });
  }

  /** An act whose refusal is told in passing. */
  async try(name, data) {
    try {
      return await this.act(name, data);
    } catch (failure) {
      this.say(reasonOf(failure), { refusal: true });
      return null;
    }
  }

  send(message) {
    this.sends.add(message);
  }

  /** Deletes after the time to undo. */
  delete(seq) {
    this.deleting.set(seq, setTimeout(() => this.#deleteNow(seq), UNDO / 2));
    this.changed();
  }

  undelete(seq) {
    clearTimeout(this.deleting.get(seq));
    this.deleting.delete(seq);
    this.changed();
  }

  async #deleteNow(seq) {
    clearTimeout(this.deleting.get(seq));
    await this.try('channel.delete', { message: seq });
    this.deleting.delete(seq);
    this.changed();
  }

  stages() {
    return stagesOf(this.room.tasks, this.ticks);
  }

  /** Ticks at once; the toast undoes it. */
  async tick(task, state) {
    const before = this.ticks.get(task.id) ?? this.room.tasks.byId.get(task.id)?.state ?? 'open';
    this.#setState(task, state);
    const key = state === 'done' ? 'task.done-undo' : 'task.open-undo';
    this.say(t(key, { title: task.title }), { undo: () => this.#setState(task, before), key: task.id });
  }

  async #setState(task, state) {
    this.ticks = new Map(this.ticks).set(task.id, state);
    this.changed();
    await this.try('task.set-state', { task: task.id, state });
    if (this.ticks.get(task.id) === state) {
      setTimeout(() => {
        if (this.ticks.get(task.id) === state) this.ticks.delete(task.id);
        this.changed();
      }, 1500);
    }
  }

  async openThread(root) {
    const followed = this.session.threads.find(this.channel, root);
    this.thread = { root, window: null, unread: followed?.unread ?? 0 };
    this.session.threads.read({ channel: this.channel, message: root });
    this.changed();
    try {
      const known = this.room.window.items.find((i) => i.seq === root);
      const [first, history] = await Promise.all([
        known ? { entries: [known], head: 0 } : this.#page({ after: root - 1, limit: 1 }),
        this.#page({ thread: root, limit: 200 }),
      ]);
      const entries = [...first.entries, ...history.entries.filter((e) => e.seq !== root)];
      if (this.thread?.root === root) this.thread = { ...this.thread, window: windowFrom({ ...history, entries }) };
      this.#readThread();
    } catch (failure) {
      this.say(reasonOf(failure), { refusal: true });
      this.thread = null;
    }
    this.changed();
  }

  /** A thread that is open and seen counts as read. */
  #readThread() {
    const { thread } = this;
    const upTo = thread?.window ? lastOf(thread.window) : 0;
    if (!upTo || document.hidden || !this.session.threads.find(this.channel, thread.root)?.unread) return;
    this.session.threads.markRead(this.channel, thread.root, upTo).catch((failure) => this.say(reasonOf(failure), { refusal: true }));
  }

  closeThread() {
    this.thread = null;
    this.session.threads.read(null);
    this.changed();
  }
}
