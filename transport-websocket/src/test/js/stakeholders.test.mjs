import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { from } from './support.mjs';

const edits = await from('late/stakeholder-edits.js');
const { problemWord } = await from('late/stakeholder-words.js');
const { useTexts } = await from('texts.js');
const words = {};
for (const language of ['en', 'de']) words[language] = Object.assign({}, ...Object.values(await from(`texts-stakeholder-${language}.js`)));

const audience = (id) => ({ id, name: id.toUpperCase(), language: 'en', people: [], groups: [] });
const content = () => ({ ...edits.EMPTY, audiences: [audience('execs'), audience('board')], rows: [{ severity: 'SEV2', audience: 'execs', post: true, cadenceMinutes: 60 }] });
const rows = (one) => one.rows.map((row) => `${row.audience} ${row.severity} ${row.cadenceMinutes}`);

test('a row is put in place of the one that is there, in the order of the page, and taken away', () => {
  const more = edits.withRow(edits.withRow(content(), 'SEV1', 'board', { cadenceMinutes: 5 }), 'SEV1', 'execs', { cadenceMinutes: 15 });
  assert.deepEqual(rows(more), ['execs SEV1 15', 'execs SEV2 60', 'board SEV1 5']);
  assert.deepEqual(rows(edits.withRow(more, 'SEV2', 'execs', { cadenceMinutes: 0 })), ['execs SEV1 15', 'execs SEV2 0', 'board SEV1 5']);
  assert.deepEqual(rows(edits.withRow(more, 'SEV2', 'execs', null)), ['execs SEV1 15', 'board SEV1 5']);
});

test('an audience goes with what was said of it', () => {
  assert.deepEqual(rows(edits.withoutAudience(content(), 'execs')), []);
  assert.deepEqual(edits.withoutAudience(content(), 'execs').audiences.map((one) => one.id), ['board']);
  assert.deepEqual(edits.withAudience(content(), { ...audience('board'), name: 'The board' }).audiences.map((one) => one.name), ['EXECS', 'The board']);
  assert.equal(edits.withAudience(content(), audience('press')).audiences.length, 3);
});

test('a finding is said with the name of what it is about, also where that is gone', () => {
  assert.deepEqual(edits.placeOf(content(), 'content.rows[0].via'), { severity: 'SEV2', audience: 'EXECS' });
  assert.deepEqual(edits.placeOf(content(), 'audiences[1].channel'), { audience: 'BOARD' });
  assert.deepEqual(edits.placeOf({ ...content(), audiences: [] }, 'rows[0]'), { severity: 'SEV2', audience: 'execs' });
  assert.deepEqual(edits.placeOf(content(), 'templates[3].text'), { template: undefined });
  assert.deepEqual(edits.gapsByAudience([{ severity: 'SEV1', audience: 'a', name: 'A' }, { severity: 'SEV1', audience: 'b', name: 'B' }, { severity: 'SEV2', audience: 'a', name: 'A' }]),
    [{ name: 'A', severities: ['SEV1', 'SEV2'] }, { name: 'B', severities: ['SEV1'] }]);
});

test('all that the check of the server finds is said in every language, with what it names', () => {
  const source = readFileSync(new URL('../../../../core/src/main/java/dev/muster/stakeholder/MatrixCheck.java', import.meta.url), 'utf8');
  const codes = new Map([...source.matchAll(/(?:fault|note)\(\s*path[^,]*,\s*"([a-z-]+)",((?:(?!\);\n)[^])*)\);\n/g)].map(([, code, rest]) => [code, [...rest.matchAll(/"(\w+)",\s*[\w.()]+/g)].map(([, name]) => name)]));
  assert.ok(codes.size >= 19, [...codes.keys()].join());
  for (const [code, names] of codes) {
    for (const language of ['en', 'de']) {
      const text = words[language][`stake.problem-${code}`];
      assert.ok(text, `${code} in ${language}`);
      for (const [, place] of text.matchAll(/\{(\w+)\}/g)) assert.ok(names.includes(place), `${code} in ${language} names ${place}: ${names}`);
    }
  }
  useTexts('de-DE', words.de);
  assert.equal(problemWord({ code: 'no-template', values: { template: 'facts', language: 'fr' }, message: 'English' }), 'es gibt keine Vorlage „facts“ auf Französisch');
  assert.equal(problemWord({ code: 'of-a-newer-server', values: {}, message: 'in English' }), 'in English');
  useTexts('en-GB', words.en);
});

test('what goes next by itself is what was approved since the audience was told, and not what it has', () => {
  const one = (more) => ({ phase: 'approved', audiences: ['execs'], told: [], approvedAt: '2026-11-22T10:00:00Z', ...more });
  const line = { audience: 'execs', lastAt: '2026-11-22T09:00:00Z' };
  const fits = one();
  assert.equal(edits.approvedFor([one({ phase: 'submitted' }), one({ audiences: ['board'] }), one({ told: ['execs'] }), fits], line), fits);
  assert.equal(edits.approvedFor([fits], { ...line, lastAt: '2026-11-22T11:00:00Z' }), null);
  assert.equal(edits.approvedFor([fits], { audience: 'execs' }), fits);
  const later = one({ approvedAt: '2026-11-22T10:00:00.5Z' });
  assert.equal(edits.approvedFor([fits, later], line), later, 'the one that was approved last, not the one that was begun last');
  assert.equal(edits.approvedFor([{ ...later, stays: ['execs'] }, fits], line), fits, 'what needs a reason and has none stays');
});
