import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { from } from './support.mjs';

const { ruleSays, whySays, doesSays } = await from('late/rule-sentence.js');
const { moreTexts, useTexts } = await from('texts.js');
await Promise.all(['texts-rules', 'texts-places'].map((part) => moreTexts(part)));
const german = Object.assign({}, ...(await Promise.all(['texts', 'texts-rules', 'texts-places'].map((part) => from(`${part}-de.js`)))).flatMap((m) => Object.values(m)));
const english = Object.assign({}, ...(await Promise.all(['texts', 'texts-rules', 'texts-places'].map((part) => from(`${part}-en.js`)))).flatMap((m) => Object.values(m)));

const folder = fileURLToPath(new URL('../../../../core/src/main/java/dev/muster/rule/', import.meta.url));
const source = (name) => readFileSync(folder + name, 'utf8');
const kinds = [...source('BuiltInTriggers.java').matchAll(/RuleTrigger\.of\(\s*"([^"]+)",\s*\w+\.class,\s*"([^"]+)"/g)].map(([, kind, words]) => ({ kind, words }));
const actions = [...source('BuiltInActions.java').matchAll(/new Simple\(\s*"([a-z-]+)",\s*"([^"]+)"/g)].map(([, name, words]) => ({ name, words }));
const parts = { triggers: kinds, actions };

const book = { properties: [{ id: 'p1', name: 'Reportable', type: 'select', options: [{ id: 'o1', name: 'Yes' }] }], checklists: [{ tasks: [{ id: 'a', title: 'Call the bank' }] }] };
const is = (subject, ...values) => ({ is: { subject, values } });
const rule = (when, condition, ...names) => ({ when, ...(condition ? { condition } : {}), steps: names.map((action) => ({ action })) });
const rules = {
  event: rule({ events: ['incident.severity-changed', 'incident.declared'] }, { all: [is('severity', 'SEV1', 'SEV2'), { not: is('property:p1', 'o1') }] }, 'post', 'notify'),
  words: rule({ words: ['fire', 'flood'] }, null, 'set-severity'),
  turns: rule({ becomesTrue: true }, { any: [{ more: { subject: 'elapsed', values: ['600'] } }, { all: [is('task:a', 'done'), { has: { subject: 'label:job' } }] }] }, 'post'),
  own: rule({ events: ['host.kind'] }, is('event:kind', 'x'), 'own-action'),
};

test('a rule reads as one sentence', () => {
  useTexts('en-GB', english);
  assert.equal(ruleSays(rules.event, parts, book), 'When the severity changes or an incident is declared, if Severity is SEV1 or SEV2 and Reportable is not Yes: post a message, then notify people.');
  assert.equal(ruleSays(rules.words, parts, book), 'When a message says “fire” or “flood”: set the severity.');
  assert.equal(ruleSays(rules.turns, parts, book), 'When it becomes true that Seconds since the declaration is more than 600 or (Task: Call the bank is Done and Label job has a value): post a message.');
  assert.equal(ruleSays(rules.own, parts, book), 'When host.kind, if What happened is x: own-action.');
  assert.equal(ruleSays(rules.event, parts, undefined).includes('Property p1 is not o1'), true);
});

test('and in German, its condition as well', () => {
  useTexts('de-DE', german);
  assert.equal(ruleSays(rules.event, parts, book), 'Auslöser: der Schweregrad ändert sich oder ein Vorfall wird ausgerufen; Bedingung: Schweregrad ist SEV1 oder SEV2 und Reportable ist nicht Yes. Dann: Nachricht schreiben, danach Personen benachrichtigen.');
  assert.equal(ruleSays(rules.words, parts, book), 'Auslöser: eine Nachricht enthält „fire“ oder „flood“. Dann: Schweregrad setzen.');
  assert.match(ruleSays(rules.turns, parts, book), /^Auslöser: erstmals gilt: .* ist größer als 600 oder \(Aufgabe: Call the bank ist Erledigt und Merkmal job hat einen Wert\)\. Dann/);
});

test('why it fired is said in the language of whoever reads it, and as it is where nobody can tell', () => {
  const recorded = 'incident.severity-changed happened; severity is SEV1 or SEV2: yes (it is SEV1); property:p1 has a value: no (it has none); and 3 more';
  useTexts('en-GB', english);
  assert.equal(whySays(recorded, parts, book), 'the severity changes; Severity is SEV1 or SEV2: yes (it is SEV1); Reportable has a value: no (it has none); and 3 more');
  useTexts('de-DE', german);
  assert.equal(whySays(recorded, parts, book), 'der Schweregrad ändert sich; Schweregrad ist SEV1 oder SEV2: ja (gefunden: SEV1); Reportable hat einen Wert: nein (kein Wert); und 3 weitere');
  assert.equal(whySays('a message says "fire"; elapsed is less than 5: no (it is 7)', parts, book).startsWith('eine Nachricht enthält „fire“; '), true);
  assert.equal(whySays('something else; severity is SEV1: yes (it is SEV1)', parts, book), 'something else; severity is SEV1: yes (it is SEV1)');
  assert.equal(doesSays('post a message: All hands', parts), 'Nachricht schreiben: All hands');
  assert.equal(doesSays('what a host made', parts), 'what a host made');
  useTexts('en-GB', english);
});

test('every trigger and every action of the library is called in both languages', () => {
  const names = [...actions.map((one) => one.name), ...readdirSync(folder).filter((f) => /Action\.java$/.test(f)).flatMap((f) => [...source(f).matchAll(/public String name\(\) \{\s*return "([^"]+)"/g)].map(([, name]) => name))];
  assert.ok(kinds.length > 30 && names.length > 10, `${kinds.length} kinds, ${names.length} actions`);
  const wanted = [...kinds.map(({ kind }) => `rules.on-${kind}`), ...names.flatMap((name) => [`rules.do-${name}`, `rules.does-${name}`])];
  for (const words of [english, german]) assert.deepEqual(wanted.filter((key) => !(key in words)), []);
});
