import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { entry, from } from './support.mjs';

const { STANDARD, csvOf, tableOf } = await from('late/incident-table.js');
const edits = await from('late/playbook-edits.js');
const { measured } = await from('late/measured.js');

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
  const drill = csvOf([line(3, { exercise: true }), line(4)]).trimEnd().split('\r\n');
  assert.deepEqual(drill.map((row) => row.split(',').at(-1)), ['exercise', 'yes', 'no']);
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

const { COLUMNS: BOARD, columnsOf, columnOf, moveTo } = await from('late/board-columns.js');
const taskOf = (id, more) => ({ id, title: id, state: 'open', position: 0, stage: '', waitsFor: [], visibility: 'visible', ...more });
const checklist = (...list) => ({ byId: new Map(list.map((one) => [one.id, one])), stages: [''] });

test('the board: what waits is apart from what is begun, hidden tasks are not there, the most urgent comes first', () => {
  const tasks = checklist(taskOf('a', { state: 'in-progress' }), taskOf('b', { waitsFor: ['a'], state: 'in-progress' }), taskOf('c', { state: 'skipped' }), taskOf('d', { visibility: 'hidden' }),
    taskOf('e', { due: '2020-01-02T00:00:00Z', position: 2, owner: 'ada' }), taskOf('f', { position: 1, stage: 'two' }), taskOf('g', { due: '2020-01-01T00:00:00Z', position: 3, backup: 'ada' }));
  const ids = (view, ticks) => columnsOf(tasks, view, 'ada', ticks).map((c) => c.tasks.map((one) => one.id).join(''));
  assert.deepEqual(BOARD, ['open', 'in-progress', 'blocked', 'done']);
  assert.deepEqual(ids({}), ['gef', 'a', 'b', 'c']);
  assert.deepEqual(ids({ mine: true }), ['ge', '', '', '']);
  assert.deepEqual(ids({ stage: 'two' }), ['f', '', '', '']);
  assert.deepEqual(ids({}, new Map([['g', 'done']])), ['ef', 'a', 'b', 'gc'.split('').sort().join('')]);
  assert.deepEqual(columnsOf(tasks, {}, 'ada').map((c) => c.overdue), [2, 0, 0, 0]);
});

test('the board: a move is what is sent, and what takes it back', () => {
  const a = taskOf('a', { state: 'in-progress' });
  const b = taskOf('b', { waitsFor: ['a'] });
  const c = taskOf('c', { state: 'done' });
  const tasks = checklist(a, b, c);
  const short = ({ acts, back }) => [acts, back].map((list) => list.map(([name, d]) => `${name.slice(5)} ${d.by ?? d.state}`).join(', '));
  assert.equal(moveTo(tasks, a, 'in-progress'), null);
  assert.deepEqual(short(moveTo(tasks, a, 'done')), ['set-state done', 'set-state in-progress']);
  assert.deepEqual(short(moveTo(tasks, b, 'in-progress')), ['unblock a, set-state in-progress', 'set-state open, block a']);
  assert.deepEqual(short(moveTo(tasks, b, 'open')), ['unblock a', 'block a']);
  assert.deepEqual(short(moveTo(tasks, a, 'blocked', 'c')), ['block c', 'unblock c']);
  assert.deepEqual(short(moveTo(tasks, c, 'blocked', 'a')), ['set-state open, block a', 'unblock a, set-state done']);
  assert.equal(columnOf(tasks, b), 'blocked');
});

const { differenceOf } = await from('late/playbook-difference.js');

test('a difference names what came, went, moved and changed, by ids; nothing written differently is no difference', () => {
  const before = content();
  assert.deepEqual(differenceOf(before, { ...before, welcome: '', metrics: [] }), []);
  const after = { ...content(), description: 'New', roles: [{ name: 'lead', title: 'Lead' }], checklists: [
    { title: 'one', tasks: [{ id: 'b', title: 'B' }, { id: 'a', title: 'A', evidence: true, description: null }] }, { title: 'three', tasks: [{ id: 'd', title: 'D' }] }] };
  const short = differenceOf(before, after).map((c) => `${c.sort} ${c.part} ${c.name}${c.fields ? ` ${c.fields.map((f) => `${f.field}:${f.before}>${f.after}`)}` : ''}`);
  assert.deepEqual(short, ['changed playbook  description:null>New', 'added stage three', 'removed stage two', 'removed stage none', 'added task D', 'removed task C', 'moved task A', 'changed task A evidence:null>true', 'added roles Lead']);
});

const { addressOf, viewOf, STANDING } = await from('late/views.js');

test('a view stands in the address, and what an address says wrongly is as for everybody', () => {
  const view = { ...STANDARD, scope: 'over', severities: ['SEV2', 'SEV1'], mine: true, by: 'update', down: true, words: 'a/b & c=d %' };
  assert.deepEqual(viewOf(addressOf(view)), { ...view, severities: ['SEV1', 'SEV2'] });
  assert.equal(addressOf(STANDARD), '');
  assert.ok(!addressOf(view).includes('/'));
  assert.deepEqual(viewOf('show=nothing&severity=SEV9,SEV1&by=constructor&order=up'), { ...STANDARD, severities: ['SEV1'] });
  for (const one of Object.values(STANDING)) assert.deepEqual(viewOf(addressOf(one)), { ...one });
});

const { stepsTo, medianOf, byMonth } = await from('late/chart-scale.js');

test('a chart counts in round steps, and leaves no month out', () => {
  assert.deepEqual(stepsTo(7), [0, 2, 4, 6, 8]);
  assert.deepEqual(stepsTo(0), [0, 1]);
  assert.deepEqual(stepsTo(900_000, [1000, 60_000, 3_600_000]), [0, 300_000, 600_000, 900_000]);
  assert.ok(stepsTo(123_456).at(-1) >= 123_456);
  assert.equal(medianOf([3, 1, 2]), 2);
  assert.equal(medianOf([4, 1, 2, 3]), 2.5);
  assert.equal(medianOf([]), null);
  assert.deepEqual(byMonth(['2026-01-31T12:00:00Z', '2025-11-02T12:00:00Z', '2026-01-05T12:00:00Z']).map((m) => m.count), [1, 0, 2]);
  assert.deepEqual(byMonth([]), []);
});

test('no element is defined by two scripts that are fetched later', () => {
  const folder = fileURLToPath(new URL('../../main/resources/META-INF/resources/muster/', import.meta.url));
  const read = (name) => readFileSync(folder + name, 'utf8');
  const late = readdirSync(`${folder}late/`).map((name) => `late/${name}`);
  const others = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js') && !name.startsWith('late'));
  const entries = [...new Set(others.flatMap((name) => [...read(name).matchAll(/import\('\.\.?\/(late\/[^']+)'\)/g)].map(([, place]) => place)))];
  const closure = (name, seen = new Set()) => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const [, other] of read(name).matchAll(/(?:from|import) '\.\/([^']+)'/g)) closure(`late/${other}`, seen);
    return seen;
  };
  const definedBy = new Map();
  for (const entry of entries) {
    for (const name of closure(entry)) {
      for (const [, element] of read(name).matchAll(/customElements\.define\('([^']+)'/g)) definedBy.set(element, [...(definedBy.get(element) ?? []), entry]);
    }
  }
  assert.ok(entries.length >= 10 && late.length > entries.length, 'the scripts are found');
  assert.deepEqual([...definedBy].filter(([, by]) => by.length > 1), []);
});

test('a role that is added gets a name that no other role has', async () => {
  const { nameFor } = await from('late/role-name.js');
  assert.equal(nameFor('Übersetzung & Presse', []), 'ubersetzung-presse');
  assert.equal(nameFor('Scribe', ['scribe', 'scribe-2']), 'scribe-3');
  assert.equal(nameFor('指揮', []), 'role');
  assert.match(nameFor('a '.repeat(60), ['commander']), /^[a-z0-9-]{1,40}$/);
});

/** A server that has these entries, and answers pages as it does. */
const server = (entries) => {
  const asked = [];
  const ask = async (name, { limit, before = Infinity }) => {
    asked.push(before);
    const there = entries.filter((e) => e.seq < before);
    return { entries: there.slice(-limit), more: there.length > limit };
  };
  return { client: { ask }, asked };
};

test('what was measured is found however long ago it was said, and the last word holds', async () => {
  const log = Array.from({ length: 1_000 }, (_, i) => entry(i + 1, 'channel.message-posted', { text: 'x' }));
  const set = (seq, metric, value) => (log[seq - 1] = entry(seq, 'playbook.metric-set', { metric, value }));
  set(3, 'down', 1); set(700, 'down', 7); set(5, 'cost', 500); set(990, 'calls', 9); set(995, 'gone', undefined); set(6, 'gone', 4); set(998, 'other', 1);
  const metrics = ['down', 'cost', 'calls', 'gone', 'never'].map((id) => ({ id }));
  const all = server(log);
  assert.deepEqual([...await measured(all.client, 'c', metrics)].sort(), [['calls', 9], ['cost', 500], ['down', 7], ['gone', null]]);
  assert.deepEqual(all.asked, [Infinity, 801, 601, 401, 201], 'page by page, to the first entry');
  const few = server(log);
  assert.deepEqual([...await measured(few.client, 'c', [{ id: 'calls' }])], [['calls', 9]]);
  assert.equal(few.asked.length, 1, 'and no further than it has to');
  assert.deepEqual([...await measured(server([]).client, 'c', metrics)], []);
});
