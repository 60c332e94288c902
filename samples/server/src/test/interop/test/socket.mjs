// A client of the socket made of `ws` and of what asyncapi.json says, and of nothing else.
import WebSocket from 'ws';
import { Schemas, closed, read, signIn } from './description.mjs';

export const address = process.env.MUSTER_ADDRESS;
export const socketAddress = `${address.replace(/^http/, 'ws')}socket`;

const document = read('asyncapi.json');
const schemas = new Schemas(described(document), 'asyncapi');

/** Frames by kind that came or went in this process. */
export const seen = { server: new Set(), client: new Set(), kinds: new Set() };
export const kinds = Object.keys(document.components.messages);

/** Closed schemas; the data of an entry as its amendments may have left it. */
function described(all) {
  const copy = closed(all);
  copy.components.schemas.EntryView.anyOf = undefined;
  delete copy.components.schemas.EntryView.anyOf;
  return copy;
}

export function checked(frame, side) {
  const name = `${side}.${frame.type}`;
  if (!document.components.messages[name]) {
    throw new Error(`${name} is not described: ${JSON.stringify(frame)}`);
  }
  schemas.check(`/components/messages/${name}/payload`, frame, name);
  for (const entry of frame.entries ?? []) {
    const told = document.components.schemas.EntryView.anyOf.find((k) => k.properties.kind.const === entry.kind);
    if (!told) {
      throw new Error(`entries of the kind ${entry.kind} are not described`);
    }
    seen.kinds.add(entry.kind);
  }
  seen[side].add(frame.type);
}

export class Socket {
  constructor(ws) {
    this.ws = ws;
    this.frames = [];
    this.faults = [];
    this.waiting = new Set();
    this.closed = new Promise((done) => {
      ws.on('close', (code, reason) => done({ code, reason: reason.toString() }));
    });
    ws.on('error', () => {});
    ws.on('message', (data, binary) => {
      try {
        if (binary) {
          throw new Error('a binary message came');
        }
        const message = JSON.parse(data.toString());
        for (const frame of Array.isArray(message) ? message : [message]) {
          checked(frame, 'server');
          this.frames.push(frame);
        }
      } catch (e) {
        this.faults.push(e);
      }
      this.waiting.forEach((look) => look());
    });
  }

  static async open(token, options = {}) {
    const ws = new WebSocket(socketAddress, { headers: { Authorization: `Bearer ${token}` }, ...options });
    const socket = new Socket(ws);
    await new Promise((done, failed) => {
      ws.on('open', done);
      ws.on('error', failed);
    });
    return socket;
  }

  static async as(handle, options) {
    return Socket.open(await signIn(handle), options);
  }

  send(frame) {
    checked(frame, 'client');
    this.ws.send(JSON.stringify(frame));
    return this;
  }

  /** The first frame of this type from here on that fits. */
  async next(type, fits = () => true, from = 0) {
    const find = () => this.frames.slice(from).find((f) => f.type === type && fits(f));
    const end = Date.now() + 10_000;
    for (;;) {
      if (this.faults.length > 0) {
        throw this.faults[0];
      }
      const found = find();
      if (found) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(`no ${type} came; ${JSON.stringify(this.frames.slice(-5))}`);
      }
      await new Promise((done) => {
        const timer = setTimeout(wake, 250);
        const waiting = this.waiting;
        function wake() {
          clearTimeout(timer);
          waiting.delete(wake);
          done();
        }
        waiting.add(wake);
      });
    }
  }

  async run(name, data, id = crypto.randomUUID()) {
    this.send({ type: 'command', id, name, data });
    return this.answered('result', id);
  }

  async ask(name, data) {
    const id = crypto.randomUUID();
    this.send({ type: 'ask', id, name, data });
    return (await this.answered('answer', id)).data;
  }

  async answered(type, id) {
    const refused = this.next('refused', (f) => f.id === id).then((f) => {
      throw new Error(`refused: ${JSON.stringify(f)}`);
    });
    refused.catch(() => {});
    return Promise.race([this.next(type, (f) => f.id === id), refused]);
  }

  async close() {
    this.ws.close();
    await this.closed;
    if (this.faults.length > 0) {
      throw this.faults[0];
    }
  }
}

/** How a handshake is refused: the status; 101 when it is not. */
export async function handshake(headers = {}, path = '', options = {}) {
  const ws = new WebSocket(socketAddress + path, { headers, ...options });
  return new Promise((done) => {
    ws.on('unexpected-response', (request, response) => {
      request.destroy();
      done(response.statusCode);
    });
    ws.on('error', () => {});
    ws.on('open', () => {
      ws.terminate();
      done(101);
    });
  });
}
