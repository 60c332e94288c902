import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const { completed, completions, groups, pieces, placeOf } = await from('state/search.js');
const { searchEnglish } = await from('texts-search-en.js');
const { searchGerman } = await from('texts-search-de.js');
const people = [{ handle: 'mia', name: 'Mia Meyer' }, { handle: 'ben', name: 'Ben Ode' }];
const channels = [{ name: 'payments' }, { name: 'Room one' }];
const offered = (text, caret = text.length) => completions(text, caret, { people, channels, now: new Date(2026, 10, 22, 12).getTime() }).items.map((i) => i.insert);

test('filters are offered at the start of a word, and values behind the colon', () => {
  assert.deepEqual(offered('fr'), ['from:']);
  assert.deepEqual(offered('').length, 8);
  assert.deepEqual(offered('disk from:m'), ['from:me ', 'from:mia ']);
  assert.deepEqual(offered('from:ode'), ['from:ben ']);
  assert.deepEqual(offered('in:room'), ['in:"Room one" ']);
  assert.deepEqual(offered('has:'), ['has:file ', 'has:link ']);
  assert.deepEqual(offered('after:2026-11-2'), ['after:2026-11-22 ', 'after:2026-11-21 ']);
  assert.deepEqual(offered('"fr'), []);
  assert.deepEqual(offered('nonsense:x'), []);
});

test('a completion replaces the word at the caret alone', () => {
  const text = 'disk fro full';
  const found = completions(text, 8, { people, channels });
  assert.deepEqual(completed(text, found, 'from:'), { text: 'disk from:full', caret: 10 });
});

test('pieces join to the snippet, whatever the highlights say', () => {
  assert.deepEqual(pieces('the disk is full', [[4, 8], [12, 16]]).filter((p) => p.hit).map((p) => p.text), ['disk', 'full']);
  for (const highlights of [undefined, [], [[4, 8], [6, 9]], [[-1, 3]], [[3, 99]], [[5, 5]], [[0, 16]]]) {
    assert.equal(pieces('the disk is full', highlights).map((p) => p.text).join(''), 'the disk is full');
  }
});

test('hits of one channel that follow each other stand together, in order', () => {
  const hit = (channel, seq) => ({ entry: { channel: `channel:${channel}`, seq }, channelName: channel.toUpperCase(), archived: false });
  const found = groups([hit('a', 9), hit('a', 7), hit('b', 3), hit('a', 1)]);
  assert.deepEqual(found.map((g) => [g.name, g.hits.map((h) => h.entry.seq)]), [['A', [9, 7]], ['B', [3]], ['A', [1]]]);
  assert.equal(placeOf(hit('a/b', 9)), '#/c/a%2Fb/m/9');
});

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(searchGerman).sort(), Object.keys(searchEnglish).sort());
  for (const [key, text] of Object.entries(searchEnglish)) {
    const names = (value) => [...JSON.stringify(value).matchAll(/\{(\w+)\}/g)].map((m) => m[1]).filter((n, i, all) => all.indexOf(n) === i).sort();
    assert.deepEqual(names(searchGerman[key]), names(text), key);
  }
});
