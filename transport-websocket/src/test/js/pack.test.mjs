import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { from } from './support.mjs';

const pack = await from('late/pack-edits.js');
const core = (path) => readFileSync(new URL(`../../../../core/src/main/java/dev/muster/playbook/${path}`, import.meta.url), 'utf8');

test('a list that gets its first line is there, and a part whose last line goes is none', () => {
  const one = { title: 'p', exercise: undefined };
  const links = ['context', 'links'];
  const added = pack.withList(one, links, [{ title: 'a' }]);
  assert.deepEqual(added.context, { links: [{ title: 'a' }] });
  assert.deepEqual(pack.listOf(added, links), [{ title: 'a' }]);
  assert.deepEqual(pack.listOf(one, links), []);
  assert.equal(pack.withList(added, links, []).context, undefined);
  assert.deepEqual(pack.withList({ ...added, context: { ...added.context, reports: [{}] } }, links, []).context, { links: [], reports: [{}] });
  assert.equal(one.context, undefined);
});

test('a place goes where the cursor is, and each is named once', () => {
  assert.deepEqual(pack.inserted('https://g/?s=x', 'service', 13, 14), { text: 'https://g/?s={service}', caret: 22 });
  assert.deepEqual(pack.inserted('ab', 'job'), { text: 'ab{job}', caret: 7 });
  assert.deepEqual(pack.placesOf('{a} {b} {a} {not this} { }'), ['a', 'b']);
  assert.deepEqual(pack.placesOf(undefined), []);
});

test('minutes are kept as seconds, and nothing stays nothing', () => {
  assert.deepEqual([pack.minutesOf(90), pack.minutesOf(0), pack.minutesOf(undefined), pack.minutesOf(null)], ['1.5', '0', '', '']);
  assert.deepEqual([pack.secondsOf('1.5'), pack.secondsOf('0'), pack.secondsOf(' ')], [90, 0, undefined]);
});

const book = { roles: [{ name: 'scribe', title: 'Scribe' }], checklists: [{ tasks: [{ id: 'a', title: 'A' }, { title: 'no id' }] }], exercise: { injects: [{ id: 'i', title: 'I' }] } };

test('what is expected is chosen from what the playbook has; another act forgets of what', () => {
  assert.deepEqual(pack.expectable(book, 'role-filled'), [{ id: 'scribe', title: 'Scribe' }]);
  assert.deepEqual(pack.expectable(book, 'task-done'), [{ id: 'a', title: 'A' }]);
  assert.deepEqual(pack.expectable(book, 'inject-answered'), [{ id: 'i', title: 'I' }]);
  assert.deepEqual(pack.expectable(book, 'resolved'), []);
  assert.deepEqual(pack.withAct({ id: 'x', title: 'X', act: 'task-done', of: 'a', withinSeconds: 60 }, 'resolved'), { id: 'x', title: 'X', act: 'resolved', withinSeconds: 60 });
});

test('settings stand as their collector asks for them; a name that is taken changes nothing', () => {
  assert.deepEqual(pack.settingsOf({ collector: 'prometheus', settings: { query: 'up' } }), [{ name: 'server', value: '', asked: true }, { name: 'query', value: 'up', asked: true }]);
  assert.deepEqual(pack.settingsOf({ collector: 'own', settings: { a: '1' } }), [{ name: 'a', value: '1', asked: false }]);
  const settings = { a: '1', b: '2' };
  assert.deepEqual(Object.entries(pack.renamed(settings, 'a', 'c')), [['c', '1'], ['b', '2']]);
  assert.equal(pack.renamed(settings, 'a', 'b'), settings);
  assert.equal(pack.renamed(settings, 'a', ''), settings);
});

test('the page offers every act that the library knows, and as many of each as it takes', () => {
  const acts = [...core('ExercisePlan.java').split('enum Act')[1].matchAll(/^ {8}([A-Z_]+)[,;]/gm)].map(([, name]) => name.toLowerCase().replaceAll('_', '-'));
  assert.deepEqual(Object.keys(pack.ACTS), acts);
  const most = Object.fromEntries([...core('PackChecks.java').matchAll(/MOST_(\w+) = (\d+)/g)].map(([, name, count]) => [name.toLowerCase(), Number(count)]));
  for (const [name, count] of Object.entries(pack.MOST)) assert.equal(count, most[name], name);
});
