import assert from 'node:assert/strict';
import test from 'node:test';
import { at, entry, from } from './support.mjs';

const { linesOf } = await from('state/lines.js');
const { sentence } = await from('state/sentences.js');
const { t, useTexts } = await from('texts.js');
const times = await from('times.js');

const said = (seq, actor, minute = seq) => ({ ...entry(seq, 'channel.message-posted', { text: 'x' }, actor), time: at(minute) });
const draw = (items, options) => linesOf(items, { dayOf: (time) => time.slice(0, 10), ...options });
const shape = (lines) => lines.map((l) => (l.type === 'message' ? (l.head ? 'head' : 'more') : l.type)).join(' ');

test('messages of one person within five minutes share one head', () => {
  assert.equal(shape(draw([said(1, 'ada'), said(2, 'ada'), said(3, 'ben'), said(4, 'ada'), said(5, 'ada', 20)])), 'day head more head head head');
});

test('acts are quiet lines, updates are cards, edits are not drawn, replies are in their thread', () => {
  const items = [said(1, 'ada'), entry(2, 'task.changed'), entry(3, 'incident.update-published'), entry(4, 'channel.message-edited'), { ...said(5, 'ben'), thread: 1 }];
  assert.equal(shape(draw(items)), 'day head act card');
});

test('a new line stands before the first unread entry of somebody else, once', () => {
  const lines = draw([said(1, 'ben'), said(2, 'ada'), said(3, 'ben'), said(4, 'ben')], { newAfter: 1, me: 'ada' });
  assert.equal(shape(lines), 'day head head new head more');
});

test('a new day has a line', () => {
  assert.equal(shape(draw([said(1, 'ada', 50), said(2, 'ada', 70)])), 'day head day head');
});

test('an act that is not known is told as such', () => {
  assert.match(sentence(entry(1, 'galaxy.exploded'), () => 'Ada'), /does not know \(galaxy\.exploded\)/);
  assert.equal(sentence(entry(1, 'incident.severity-changed', { from: 'SEV3', to: 'SEV1', reason: 'spread' }), () => 'Ada'), 'Ada changed severity from SEV3 to SEV1: spread');
});

test('texts have plurals, and another catalogue falls back to English', () => {
  assert.equal(t('message.replies', { count: 1 }), '1 reply');
  assert.equal(t('message.replies', { count: 2 }), '2 replies');
  useTexts('de', { 'common.cancel': 'Abbrechen' });
  assert.deepEqual([t('common.cancel'), t('common.close')], ['Abbrechen', 'Close']);
  useTexts('en-GB', {});
});

test('spans and countdowns', () => {
  assert.deepEqual([12_000, 240_000, 4_320_000, 3_600_000, 97_200_000].map(times.span), ['12 s', '4 min', '1 h 12 min', '1 h', '1 d 3 h']);
  assert.deepEqual([247_000, 900_000, 0].map(times.countdown), ['4:07', '15 min', '0:00']);
});

test('a rank given anew is not told as coming in', () => {
  const name = (person) => ({ ada: 'Ada', ben: 'Ben', cleo: 'Cleo' })[person];
  const told = (people) => sentence(entry(1, 'channel.members-added', { people }, 'ada'), name);
  assert.equal(told([{ person: 'ada', rank: 'member' }]), 'Ada joined');
  assert.equal(told([{ person: 'ada', rank: 'MEMBER', was: 'OWNER' }]), 'Ada gave the rank of member to Ada');
  assert.equal(told([{ person: 'ben', rank: 'OWNER', was: 'MEMBER' }, { person: 'cleo', rank: 'OWNER' }]), 'Ada added Cleo. Ada gave the rank of owner to Ben');
});
