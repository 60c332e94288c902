import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { from } from './support.mjs';

const { MusterClient, Refused, backoff } = await from('client.js');

class Socket {
  readyState = 1;
  sent = [];
  send(text) { this.sent.push(JSON.parse(text)); }
  close() { this.readyState = 3; }
  hear(...frames) { this.onmessage({ data: JSON.stringify(frames.length === 1 ? frames[0] : frames) }); }
  hello() { this.hear({ type: 'hello', person: 'ada', name: 'Ada', heartbeatSeconds: 20 }); }
  lose(code = 1006) { this.readyState = 3; this.onclose({ code }); }
  of(type) { return this.sent.filter((f) => f.type === type); }
}

function start() {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
  const sockets = [];
  const client = new MusterClient({ mount: 'http://host/muster/', open: (address) => sockets[sockets.push(Object.assign(new Socket(), { address })) - 1] });
  client.connect();
  sockets[0].hello();
  return { client, sockets, last: () => sockets.at(-1) };
}

test.afterEach(() => mock.timers.reset());

test('a command is sent again under its key until it is answered', async () => {
  const { client, sockets, last } = start();
  assert.equal(sockets[0].address, 'ws://host/muster/socket');
  const answer = client.command('channel.post', { text: 'x' });
  sockets[0].lose();
  mock.timers.tick(2000);
  last().hello();
  const [first, again] = [sockets[0].of('command')[0], last().of('command')[0]];
  assert.equal(again.id, first.id);
  last().hear({ type: 'result', id: first.id, ids: { message: '4' } });
  assert.equal((await answer).ids.message, '4');
});

test('subscriptions resume from their cursors, and what comes twice is told once', () => {
  const { client, sockets, last } = start();
  const seen = [];
  client.follow('c', { entries: (list) => seen.push(...list.map((e) => e.seq)) });
  const entries = (...seqs) => ({ type: 'entries', channel: 'channel:c', cursor: `e:${seqs.at(-1)}`, entries: seqs.map((seq) => ({ seq })) });
  sockets[0].hear({ type: 'subscribed', channel: 'channel:c', from: 'e:3', head: 'e:3' }, entries(4, 5));
  sockets[0].lose();
  mock.timers.tick(2000);
  last().hello();
  assert.equal(last().of('subscribe')[0].cursor, 'e:5');
  last().hear(entries(5, 6));
  assert.deepEqual(seen, [4, 5, 6]);
});

test('a subscription that a busy server refuses is asked for until there is one', async () => {
  const { client, sockets } = start();
  const [socket] = sockets;
  const { live } = client.follow('c', {});
  const refuse = (code) => socket.hear({ type: 'refused', id: socket.of('subscribe').at(-1).id, code });
  refuse('busy');
  mock.timers.tick(1000);
  assert.equal(socket.of('subscribe').length, 2);
  mock.timers.tick(20_000);
  assert.equal(socket.of('subscribe').length, 3, 'nothing was said');
  socket.hear({ type: 'subscribed', channel: 'channel:c', from: 'e:3', head: 'e:3' });
  await live;
  mock.timers.tick(60_000);
  assert.equal(socket.of('subscribe').length, 3);
});

test('a subscription that is refused for good has ended', async () => {
  const { client, sockets } = start();
  let ended = 0;
  const { live } = client.follow('c', { ended: () => (ended += 1) });
  sockets[0].hear({ type: 'refused', id: sockets[0].of('subscribe')[0].id, code: 'invalid', message: 'no journal' });
  await assert.rejects(live, Refused);
  mock.timers.tick(60_000);
  assert.deepEqual([ended, sockets[0].of('subscribe').length], [1, 1]);
});

test('a resync starts again from the head that it names', () => {
  const { client, sockets } = start();
  let resyncs = 0;
  client.follow('c', { resync: () => (resyncs += 1) });
  sockets[0].hear({ type: 'resync', channel: 'channel:c', head: 'f:9' });
  assert.deepEqual([resyncs, sockets[0].of('subscribe').at(-1).cursor], [1, 'f:9']);
});

test('followers share a subscription; the last one ends it', () => {
  const { client, sockets } = start();
  const [one, two] = [client.follow('c', {}), client.follow('c', {})];
  assert.equal(sockets[0].of('subscribe').length, 1);
  one.stop();
  assert.equal(sockets[0].of('unsubscribe').length, 0);
  two.stop();
  assert.equal(sockets[0].of('unsubscribe').length, 1);
});

test('a refusal rejects; a busy server is asked again', async () => {
  const { client, sockets } = start();
  const refused = client.command('a.b', {});
  sockets[0].hear({ type: 'refused', id: sockets[0].of('command')[0].id, code: 'invalid', field: 'text', message: 'too long' });
  await assert.rejects(refused, (failure) => failure instanceof Refused && failure.field === 'text');
  const busy = client.command('a.b', {});
  const { id } = sockets[0].of('command')[1];
  sockets[0].hear({ type: 'refused', id, code: 'busy' });
  mock.timers.tick(1100);
  assert.equal(sockets[0].of('command').length, 3);
  sockets[0].hear({ type: 'result', id, ids: {} });
  await busy;
});

/** What the server answers to whoever asks whether they are signed in. */
async function answering(status, lose) {
  const fetch = mock.method(globalThis, 'fetch', async () => ({ status }));
  try {
    lose();
    await new Promise((done) => setImmediate(done));
  } finally {
    fetch.mock.restore();
  }
}

test('signed out is told, and not tried again', async () => {
  const { client, sockets } = start();
  let told = 0;
  client.addEventListener('signedout', () => (told += 1));
  await answering(401, () => sockets[0].lose(4401));
  mock.timers.tick(60_000);
  assert.deepEqual([told, client.state, sockets.length], [1, 'signedout', 1]);
});

test('a sign-in that was followed by another one goes on', async () => {
  const { client, sockets } = start();
  await answering(200, () => sockets[0].lose(4401));
  mock.timers.tick(60_000);
  assert.equal(sockets.length, 2);
  assert.notEqual(client.state, 'signedout');
});

test('a connection that has gone silent is left for another', () => {
  const { client, sockets } = start();
  for (let second = 0; second < 61; second += 1) mock.timers.tick(1000);
  assert.ok(sockets[0].of('ping').length >= 2);
  assert.equal(client.state === 'waiting' || sockets.length > 1, true);
});

test('waits grow from one second to thirty, with jitter', () => {
  assert.deepEqual([0, 1, 4, 9].map((n) => backoff(n, 1)), [1000, 2000, 16_000, 30_000]);
  assert.equal(backoff(9, 0), 15_000);
});
