// Frames that RFC 6455 forbids, written byte by byte onto a connection that `ws` opened: each ends that connection
// with the right code, and no other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { signIn } from './description.mjs';
import { Socket } from './socket.mjs';

/** How long a flood is; a whole one is of a million frames: MUSTER_FLOOD=1000000. */
const MANY = Number(process.env.MUSTER_FLOOD ?? 100_000);
const MASK = Buffer.from([1, 2, 3, 4]);
let token;
let witness;

before(async () => {
  token = await signIn('mia');
  witness = await Socket.as('liam');
  await witness.next('hello');
});

after(() => witness.ws.terminate());

/** The other connection still gets its answer, and soon. */
async function others() {
  const id = crypto.randomUUID();
  const began = Date.now();
  witness.send({ type: 'ping', id });
  await witness.next('pong', (f) => f.id === id);
  assert.ok(Date.now() - began < 2_000, 'another connection waits');
}

function frame(opcode, payload, { fin = true, rsv = 0, mask = true, length } = {}) {
  const bytes = Buffer.from(payload);
  const says = length ?? BigInt(bytes.length);
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode];
  const marked = mask ? 0x80 : 0;
  let size;
  if (says < 126n) {
    size = Buffer.from([marked | Number(says)]);
  } else if (says < 65_536n) {
    size = Buffer.from([marked | 126, Number(says >> 8n), Number(says & 255n)]);
  } else {
    size = Buffer.alloc(9);
    size[0] = marked | 127;
    size.writeBigUInt64BE(says, 1);
  }
  const body = mask ? Buffer.from(bytes.map((b, i) => b ^ MASK[i % 4])) : bytes;
  return Buffer.concat([Buffer.from(head), size, mask ? MASK : Buffer.alloc(0), body]);
}

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const ping = JSON.stringify({ type: 'ping', id: 'x' });

async function closes(code, ...frames) {
  const socket = await Socket.open(token);
  await socket.next('hello');
  for (const bytes of frames) {
    socket.ws._socket.write(bytes);
  }
  const timer = setTimeout(() => socket.ws.terminate(), 10_000);
  const closed = await socket.closed;
  clearTimeout(timer);
  assert.ok([code].flat().includes(closed.code), `closed with ${closed.code} ${closed.reason}, not ${code}`);
  assert.ok(!/Exception|org\.|dev\.|java/.test(closed.reason), closed.reason);
  await others();
}

const violations = {
  'a frame without a mask': [1002, frame(TEXT, ping, { mask: false })],
  'the first reserved bit, without compression': [1002, frame(TEXT, ping, { rsv: 4 })],
  'the second reserved bit': [1002, frame(TEXT, ping, { rsv: 2 })],
  'the third reserved bit': [1002, frame(TEXT, ping, { rsv: 1 })],
  'a reserved data opcode': [1002, frame(3, 'x')],
  'a reserved control opcode': [1002, frame(11, 'x')],
  'a ping of more than 125 bytes': [1002, frame(PING, 'x'.repeat(126))],
  'a pong of more than 125 bytes': [1002, frame(PONG, 'x'.repeat(126))],
  'a close frame of more than 125 bytes': [1002, frame(CLOSE, Buffer.concat([Buffer.from([3, 232]), Buffer.alloc(124, 120)]))],
  'a fragmented ping': [1002, frame(PING, 'x', { fin: false })],
  'a fragmented close': [1002, frame(CLOSE, [3, 232], { fin: false })],
  'a continuation of nothing': [1002, frame(0, 'x')],
  'a new message inside another': [1002, frame(TEXT, 'a', { fin: false }), frame(TEXT, 'b')],
  'a close frame of one byte': [1002, frame(CLOSE, [3])],
  'a close code that must not be sent': [1002, frame(CLOSE, [3, 237])],
  'a close code of nothing': [1002, frame(CLOSE, [0, 1])],
  'invalid UTF-8': [1007, frame(TEXT, [0x22, 0xc3, 0x28, 0x22])],
  'a surrogate in UTF-8': [1007, frame(TEXT, [0xed, 0xa0, 0x80])],
  'an overlong form in UTF-8': [1007, frame(TEXT, [0xc0, 0xaf])],
  'UTF-8 that ends inside a character': [1007, frame(TEXT, [0xe2, 0x82])],
  'invalid UTF-8 over two fragments': [1007, frame(TEXT, [0xe2, 0x82], { fin: false }), frame(0, [0x28])],
  'invalid UTF-8 as the reason of a close': [[1002, 1007], frame(CLOSE, [3, 232, 0xc3, 0x28])],
  'a frame above 64 kB': [1009, frame(TEXT, 'x'.repeat(65_537))],
  'a message above 64 kB in parts': [
    1009,
    frame(TEXT, 'x'.repeat(60_000), { fin: false }),
    frame(0, 'x'.repeat(6_000)),
  ],
  'a header that claims 2^63 bytes': [[1002, 1009], frame(TEXT, 'x', { length: 1n << 63n })],
  'a header that claims 2^63 - 1 bytes': [[1002, 1009], frame(TEXT, 'x', { length: (1n << 63n) - 1n })],
  'a header that claims 2^31 bytes': [[1002, 1009], frame(TEXT, 'x', { length: 1n << 31n })],
  'a binary header that claims 2^40 bytes': [[1002, 1003, 1009], frame(BINARY, 'x', { length: 1n << 40n })],
  'a binary message': [1003, frame(BINARY, 'x')],
};

for (const [name, [code, ...frames]] of Object.entries(violations)) {
  test(`${name} closes with ${code}`, () => closes(code, ...frames));
}

test('text that was compressed without leave is not unpacked', async () => {
  const { deflateRawSync } = await import('node:zlib');
  await closes(1002, frame(TEXT, deflateRawSync(Buffer.alloc(10_000_000, 32)), { rsv: 4 }));
});

test('what looks odd and is allowed is understood', async () => {
  const socket = await Socket.open(token);
  await socket.next('hello');
  const text = Buffer.from(JSON.stringify({ type: 'ping', id: '🎈' }));
  const inside = text.indexOf('🎈') + 2;
  const pong = new Promise((done) => socket.ws.on('pong', (data) => done(data.toString())));
  for (const bytes of [
    frame(TEXT, text.subarray(0, inside), { fin: false }),
    frame(PING, 'between'),
    frame(0, '', { fin: false }),
    frame(PONG, 'unasked'),
    frame(0, text.subarray(inside)),
  ]) {
    for (const byte of bytes) {
      socket.ws._socket.write(Buffer.from([byte]));
    }
  }
  assert.equal((await socket.next('pong')).id, '🎈');
  assert.equal(await pong, 'between');
  await socket.close();
});

test('a message of 64 kB is taken', async () => {
  const socket = await Socket.open(token);
  const id = 'x'.repeat(100);
  const text = JSON.stringify({ type: 'ping', id });
  socket.ws._socket.write(frame(TEXT, text + ' '.repeat(65_536 - text.length)));
  assert.equal((await socket.next('pong')).id, id);
  await socket.close();
});

test('a close is answered with its own code', async () => {
  const socket = await Socket.open(token);
  await socket.next('hello');
  socket.ws.close(4000, 'done');
  assert.equal((await socket.closed).code, 4000);
});

/** Memory that the server's process holds, in bytes. */
function memory() {
  const status = readFileSync(`/proc/${process.env.MUSTER_PID}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) * 1024;
}

const FLAT = 64 * 1024 * 1024;

/** Waits until the other side has read; not for ever, as it may have stopped on purpose. */
async function drained(socket) {
  let timer;
  const stuck = new Promise((done) => (timer = setTimeout(() => done('stuck'), 3_000)));
  const read = new Promise((done) => socket.ws._socket.once('drain', done));
  const how = await Promise.race([read, socket.closed, stuck]);
  clearTimeout(timer);
  return how;
}

/** Sends the same bytes so many times; stops when the other side has had enough. */
async function flood(bytes, times, { reading = true, first } = {}) {
  const socket = await Socket.open(token);
  await socket.next('hello');
  const before = memory();
  let closed = null;
  socket.closed.then((c) => (closed = c));
  if (!reading) {
    socket.ws._socket.pause();
  }
  if (first) {
    socket.ws._socket.write(first);
  }
  const chunk = Buffer.concat(Array.from({ length: 1_000 }, () => bytes));
  for (let i = 0; i < times / 1_000 && !closed; i++) {
    const more = socket.ws._socket.write(chunk);
    if (!more && (await drained(socket)) === 'stuck') {
      break;
    }
    if (i % 20 === 0) {
      await others();
    }
  }
  if (reading && !closed) {
    const answered = new Promise((done) => socket.ws.on('pong', (data) => data.toString() === 'end' && done('pong')));
    socket.ws._socket.write(frame(PING, 'end'));
    assert.ok(await Promise.race([answered, socket.closed]), 'all of it was taken in, or the connection is closed');
  }
  await others();
  const grown = memory() - before;
  assert.ok(grown < FLAT, `the server holds ${grown} bytes more`);
  socket.ws.terminate();
  return closed;
}

test(`${MANY} empty fragments cost the others nothing`, () => flood(frame(0, '', { fin: false }), MANY, {
  first: frame(TEXT, '', { fin: false }),
}));

test(`${MANY} empty messages cost the others nothing`, () => flood(frame(TEXT, ''), MANY));

test(`${MANY} pings cost the others nothing`, () => flood(frame(PING, 'x'.repeat(125)), MANY));

test(`${5 * MANY} pings of one who does not read cost the others nothing`, () =>
  flood(frame(PING, 'x'.repeat(125)), 5 * MANY, { reading: false }));

test(`${MANY} questions of one who does not read cost the others nothing`, () =>
  flood(frame(TEXT, JSON.stringify({ type: 'ask', id: 'q', name: 'channel.mine', data: {} })), MANY, {
    reading: false,
  }));
