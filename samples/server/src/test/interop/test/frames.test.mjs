// The socket as asyncapi.json describes it, with `ws`: every frame that comes fits, and every kind comes.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, test } from 'node:test';
import WebSocket from 'ws';
import { signIn } from './description.mjs';
import { Socket, address, handshake, kinds, seen, socketAddress } from './socket.mjs';

const open = [];

async function as(handle, options) {
  const socket = await Socket.as(handle, options);
  open.push(socket);
  return socket;
}

after(async () => {
  for (const socket of open) {
    socket.ws.terminate();
  }
});

test('a conversation: what is said, asked and done arrives, is answered, and is resumed', async () => {
  const mia = await as('mia');
  const liam = await as('liam');
  const hello = await mia.next('hello');
  assert.deepEqual([hello.protocol, hello.person], [1, 'mia']);
  const made = await mia.run('channel.create', { name: 'socket', open: false });
  const id = made.ids.channel;
  const channel = `channel:${id}`;
  mia.send({ type: 'subscribe', channel });
  const subscribed = await mia.next('subscribed');
  await mia.run('channel.add-members', { channel: id, people: ['liam'] });
  assert.equal((await liam.next('invited')).channel, channel);
  liam.send({ type: 'subscribe', channel });
  await liam.next('subscribed');
  await mia.next('presence', (f) => f.person === 'liam' && f.online);
  const typing = setInterval(() => liam.send({ type: 'typing', channel }), 600);
  try {
    assert.equal((await mia.next('typing')).person, 'liam');
  } finally {
    clearInterval(typing);
  }
  const key = crypto.randomUUID();
  const first = await liam.run('channel.post', { channel: id, text: 'grüße 🎈' }, key);
  const from = liam.frames.length;
  liam.send({ type: 'command', id: key, name: 'channel.post', data: { channel: id, text: 'grüße 🎈' } });
  const again = await liam.next('result', (f) => f.id === key, from);
  assert.deepEqual([first.repeated, again.repeated], [false, true]);
  assert.deepEqual(again.positions, first.positions);
  const bundle = await mia.next('entries', (f) => f.entries.some((e) => e.data.text === 'grüße 🎈'));
  assert.equal(bundle.channel, channel);
  const history = await mia.ask('channel.history', { channel: id });
  const shown = history.entries.find((e) => e.data.text === 'grüße 🎈');
  assert.deepEqual(bundle.entries.find((e) => e.seq === shown.seq), shown);
  liam.send({ type: 'ping', id: 'p' }).send({ type: 'ping' });
  assert.equal((await liam.next('pong', (f) => f.id)).id, 'p');
  liam.send({ type: 'unsubscribe', channel });
  await mia.next('presence', (f) => f.person === 'liam' && !f.online);
  const before = liam.frames.length;
  await mia.run('channel.post', { channel: id, text: 'while liam was away' });
  liam.send({ type: 'subscribe', channel, cursor: subscribed.head });
  const missed = await liam.next('entries', (f) => f.entries.some((e) => e.data.text === 'while liam was away'), before);
  assert.equal(missed.from, Number(subscribed.head.split('.').at(-1)) + 1);
  await mia.run('channel.remove-member', { channel: id, person: 'liam' });
  assert.equal((await liam.next('ended', () => true, before)).channel, channel);
  mia.send({ type: 'subscribe', channel, cursor: 'another-epoch.1' });
  const afresh = await mia.next('resync');
  assert.match(afresh.head, /\.\d+$/);
});

test('what is wrong is refused with its id and field, and the connection lives', async () => {
  const mia = await as('mia');
  mia.send({ type: 'command', id: 'c', name: 'channel.post', data: { channel: 'none', text: 'x' } });
  assert.equal((await mia.next('refused', (f) => f.id === 'c')).code, 'absent');
  mia.send({ type: 'ask', id: 'a', name: 'channel.history', data: { channel: 'none', limit: 'x' } });
  const invalid = await mia.next('refused', (f) => f.id === 'a');
  assert.deepEqual([invalid.code, invalid.field], ['invalid', 'limit']);
  mia.ws.send('{');
  assert.equal((await mia.next('refused', (f) => f.id === undefined)).code, 'invalid');
  mia.send({ type: 'ping', id: 'still' });
  await mia.next('pong');
});

test('frames of one burst come in order, whether one by one or several in an array', async () => {
  const mia = await as('mia');
  const made = await mia.run('channel.create', { name: 'burst', open: false });
  const channel = `channel:${made.ids.channel}`;
  mia.send({ type: 'subscribe', channel });
  await mia.next('subscribed');
  const texts = Array.from({ length: 150 }, (_, i) => `n${i}`);
  for (const text of texts) {
    const posted = await mia.run('channel.post', { channel: made.ids.channel, text });
    assert.ok(posted.positions[channel] > 0);
  }
  await mia.next('entries', (f) => f.entries.some((e) => e.data.text === 'n149'));
  const came = mia.frames.filter((f) => f.type === 'entries').flatMap((f) => f.entries);
  assert.deepEqual(came.filter((e) => e.kind === 'channel.message-posted').map((e) => e.data.text), texts);
  const numbers = came.map((e) => e.seq);
  assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i));
});

test('compression is offered and not taken up', async () => {
  const mia = await as('mia', { perMessageDeflate: true });
  assert.equal(mia.ws.extensions, '');
});

test('no subprotocol is chosen for a client that offers some', async () => {
  const ws = new WebSocket(socketAddress, ['chat', 'bearer'], { headers: { Authorization: `Bearer ${await signIn('mia')}` } });
  ws.on('error', () => {});
  const upgraded = await new Promise((done) => ws.on('upgrade', done));
  upgraded.socket.destroy();
  assert.equal(upgraded.headers['sec-websocket-protocol'], undefined);
});

test('a handshake is let in by who it is and where it comes from', async () => {
  const token = await signIn('mia');
  const bearer = { Authorization: `Bearer ${token}` };
  assert.equal(await handshake(bearer), 101);
  assert.equal(await handshake(), 401);
  assert.equal(await handshake({ Authorization: 'Bearer made-up' }), 401);
  assert.equal(await handshake({}, '?ticket=made-up'), 401);
  const self = new URL(address);
  const foreign = [
    'null',
    'https://evil.example',
    `${self.origin}.evil.example`,
    `http://${self.hostname}`,
    `http://${self.hostname}:1`,
    `https://${self.host}`,
    `HTTP://${self.host}`,
    `http://evil@${self.host}`,
    'http://xn--80ak6aa92e.example',
  ];
  for (const origin of foreign) {
    assert.equal(await handshake({ ...bearer, Origin: origin }), 403, origin);
  }
  assert.equal(await handshake({ ...bearer, Origin: self.origin }), 101);
});

test('a cookie needs an origin, and a ticket is good once', async () => {
  const { Cookie, answer } = await page('mia');
  assert.equal(answer.status, 200);
  assert.equal(await handshake({ Cookie, 'User-Agent': 'Mozilla/5.0' }), 403);
  assert.equal(await handshake({ Cookie, Origin: 'https://evil.example' }), 403);
  assert.equal(await handshake({ Cookie, Origin: new URL(address).origin }), 101);
  const issued = await fetch(`${address}api/v1/ticket`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await signIn('mia')}` },
  });
  const { ticket } = await issued.json();
  assert.equal(await handshake({}, `?ticket=${ticket}`), 101);
  assert.equal(await handshake({}, `?ticket=${ticket}`), 401);
});

async function page(handle) {
  const answer = await fetch(`${address}session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'page', Origin: new URL(address).origin },
    body: JSON.stringify({ handle, password: process.env.MUSTER_PASSWORD }),
  });
  return { answer, Cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] };
}

test('another version of the protocol is not spoken, and a handshake without a key is none', async () => {
  const bearer = { Authorization: `Bearer ${await signIn('mia')}` };
  assert.equal(await handshake(bearer, '', { protocolVersion: 8 }), 426);
  for (const key of ['', 'short', '!'.repeat(24)]) {
    const status = await new Promise((done, failed) => {
      const headers = {
        ...bearer,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        ...(key ? { 'Sec-WebSocket-Key': key } : {}),
      };
      const request = get(`${address}socket`, { headers, agent: false }, (answer) => {
        answer.destroy();
        done(answer.statusCode);
      });
      request.on('upgrade', (answer, socket) => {
        socket.destroy();
        done(101);
      });
      request.on('error', failed);
    });
    assert.equal(status, 400, key);
  }
});

test('who signs out is told with 4401, and nothing follows', async () => {
  const token = await signIn('sam');
  const sam = await Socket.open(token);
  await sam.next('hello');
  const out = await fetch(`${address}session`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
  assert.equal(out.status, 204);
  assert.equal((await sam.closed).code, 4401);
  assert.equal(await handshake({ Authorization: `Bearer ${token}` }), 401);
});

test('every kind of frame that is described came or went', () => {
  const all = [...[...seen.server].map((t) => `server.${t}`), ...[...seen.client].map((t) => `client.${t}`)];
  assert.deepEqual(kinds.filter((k) => !all.includes(k)), []);
  assert.ok(seen.kinds.size > 2, [...seen.kinds].join());
  assert.ok(socketAddress.startsWith('ws'));
});
