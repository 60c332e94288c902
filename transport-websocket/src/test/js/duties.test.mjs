import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const duty = await from('late/duty-times.js');
const { openDeadlines, standingOf, urgencyOf } = await from('state/deadlines.js');
const { formOf, raised, setRule, wishesOf, withRule, withoutRule } = await from('late/wishes-edits.js');
const { Clocks } = await from('clocks.js');

const local = (text) => new Date(`${text}:00`);
const shift = (start, end, person, more) => ({ from: local(start).toISOString(), until: local(end).toISOString(), who: { person }, layer: 'days', away: [], ...more });

test('a range begins on a Monday and has whole weeks', () => {
  assert.deepEqual(['2026-11-23T00:00', '2026-11-25T13:00', '2026-11-29T23:59'].map((time) => +duty.mondayOf(local(time))), Array(3).fill(+local('2026-11-23T00:00')));
  const range = duty.rangeOf(local('2026-11-23T00:00'), 4);
  assert.equal(+range.until, +local('2026-12-21T00:00'));
  assert.deepEqual(range.weeks.map((week) => week.days.length), [7, 7, 7, 7]);
  assert.equal(+range.weeks[1].from, +range.weeks[0].until);
});

test('a shift stands where it lies in its week, and what goes over the end goes on in the next', () => {
  const { weeks } = duty.rangeOf(local('2026-11-23T00:00'), 2);
  const ones = [shift('2026-11-23T12:00', '2026-11-24T00:00', 'ada'), shift('2026-11-29T12:00', '2026-11-30T12:00', 'ben')];
  const hundredth = (n) => Math.round(n * 100) / 100;
  const places = (week) => duty.piecesOf(week, ones).map(({ one, x, width }) => [one.who.person, hundredth(x), hundredth(width)]);
  assert.deepEqual(places(weeks[0]), [['ada', 7.14, 7.14], ['ben', 92.86, 7.14]]);
  assert.deepEqual(places(weeks[1]), [['ben', 0, 7.14]]);
});

test('shifts and gaps are one line, by the days on which they begin', () => {
  const range = duty.rangeOf(local('2026-11-23T00:00'), 1);
  const gap = { from: local('2026-11-24T09:00').toISOString(), until: local('2026-11-25T09:00').toISOString(), away: ['Ben'] };
  const ones = duty.inOrder([shift('2026-11-25T09:00', '2026-11-26T09:00', 'cleo'), shift('2026-11-22T09:00', '2026-11-24T09:00', 'ada')], [gap]);
  assert.deepEqual(ones.map((one) => one.who?.person ?? 'nobody'), ['ada', 'nobody', 'cleo']);
  assert.deepEqual(duty.byDay(range, ones).map(({ day, ones: list }) => [day.getDate(), list.length]), [[23, 1], [24, 1], [25, 1]]);
  assert.equal(duty.lengthOf([gap]), 24 * 3_600_000);
});

test('only whole shifts of one person by a layer can be exchanged', () => {
  const [start, end] = [local('2026-11-23T00:00'), local('2026-11-30T00:00')];
  const ones = [shift('2026-11-23T00:00', '2026-11-23T09:00', 'cut'), shift('2026-11-23T09:00', '2026-11-24T09:00', 'ada'), shift('2026-11-24T09:00', '2026-11-25T09:00', 'over', { layer: undefined, override: 'o' }),
    { ...shift('2026-11-25T09:00', '2026-11-26T09:00'), who: { group: 'g' } }, shift('2026-11-29T09:00', '2026-11-30T00:00', 'end')];
  assert.deepEqual(duty.exchangeable(ones, start, end).map((one) => one.who.person), ['ada']);
});

const now = Date.parse('2026-11-23T12:00:00Z');
const hours = (n) => new Date(now + n * 3_600_000).toISOString();
const stage = (id, state, due, begun = -1) => ({ id, state, due: due === null ? undefined : hours(due), from: hours(begun) });

test('the next deadline is the first of all clocks that run and were not answered', () => {
  const clocks = [{ id: 'a', stages: [stage('s1', 'submitted', -3), stage('s2', 'running', 5), stage('s3', 'waiting', null)] },
    { id: 'b', stages: [stage('s4', 'lapsed', -1), stage('s5', 'late', -2)] }, { id: 'c', stopped: 'why', stages: [stage('s6', 'running', 1)] }];
  assert.deepEqual(openDeadlines(clocks).map((one) => one.stage.id), ['s4', 's2']);
});

test('a deadline warns before it lapses, and lapses by time alone', () => {
  const urgency = (due, begun) => urgencyOf({ stage: stage('s', 'running', due, begun), due: now + due * 3_600_000 }, now);
  assert.deepEqual([urgency(60, -12), urgency(14, -58), urgency(0.9, -1), urgency(2, -1), urgency(0, -4), urgency(-1, -4)], ['fine', 'soon', 'soon', 'fine', 'lapsed', 'lapsed']);
  assert.deepEqual([standingOf(stage('s', 'running', 0), now), standingOf(stage('s', 'running', 1), now), standingOf(stage('s', 'submitted', -1), now)], ['lapsed', 'running', 'submitted']);
});

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
const storeOf = (answers) => ({ channel: 'i', asked: 0, drawn: 0, changed() { this.drawn += 1; }, client: { ask: () => answers.shift()() } });

test('clocks are asked for anew when one of their entries comes, once for many, and again when more came meanwhile', async () => {
  let answer;
  const store = storeOf([() => new Promise((resolve) => (answer = resolve)), async () => ({ clocks: ['second'] })]);
  const clocks = new Clocks(store);
  clocks.took({ clocks: ['loaded'] }, []);
  clocks.arrived([{ kind: 'channel.message-posted' }]);
  assert.deepEqual(clocks.list, ['loaded']);
  clocks.arrived([{ kind: 'deadline.started' }, { kind: 'deadline.near' }]);
  clocks.arrived([{ kind: 'deadline.submitted' }]);
  answer({ clocks: ['first'] });
  await turn();
  await turn();
  assert.deepEqual([clocks.list, store.drawn], [['second'], 2]);
});

test('an answer from before the room was loaded anew does not stand over it', async () => {
  let answer;
  const store = storeOf([() => new Promise((resolve) => (answer = resolve)), async () => ({ clocks: ['newest'] })]);
  const clocks = new Clocks(store);
  clocks.arrived([{ kind: 'deadline.started' }]);
  clocks.took({ clocks: ['loaded'] }, []);
  answer({ clocks: ['old'] });
  await turn();
  await turn();
  assert.deepEqual(clocks.list, ['newest']);
});

test('wishes go through the form unchanged, with what it does not show', () => {
  const wishes = { zone: 'Europe/Berlin', quiet: { from: '22:00', to: '07:00' }, digestAt: ['09:00', '17:00'], rules: [{ kinds: ['task', 'role'], days: ['MONDAY'], from: '09:00', to: '17:00', how: 'digest' }] };
  assert.deepEqual(wishesOf(formOf(wishes, 'UTC')), wishes);
  assert.deepEqual(wishesOf(formOf(null, 'Europe/London')), { zone: 'Europe/London', digestAt: ['09:00'], rules: [] });
});

test('a rule is added, set, raised and taken away; nothing chosen is left out', () => {
  let form = withRule(withRule(formOf(null, 'UTC')));
  form = setRule(form, 1, { kinds: ['task'], urgency: 'high', severity: '' });
  assert.deepEqual(wishesOf(raised(form, 1)).rules, [{ kinds: ['task'], days: [], how: 'now', urgency: 'high' }, { kinds: [], days: [], how: 'now' }]);
  assert.equal(withoutRule(form, 0).rules[0].urgency, 'high');
});
