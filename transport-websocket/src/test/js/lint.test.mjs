import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { from } from './support.mjs';

const { lintWord } = await from('late/lint-words.js');
const { useTexts } = await from('texts.js');
const words = {};
for (const language of ['en', 'de']) words[language] = Object.assign({}, ...Object.values(await from(`texts-${language}.js`)), ...Object.values(await from(`texts-places-${language}.js`)));

const source = (name) => readFileSync(new URL(`../../../../core/src/main/java/dev/muster/playbook/${name}.java`, import.meta.url), 'utf8');
/** What the server finds: of each code the names of its values. Two findings of one code name the same. */
function codes() {
  const all = ['WholeLint', 'TaskLint', 'ConditionLint'].flatMap((name) => [...source(name).matchAll(/Lints\.(?:warning|hint)\(((?:(?!Lints\.)[^])*?)\)\)+;/g)]);
  return all.map(([, call]) => [call.match(/"([a-z]+(?:-[a-z]+)+)"/)[1], [...(call.split('Map.of(')[1] ?? '').matchAll(/"(\w+)",/g)].map(([, name]) => name)]);
}

test('all that the check of a playbook finds is said in every language, with what it names', () => {
  const found = codes();
  assert.equal(found.length, ['WholeLint', 'TaskLint', 'ConditionLint'].map((name) => source(name).split('Lints.warning(').length + source(name).split('Lints.hint(').length - 2).reduce((a, b) => a + b));
  for (const [code, names] of found) {
    for (const language of ['en', 'de']) {
      const text = words[language][`lint.${code}`];
      assert.ok(text, `${code} in ${language}`);
      assert.deepEqual([...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort(), [...names].sort(), `${code} in ${language}`);
    }
  }
  const known = new Set(found.map(([code]) => `lint.${code}`));
  assert.deepEqual(Object.keys(words.en).filter((key) => key.startsWith('lint.') && !known.has(key)), [], 'words for nothing');
});

test('a length of time is said as the reader says it, and what this page does not know as the server does', () => {
  useTexts('de-DE', words.de);
  assert.equal(lintWord({ code: 'escalates-late', values: { silentSeconds: '5400', dueSeconds: '600' }, message: 'English' }),
    'Wer zuständig ist, darf 1 Std. 30 min schweigen, und fällig ist sie nach 10 min. Geben Sie sie weiter, bevor sie fällig ist.');
  assert.equal(lintWord({ code: 'invalid-title', values: {}, message: 'is missing' }), 'is missing');
  assert.equal(lintWord({ code: 'of-an-older-server', message: 'in English' }), 'in English');
  useTexts('en-GB', words.en);
});
