import assert from 'node:assert/strict';
import test from 'node:test';
import { at, entry, from, history } from './support.mjs';

const { applyLive, windowFrom } = await from('state/stream.js');
const { withAsked } = await from('state/room.js');
const { linksIn, shownBelow, whereOf } = await from('state/links.js');
const { around, drawnFor, moved, sliceOf } = await from('state/slice.js');
const { EMOJI, findEmoji, isEmoji } = await from('emoji.js');
const { Previews } = await from('previews.js');
const { Threads } = await from('threads.js');
const { take } = await from('complete.js');

const posted = (seq, data = {}, actor = 'ada') => entry(seq, 'channel.message-posted', { text: `m${seq}`, ...data }, actor);
const fold = (entries) => entries.reduce(applyLive, windowFrom(history([], 0)));
const first = (window) => window.items[0].data;

test('reactions keep the order in which each emoji came first, and one that nobody holds is gone', () => {
  const react = (seq, kind, emoji, actor) => entry(seq, `channel.reaction-${kind}`, { message: 1, emoji }, actor);
  const window = fold([posted(1), react(2, 'added', '👍', 'ben'), react(3, 'added', '👀', 'mei'), react(4, 'added', '👍', 'mei'), react(5, 'added', '👍', 'mei'), react(6, 'removed', '👀', 'mei')]);
  assert.deepEqual(first(window).reactions, { '👍': ['ben', 'mei'] });
});

test('an acknowledgement counts once', () => {
  const ack = (seq) => entry(seq, 'channel.acknowledged', { message: 1, person: 'ben', name: 'Ben' }, 'ben');
  const window = fold([posted(1, { acknowledge: true, asked: ['ben', 'mei'] }), ack(2), ack(3)]);
  assert.deepEqual(first(window).acknowledged, [{ person: 'ben', name: 'Ben', at: at(2) }]);
});

test('whom a message asks is known as soon as it comes', () => {
  const members = ['ada', 'ben', 'mei'].map((person) => ({ person }));
  const asked = (data) => withAsked(posted(1, data), members).data.asked;
  assert.deepEqual([asked({ acknowledge: true }), asked({ acknowledge: true, mentions: ['mei'] }), asked({ acknowledge: true, mentions: ['mei'], channelMention: true }), asked({})],
    [['ben', 'mei'], ['mei'], ['ben', 'mei'], undefined]);
});

test('a deleted message keeps neither reactions nor files', () => {
  const window = fold([posted(1, { files: [{ id: 'f' }], reactions: { '👍': ['ben'] } }), entry(2, 'channel.message-deleted', { message: 1 })]);
  assert.deepEqual([first(window).deleted, first(window).files, first(window).reactions, first(window).text], [true, undefined, undefined, undefined]);
});

test('links to messages are found, each once and few', () => {
  const text = 'see https://x.example/#/c/abc/m/12 and #/c/abc/m/12, #/c/d-e_f/m/3, #/c/x/m/4 #/c/y/m/5, not #/c/abc';
  assert.deepEqual(linksIn(text), [{ channel: 'abc', message: 12 }, { channel: 'd-e_f', message: 3 }, { channel: 'x', message: 4 }]);
  assert.deepEqual(linksIn(undefined), []);
  const quote = { channel: 'channel:abc', message: 12 };
  assert.deepEqual(shownBelow({ quote, text: '#/c/abc/m/12' }), [{ channel: 'abc', message: 12, quote: true }]);
});

test('previews are asked for together, and one that is not allowed is nothing', async () => {
  const asked = [];
  let told = 0;
  let both;
  const came = new Promise((done) => (both = done));
  const previews = new Previews(async (links) => {
    asked.push(links.length);
    return { previews: links.filter((l) => l.message !== 2).map((l) => ({ ...l, channel: `channel:${l.channel}`, text: 'hello' })) };
  }, () => ((told += 1) === 2 && both()));
  const one = (message) => previews.get({ channel: 'c', message });
  for (let message = 1; message <= 25; message += 1) one(message);
  assert.equal(one(1), undefined);
  await came;
  assert.deepEqual([asked, told, one(1).text, one(2), one(25).text], [[20, 5], 2, 'hello', null, 'hello']);
});

test('the drawn part of a list stays small, goes with the end, and keeps its place', () => {
  const keys = Array.from({ length: 500 }, (_, i) => `k${i}`);
  assert.deepEqual(sliceOf(keys, null, 50), { from: 450, to: 500 });
  assert.deepEqual(sliceOf(['new', ...keys], 'k100', 50), { from: 101, to: 151 });
  assert.deepEqual(sliceOf(keys, 'gone', 50), { from: 450, to: 500 });
  assert.deepEqual(sliceOf(keys.slice(0, 10), 'k0', 50), { from: 0, to: 10 });
  const ruled = [...keys.slice(0, 450), 'day-2', 'new', ...keys.slice(450)];
  assert.deepEqual(sliceOf(ruled, null, 50), { from: 450, to: 502 }, 'a rule before the first line does not push the last one out');
  let slice = sliceOf(keys, null, 50);
  const seen = new Set();
  for (let i = 0; i < 40; i += 1) {
    keys.slice(slice.from, slice.to).forEach((k) => seen.add(k));
    slice = sliceOf(keys, moved(keys, slice, -1, 50), 50);
  }
  assert.deepEqual([seen.size, slice.from], [500, 0]);
  assert.deepEqual(sliceOf(['day-1', ...keys], moved(['day-1', ...keys], { from: 3, to: 53 }, -1, 50), 50), { from: 0, to: 51 });
  assert.equal(moved(['day-1', 'new', ...keys], { from: 3, to: 53 }, -1, 50), 'k0');
  const middle = sliceOf(keys, around(keys, 250, 50), 50);
  assert.ok(middle.from < 250 && middle.to > 250);
});

test('as many lines are drawn as fill the height that is asked for, and not others for a little', () => {
  assert.deepEqual([drawnFor(1500, 40, 1000, 40), drawnFor(1500, 40, 3000, 40), drawnFor(1500, 40, 1400, 40), drawnFor(9000, 40, 400, 40), drawnFor(1500, 0, 0, 40)], [60, 24, 40, 150, 40]);
});

test('emoji are found by name, and any one that is typed is taken', () => {
  assert.equal(findEmoji('rocket')[0].emoji, '🚀');
  assert.equal(findEmoji('roll').some((e) => e.emoji === '⏪'), true);
  assert.deepEqual(findEmoji('🧑🏽‍🚒')[0].emoji, '🧑🏽‍🚒');
  assert.deepEqual([isEmoji('👨‍👩‍👧‍👦'), isEmoji('🇬🇧'), isEmoji('3️⃣'), isEmoji('❤️'), isEmoji('a'), isEmoji('👍👍'), isEmoji(''), isEmoji('3')], [true, true, true, true, false, false, false, false]);
  assert.deepEqual(EMOJI.filter((e) => !isEmoji(e.emoji)), []);
  assert.equal(new Set(EMOJI.map((e) => e.emoji)).size, EMOJI.length);
});

test('a completion replaces what was typed, and leaves the caret behind it', () => {
  assert.deepEqual(take('hi @mi there', { from: 3, to: 6 }, { insert: '@mia' }), { text: 'hi @mia there', caret: 7 });
  assert.deepEqual(take('@mi', { from: 0, to: 3 }, { insert: '@mia' }), { text: '@mia ', caret: 5 });
});

function threads(list = []) {
  const sent = [];
  const session = {
    me: { person: 'ada' }, rooms: new Map(),
    client: { ask: async () => ({ threads: list.map((one) => ({ ...one })) }), command: async (name, data) => sent.push([name, data]) },
  };
  return Object.assign(new Threads(session), { sent });
}

test('a reply of somebody else is unread in its thread, unless it is being read', async () => {
  const all = threads([{ channel: 'channel:c', message: 1, replies: 1, unread: 0, mentions: 0 }, { channel: 'channel:c', message: 5, replies: 0, unread: 0 }]);
  await all.refresh();
  const reply = (seq, thread, actor, data) => ({ ...posted(seq, data, actor), thread });
  all.arrived('c', reply(9, 5, 'ben', { mentions: ['ada'] }));
  all.arrived('c', reply(10, 1, 'ada'));
  assert.deepEqual([all.unread, all.mentions, all.list[0].message, all.find('c', 5).unread], [1, 1, 1, 1]);
  all.read({ channel: 'c', message: 1 });
  all.arrived('c', reply(11, 1, 'ben'));
  assert.deepEqual([all.find('c', 1).unread, all.find('c', 1).replies], [0, 3]);
  await all.markRead('c', 5, 9);
  assert.deepEqual([all.unread, all.sent], [0, [['channel.mark-thread-read', { channel: 'c', message: 5, upTo: 9 }]]]);
});

test('what is addressed to somebody leads to what it names, or else to where it can be read', () => {
  const personal = (kind, data) => whereOf({ kind, channel: 'person:ada', seq: 7, data }).href;
  assert.equal(whereOf({ kind: 'channel.message-posted', channel: 'channel:c1', seq: 7, data: {} }).href, '#/c/c1/m/7');
  assert.equal(whereOf({ kind: 'channel.acknowledgement-reminded', channel: 'channel:c1', seq: 7, data: { message: 3 } }).href, '#/c/c1/m/3');
  assert.equal(personal('channel.reminder-fired', { channel: 'channel:c1', message: 3 }), '#/c/c1/m/3');
  assert.equal(personal('channel.scheduled-failed', { channel: 'channel:c1' }), '#/later');
  assert.equal(personal('stakeholder.approval-wanted', { incident: 'i1' }), '#/stakeholders/i1');
  assert.equal(personal('stakeholder.received', { number: 1, text: 'facts' }), '#/inbox');
});
