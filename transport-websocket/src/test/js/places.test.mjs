import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const { STANDARD, csvOf, tableOf } = await from('late/incident-table.js');
const edits = await from('late/playbook-edits.js');

const collator = new Intl.Collator('en', { numeric: true });
const line = (number, more) => ({ id: `i${number}`, number, title: `Incident ${number}`, severity: 'SEV3', status: 'active', declaredAt: `2026-11-2${number}T00:00:00Z`, tasksDone: 0, tasksTotal: 0, ...more });
const table = (lines, view) => tableOf(lines, { ...STANDARD, ...view }, 'ada', collator).map((one) => one.number);

test('a view filters and sorts; what has no value comes last either way', () => {
  const lines = [line(1, { severity: 'SEV1', commander: 'ada', commanderName: 'Ada' }), line(2, { status: 'closed', nextUpdateAt: '2026-11-22T10:00:00Z' }),
    line(3, { severity: 'SEV2', nextUpdateAt: '2026-11-22T09:00:00Z' }), line(4, { nextUpdateAt: '2026-11-22T08:00:00Z' })];
  assert.deepEqual(table(lines, {}), [1, 3, 4]);
  assert.deepEqual(table(lines, { scope: 'over' }), [2]);
  assert.deepEqual(table(lines, { scope: 'all', by: 'number', down: true }), [4, 3, 2, 1]);
  assert.deepEqual(table(lines, { scope: 'all', by: 'update' }), [4, 3, 2, 1]);
  assert.deepEqual(table(lines, { by: 'update', down: true }), [3, 4, 1]);
  assert.deepEqual(table(lines, { mine: true }), [1]);
  assert.deepEqual(table(lines, { severities: ['SEV2', 'SEV3'] }), [3, 4]);
  assert.deepEqual(table(lines, { words: 'inc-3' }), [3]);
  assert.deepEqual(table(lines, { words: 'ADA incident' }), [1]);
});

test('a spreadsheet reads what was written, and runs none of it', () => {
  const csv = csvOf([line(1, { title: '=HYPERLINK("x")', commanderName: 'A, B' }), line(2, { title: 'two\nlines' })]);
  const [, first] = csv.split('\r\n');
  assert.ok(first.startsWith(`INC-1,"'=HYPERLINK(""x"")",SEV3,active,"A, B",`), first);
  assert.ok(csv.includes('"two\nlines"'));
});

const content = () => ({ title: 'p', roles: [], conditions: [], properties: [], checklists: [
  { title: 'one', tasks: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }] }, { title: 'two', tasks: [{ id: 'c', title: 'C' }] }, { title: 'none', tasks: [] }] });
const order = (one) => one.checklists.map((c) => c.tasks.map((task) => task.id).join('')).join('|');

test('a task moves one place, over the borders of stages, and not beyond the ends', () => {
  const { moveTask } = edits;
  assert.equal(order(moveTask(content(), 0, 0, 1).content), 'ba|c|');
  assert.deepEqual(moveTask(content(), 0, 1, 1), { ...moveTask(content(), 0, 1, 1), stage: 1, task: 0 });
  assert.equal(order(moveTask(content(), 0, 1, 1).content), 'a|bc|');
  assert.equal(order(moveTask(content(), 1, 0, -1).content), 'abc||');
  assert.equal(order(moveTask(content(), 1, 0, 1).content), 'ab||c');
  const same = content();
  assert.equal(moveTask(same, 0, 0, -1).content, same);
});

test('a task is put where it was dropped', () => {
  const { placeTask } = edits;
  assert.equal(order(placeTask(content(), { stage: 0, task: 0 }, { stage: 0, task: 2 }).content), 'ba|c|');
  assert.equal(order(placeTask(content(), { stage: 0, task: 1 }, { stage: 0, task: 0 }).content), 'ba|c|');
  assert.equal(order(placeTask(content(), { stage: 1, task: 0 }, { stage: 2, task: 0 }).content), 'ab||c');
});

test('edits are taken back and made again; typing on in one field is one edit', () => {
  const e = new edits.Edits(content());
  const first = e.content;
  e.to({ ...first, title: 'pq' }, 'title');
  e.to({ ...first, title: 'pqr' }, 'title');
  e.to(edits.removeAt(e.content, ['checklists', 0, 'tasks', 0]));
  assert.equal(order(e.content), 'b|c|');
  e.undo();
  assert.equal(order(e.content), 'ab|c|');
  assert.equal(e.content.title, 'pqr');
  e.undo();
  assert.equal(e.content, first);
  assert.equal(e.changed, false);
  e.redo();
  assert.equal(e.content.title, 'pqr');
  assert.equal(e.changed, true);
});

test('ids are made of words, and none is there twice', () => {
  assert.equal(edits.freshId('Prüfe: Größe!', []), 'pru-fe-gro-e');
  assert.equal(edits.freshId('A', ['a', 'a-2']), 'a-3');
  assert.equal(edits.freshId('…', []), 'one');
});

test('a path of a finding leads to its place', () => {
  assert.deepEqual(edits.pathOf('content.checklists[0].tasks[12].title'), ['checklists', 0, 'tasks', 12, 'title']);
  assert.equal(edits.at(content(), edits.pathOf('content.checklists[1].tasks[0].id')), 'c');
});
