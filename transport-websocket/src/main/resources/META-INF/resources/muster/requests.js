/** Commands and questions on their way: each is sent until it is answered. */

/** A command or question that was answered with a refusal. */
export class Refused extends Error {
  constructor({ code, field, message, reference }) {
    super(message || code);
    this.code = code;
    this.field = field;
    this.reference = reference;
  }
}

export const ANSWER_WITHIN = 20_000;
const LONGEST_WAIT = 30_000;
const MOST_TRIES = 4;

/** The wait before a try, in milliseconds: 1 s doubling to 30 s, of which a random half. */
export function backoff(attempt, random = Math.random()) {
  const most = Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(attempt, 10));
  return Math.round(Math.max(1000, most * (0.5 + random / 2)));
}

/** Whether a refusal says that the same may be taken a little later. */
export const isLater = ({ code }) => ['busy', 'unavailable'].includes(code);

/** For a question that not everybody may ask, or not every server has a room for: what stands in the place of its answer. */
export const refusedAs = (none) => (failure) => {
  if (failure.code === 'absent' || (failure.code === 'invalid' && failure.field === 'name')) return none;
  throw failure;
};

export const randomKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
};

export class Requests {
  #pending = new Map();

  /** @param send sends a frame  @param online whether it would arrive */
  constructor(send, online) {
    this.send = send;
    this.online = online;
  }

  add(frame) {
    return new Promise((resolve, reject) => {
      const request = { frame, resolve, reject, tries: 0, timer: null };
      this.#pending.set(frame.id, request);
      if (this.online()) this.#transmit(request);
    });
  }

  get unanswered() {
    return [...this.#pending.values()];
  }

  /** After a reconnect: what was not answered until then, under the same keys. */
  sendAll(requests) {
    for (const request of requests) if (this.#pending.has(request.frame.id)) this.#transmit(request);
  }

  /** A result, an answer or a refusal. */
  answered(frame) {
    const request = this.#pending.get(frame.id);
    if (!request) return;
    if (frame.type === 'result') this.#settle(request, () => request.resolve(frame));
    else if (frame.type === 'answer') this.#settle(request, () => request.resolve(frame.data));
    else this.#refused(request, frame);
  }

  #transmit(request) {
    clearTimeout(request.timer);
    this.send(request.frame);
    request.timer = setTimeout(() => this.#overdue(request), ANSWER_WITHIN);
  }

  #overdue(request) {
    if (!this.online()) return;
    if (request.frame.type === 'command') this.#transmit(request);
    else this.#settle(request, () => request.reject(new Refused({ code: 'unavailable' })));
  }

  #refused(request, frame) {
    if (isLater(frame) && request.tries < MOST_TRIES) {
      request.tries += 1;
      clearTimeout(request.timer);
      request.timer = setTimeout(() => this.online() && this.#transmit(request), backoff(request.tries - 1));
    } else {
      this.#settle(request, () => request.reject(new Refused(frame)));
    }
  }

  #settle(request, how) {
    this.#pending.delete(request.frame.id);
    clearTimeout(request.timer);
    how();
  }
}
