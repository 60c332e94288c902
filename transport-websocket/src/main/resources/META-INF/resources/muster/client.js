/**
 * The browser's end of the socket. One connection per mount; it comes back by itself, resumes every
 * subscription from the cursor it holds, and sends a command again under the same key until it is answered.
 *
 * Events: `state` {state, seconds}, `hello`, `invited` {channel}, `ended` {channel}, `signedout`.
 */

import { ANSWER_WITHIN, Refused, Requests, backoff, isLater, randomKey } from './requests.js';

export { Refused, backoff, randomKey };

export function socketAddress(mount) {
  const address = new URL('socket', mount);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

export class MusterClient extends EventTarget {
  #socket = null;
  #wanted = false;
  #attempt = 0;
  #timer = null;
  #requests = new Requests((frame) => this.#send(frame), () => this.state === 'online');
  #subscriptions = new Map();
  #heardAt = 0;
  #heart = null;
  #retryAt = 0;

  /** @param mount the address under which the library is mounted, ending in a slash */
  constructor({ mount, open = (address) => new WebSocket(address) }) {
    super();
    this.mount = mount;
    this.open = open;
    this.state = 'idle';
    this.hello = null;
  }

  get seconds() {
    return Math.max(0, Math.ceil((this.#retryAt - Date.now()) / 1000));
  }

  connect() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    globalThis.addEventListener?.('online', this.retryNow);
    this.#dial();
  }

  close() {
    this.#wanted = false;
    globalThis.removeEventListener?.('online', this.retryNow);
    this.#stop();
    this.#socket?.close(1000);
    this.#socket = null;
    this.#to('idle');
  }

  retryNow = () => {
    if (this.state === 'waiting') this.#dial();
  };

  /** Sends a command under a key of its own until it is answered; rejects with Refused. */
  command(name, data, { key = randomKey() } = {}) {
    return this.#requests.add({ type: 'command', id: key, name, data });
  }

  /** Asks a question; rejects with Refused, or after 20 s without an answer while connected. */
  ask(name, data = {}) {
    return this.#requests.add({ type: 'ask', id: randomKey(), name, data });
  }

  typing(channel) {
    if (this.state === 'online') this.#send({ type: 'typing', channel: `channel:${channel}` });
  }

  /**
   * Follows a channel, or a journal by its whole name (`person:…`). Several followers share one subscription.
   *
   * @param follower {entries(list), resync(), ended(), typing(person), presence(person, online)}
   * @return {live: Promise that resolves once everything new will arrive, stop(), renew()}
   */
  follow(channel, follower) {
    const name = channel.includes(':') ? channel : `channel:${channel}`;
    let one = this.#subscriptions.get(name);
    if (!one) {
      one = { followers: new Set(), cursor: null, seq: 0, tries: 0, online: new Set(), ...waiting() };
      this.#subscriptions.set(name, one);
      if (this.state === 'online') this.#subscribe(name, one);
    }
    one.followers.add(follower);
    one.online.forEach((person) => follower.presence?.(person, true));
    return {
      live: one.live,
      stop: () => {
        one.followers.delete(follower);
        if (one.followers.size === 0 && this.#subscriptions.get(name) === one) {
          this.#subscriptions.delete(name);
          if (this.state === 'online') this.#send({ type: 'unsubscribe', channel: name });
        }
      },
    };
  }

  // ---- connection

  #dial() {
    this.#stop();
    this.#to('connecting');
    let socket;
    try {
      socket = this.open(socketAddress(this.mount));
    } catch {
      this.#later();
      return;
    }
    this.#socket = socket;
    socket.onmessage = (message) => this.#socket === socket && [JSON.parse(message.data)].flat().forEach((frame) => this.#heard(frame));
    socket.onclose = (close) => this.#socket === socket && this.#closed(close.code);
    this.#timer = setTimeout(() => this.#drop(socket), ANSWER_WITHIN);
  }

  #closed(code) {
    const never = this.state === 'connecting';
    this.#socket = null;
    this.#stop();
    for (const one of this.#subscriptions.values()) {
      clearTimeout(one.timer);
      one.online.forEach((person) => this.#tell(one, 'presence', person, false));
      one.online.clear();
    }
    if (!this.#wanted) return;
    if (code === 4401 || never) this.#checkSignedIn();
    else this.#later(code === 1001);
  }

  #drop(socket) {
    if (this.#socket !== socket) return;
    socket.onclose = null;
    socket.close();
    this.#closed(1006);
  }

  /**
   * A refused handshake looks to a page like any other failure, and a sign-in that ended may have been followed by
   * another one of this browser; so it asks in another way.
   */
  async #checkSignedIn() {
    let status = 0;
    try {
      const answer = await fetch(new URL('api/v1/notice/inbox?limit=1', this.mount), { credentials: 'same-origin', cache: 'no-store' });
      status = answer.status;
    } catch {
      status = 0;
    }
    if (!this.#wanted || this.#socket) return;
    if (status === 401) this.#signedOut();
    else this.#later();
  }

  #signedOut() {
    this.#wanted = false;
    this.#to('signedout');
    this.dispatchEvent(new Event('signedout'));
  }

  #later(atOnce = false) {
    const wait = atOnce ? 200 + Math.random() * 800 : backoff(this.#attempt);
    this.#attempt += 1;
    this.#retryAt = Date.now() + wait;
    this.#to('waiting');
    this.#heart = setInterval(() => this.#to('waiting'), 1000);
    this.#timer = setTimeout(() => this.#dial(), wait);
  }

  #stop() {
    clearTimeout(this.#timer);
    clearInterval(this.#heart);
  }

  #to(state) {
    this.state = state;
    this.#fire('state', { state, seconds: this.seconds });
  }

  #fire(name, detail) {
    this.dispatchEvent(Object.assign(new Event(name), { detail }));
  }

  // ---- frames

  #send(frame) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(frame));
  }

  #heard(frame) {
    this.#heardAt = Date.now();
    const one = frame.channel && this.#subscriptions.get(frame.channel);
    switch (frame.type) {
      case 'hello': return this.#greeted(frame);
      case 'subscribed': return one && this.#subscribed(one, frame);
      case 'entries': return one && this.#entries(one, frame);
      case 'result':
      case 'answer': return this.#requests.answered(frame);
      case 'refused': return this.#refused(frame);
      case 'typing': return one && this.#tell(one, 'typing', frame.person);
      case 'presence': return one && this.#presence(one, frame);
      case 'resync': return one && this.#resync(one, frame);
      case 'ended': return this.#ended(one, frame);
      case 'invited': return this.#fire('invited', { channel: bare(frame.channel) });
      default: return undefined;
    }
  }

  #greeted(frame) {
    this.hello = frame;
    this.#attempt = 0;
    this.#stop();
    const { unanswered } = this.#requests;
    this.#to('online');
    const beat = (frame.heartbeatSeconds || 20) * 1000;
    const socket = this.#socket;
    this.#heart = setInterval(() => {
      if (Date.now() - this.#heardAt > beat * 2.5) this.#drop(socket);
      else this.#send({ type: 'ping' });
    }, beat);
    this.#fire('hello', frame);
    for (const [name, one] of this.#subscriptions) this.#subscribe(name, one);
    this.#requests.sendAll(unanswered);
  }

  /** Asks until there is an answer. */
  #subscribe(name, one) {
    one.id = randomKey();
    this.#send({ type: 'subscribe', id: one.id, channel: name, ...(one.cursor ? { cursor: one.cursor } : {}) });
    this.#again(name, one, ANSWER_WITHIN);
  }

  #again(name, one, wait) {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => this.state === 'online' && this.#subscriptions.get(name) === one && this.#subscribe(name, one), wait);
  }

  #refused(frame) {
    const [name, one] = [...this.#subscriptions].find(([, each]) => each.id === frame.id) ?? [];
    if (!one) return this.#requests.answered(frame);
    if (isLater(frame)) return this.#again(name, one, backoff(one.tries++));
    this.#subscriptions.delete(name);
    return this.#over(one, new Refused(frame));
  }

  #subscribed(one, frame) {
    clearTimeout(one.timer);
    one.tries = 0;
    one.cursor = one.cursor ?? frame.from ?? frame.head;
    one.arrived();
  }

  #entries(one, frame) {
    const fresh = frame.entries.filter((entry) => entry.seq > one.seq);
    one.cursor = frame.cursor;
    if (fresh.length === 0) return;
    one.seq = fresh[fresh.length - 1].seq;
    this.#tell(one, 'entries', fresh);
  }

  #presence(one, { person, online }) {
    if (online) one.online.add(person);
    else one.online.delete(person);
    this.#tell(one, 'presence', person, online);
  }

  #resync(one, frame) {
    one.cursor = frame.head;
    one.seq = 0;
    this.#subscribe(frame.channel, one);
    one.arrived();
    this.#tell(one, 'resync');
  }

  #ended(one, frame) {
    this.#subscriptions.delete(frame.channel);
    if (one) this.#over(one, new Refused({ code: 'absent' }));
    this.#fire('ended', { channel: bare(frame.channel) });
  }

  #over(one, why) {
    clearTimeout(one.timer);
    one.failed(why);
    this.#tell(one, 'ended');
  }

  #tell(one, what, ...args) {
    for (const follower of [...one.followers]) {
      try {
        follower[what]?.(...args);
      } catch (failure) {
        console.error(failure);
      }
    }
  }
}

const bare = (name) => name.replace(/^channel:/, '');

function waiting() {
  let arrived;
  let failed;
  const live = new Promise((resolve, reject) => {
    arrived = resolve;
    failed = reject;
  });
  live.catch(() => undefined);
  return { live, arrived, failed };
}
