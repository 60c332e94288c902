import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { entry, from } from './support.mjs';

const { sentence } = await from('state/sentences.js');
const { CARDS, HIDDEN } = await from('state/lines.js');

/** Kinds that no stream and no inbox of the page shows, and where they are instead. */
const ELSEWHERE = {
  'access.denied': 'audit of the workspace', 'access.sensitive-read': 'audit of the workspace',
  'calendar.feed-opened': 'settings of the person', 'calendar.feed-closed': 'settings of the person',
  'concern.reported': 'queue of concerns', 'concern.decided': 'queue of concerns', 'concern.triage-set': 'queue of concerns',
  'context.workspace-set': 'settings of the workspace', 'incident.scheme-set': 'settings of the workspace', 'search.language-set': 'settings of the workspace', 'rule.webhook-secret-set': 'settings of the workspace',
  'deadline.defined': 'settings of the workspace', 'deadline.calendar-defined': 'settings of the workspace', 'deadline.starting-set': 'settings of the workspace',
  'stakeholder.matrix-set': 'settings of the workspace',
  'stakeholder.draft-saved': 'journal of the drafts', 'stakeholder.draft-submitted': 'journal of the drafts', 'stakeholder.draft-approved': 'journal of the drafts', 'stakeholder.draft-rejected': 'journal of the drafts', 'stakeholder.draft-withdrawn': 'journal of the drafts',
  'intake.token-created': 'journal of the tokens', 'intake.token-revoked': 'journal of the tokens',
  'notifier.attempted': 'log of deliveries', 'notifier.sent-again': 'log of deliveries', 'notifier.wishes-set': 'settings of the person', 'notifier.drill-set': 'drills', 'notifier.drill-held': 'drills',
  'rotation.defined': 'journal of the rotation', 'rotation.changed': 'journal of the rotation', 'rotation.overridden': 'journal of the rotation', 'rotation.taken-over': 'journal of the rotation', 'rotation.swap-offered': 'journal of the rotation', 'rotation.swap-accepted': 'journal of the rotation', 'rotation.swap-declined': 'journal of the rotation', 'rotation.absence-said': 'journal of the rotation', 'rotation.change-withdrawn': 'journal of the rotation', 'rotation.calendar-imported': 'journal of the rotation', 'rotation.ended': 'journal of the rotation',
  'incident.numbered': 'journal of the numbers',
  'exchange.playbook-imported': 'journal of the playbook', 'playbook.published': 'journal of the playbook', 'playbook.archived': 'journal of the playbook', 'playbook.restored': 'journal of the playbook',
  'exchange.draft-imported': 'journal of the draft', 'playbook.draft-saved': 'journal of the draft', 'playbook.draft-discarded': 'journal of the draft', 'playbook.draft-published': 'journal of the draft',
};

/** Every kind that a room registers, read from the rooms themselves. */
function kinds() {
  const rooms = fileURLToPath(new URL('../../../../core/src/main/java/', import.meta.url));
  const sources = readdirSync(rooms, { recursive: true }).filter((f) => f.endsWith('.java')).map((f) => readFileSync(rooms + f, 'utf8'));
  return [...new Set(sources.flatMap((text) => [...text.matchAll(/\.event\(\s*"([a-z]+\.[a-z-]+)",\s*\d/g)].map(([, kind]) => kind)))].sort();
}

const name = (id) => ({ ada: 'Ada', ben: 'Ben' })[id];
const told = (kind, data) => sentence(entry(1, kind, data), name);
const worded = (kind) => {
  try {
    return !told(kind, {}).includes(kind);
  } catch (failure) {
    if (failure instanceof TypeError) return true;
    throw failure;
  }
};

test('every kind of entry has words, a card, or a reason for none', () => {
  const all = kinds();
  assert.ok(all.length > 130, `the rooms register ${all.length} kinds`);
  assert.deepEqual(all.filter((kind) => !CARDS.has(kind) && !HIDDEN.has(kind) && !(kind in ELSEWHERE) && !worded(kind)), []);
});

test('a reason for none is kept only as long as it is one', () => {
  const all = kinds();
  assert.deepEqual(Object.keys(ELSEWHERE).filter((kind) => !all.includes(kind) || worded(kind)), []);
  assert.deepEqual([...CARDS, ...HIDDEN].filter((kind) => !all.includes(kind) && kind !== 'channel.message-posted'), []);
});

test('what was collected, and what was not, is told with why', () => {
  const of = { title: 'Error rate', collector: 'prometheus' };
  assert.equal(told('context.collected', { ...of, found: [{ name: 'rate', value: '<b>0.4</b>' }, { name: 'pods', value: '*3*' }] }), 'Error rate: rate: <b>0.4</b>; pods: *3*');
  assert.equal(told('context.collected', { ...of, found: [] }), 'Error rate: nothing found');
  assert.equal(told('context.collected', { ...of, found: [], failure: 'no answer in 10 s' }), 'Error rate could not be collected: no answer in 10 s');
  assert.equal(told('context.collected', { ...of, found: [], withheld: 'exercise' }), 'Error rate was not asked for: this is an exercise');
  assert.equal(told('context.posted', { links: [{ title: 'Grafana' }], reports: [{ title: 'Beginning' }], collecting: ['Error rate'] }), 'Laid out for this incident: Grafana, Beginning and Error rate');
  assert.equal(told('context.asked-again', { titles: ['Error rate'] }), 'Ada asked again for Error rate');
  assert.equal(told('incident.call-withheld', { why: 'exercise' }), 'No call was made: this is an exercise');
  assert.equal(told('incident.call-withheld', { why: 'closed by the host' }), 'No call was made: closed by the host');
});

test('an answer in an exercise names who gave it', () => {
  assert.equal(told('exercise.inject-answered', { title: 'The press calls', text: 'We say **nothing** yet' }), 'Ada about “The press calls”: We say **nothing** yet');
  assert.equal(told('exercise.noted', { text: 'x'.repeat(4000) }).length, 'Ada noted: '.length + 240);
});

test('who was told is named, and whether somebody wrote it', () => {
  const execs = { audience: 'execs', name: 'Executives', facts: false };
  assert.equal(told('stakeholder.published', { told: [execs, { name: 'Board' }] }), 'Ada told Executives and Board');
  assert.equal(told('stakeholder.published', { automatic: true, told: [{ ...execs, facts: true }] }), 'Executives were told the facts, by the system');
  assert.equal(told('stakeholder.published', { automatic: true, told: [execs] }), 'Executives were told what was approved, by the system');
  assert.equal(told('stakeholder.published', { told: [execs, { name: 'Press', withheld: 'EXERCISE' }] }), 'Ada told Executives; withheld from Press');
});
