import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const { blankLayer, commandOf, editable, findingsOf, keyOf, turnOf, usualWindow } = await from('late/rotation-edits.js');
const { hasDay, withDay } = await from('late/weekdays.js');

const layer = (change = {}) => ({ ...blankLayer('days', 'Europe/London', '2026-03-02'), turns: [{ person: 'ben' }], ...change });
const said = (form, zones) => findingsOf(form, zones).map((f) => `${f.path} ${f.say.replace('rotation.', '')}`);

test('a new rotation has one layer that begins today, and says what it lacks', () => {
  const form = editable(null, { name: 'Everybody', zone: 'UTC', today: '2026-03-02' });
  assert.deepEqual([form.layers.length, form.layers[0].start, form.layers[0].unit], [1, '2026-03-02', 'WEEKS']);
  assert.deepEqual(said(form), ['title no-title', 'layers.0.turns no-turns']);
});

test('what is wrong is said where it is', () => {
  const ok = { title: 'Payments', channel: '', layers: [layer()] };
  assert.deepEqual(said(ok), []);
  assert.deepEqual(said({ ...ok, layers: [] }), ['layers no-layers']);
  assert.deepEqual(said({ ...ok, layers: [layer(), layer()] }), ['layers.1.name same-name']);
  assert.deepEqual(said({ ...ok, layers: [layer({ name: ' ', zone: 'Mars/Base', every: 401, unit: 'DAYS', at: '', start: '' })] }, ['Europe/London']),
    ['layers.0.name no-name', 'layers.0.zone no-zone', 'layers.0.every no-length', 'layers.0.at no-time', 'layers.0.start no-start']);
  assert.deepEqual(said({ ...ok, layers: [layer({ every: 401, unit: 'HOURS', windows: [{ days: [], from: '', until: '17:00' }] })] }), ['layers.0.windows.0 no-time']);
  assert.deepEqual(said({ ...ok, layers: [layer({ zone: 'UTC' }), { name: 'holidays', zone: 'Europe/London', calendar: true }] }, ['Europe/London']), []);
});

test('what the server said comes back to it with nothing that it does not take', () => {
  const shown = {
    title: 'Payments', channel: null, version: 3, mayChange: true,
    layers: [layer({ turns: [{ person: 'ben', name: 'Ben' }, { group: 'ops', name: 'Ops' }], windows: [usualWindow()] }), { name: 'holidays', zone: 'UTC', calendar: true, turns: [], every: 0, windows: [] }],
  };
  const { title, layers, ...rest } = commandOf(editable(shown, {}));
  assert.deepEqual([title, rest], ['Payments', {}]);
  assert.deepEqual(layers[0].turns, [{ person: 'ben' }, { group: 'ops' }]);
  assert.deepEqual(layers[1], { name: 'holidays', zone: 'UTC', calendar: true });
  assert.equal(commandOf({ ...editable(shown, {}), channel: 'c1' }).channel, 'c1');
});

test('turns are chosen by one word, whatever their ids hold', () => {
  for (const turn of [{ person: 'ben' }, { group: 'a:b' }]) assert.deepEqual(turnOf(keyOf(turn)), turn);
});

test('no days of a window are all days', () => {
  const week = usualWindow();
  assert.deepEqual([hasDay(week, 'MONDAY'), hasDay(week, 'SUNDAY'), hasDay({ days: [] }, 'SUNDAY')], [true, false, true]);
  assert.deepEqual(withDay(week, 'SATURDAY', true).days.length, 6);
  assert.deepEqual(withDay(withDay(week, 'SATURDAY', true), 'SUNDAY', true).days, []);
  assert.deepEqual(withDay({ days: [] }, 'MONDAY', false).days.length, 6);
});
