import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const scheme = await from('late/scheme-edits.js');
const { scheduleOf, shownQuestions, timesOf } = await from('late/standup-times.js');

/** As the server has it that nobody has told anything. */
const usual = () => ({
  severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'].map((severity) => ({ severity, title: severity, description: '' })), types: [],
  moves: [['triage', 'active', 'mitigated', 'resolved'], ['active', 'mitigated', 'resolved'], ['mitigated', 'active', 'resolved'], ['resolved', 'active', 'closed'], ['closed', 'active']].map(([from, ...to]) => ({ from, to })),
  alarmMinutes: 15, digestMinutes: 60, version: 0,
});
const found = (change) => scheme.findingsOf({ ...scheme.editable(usual()), ...change }).map(({ path, level }) => `${level} ${path}`);

test('what every workspace begins with is in order, and says no more than it has to', () => {
  assert.deepEqual(found({}), []);
  const told = scheme.commandOf(scheme.editable(usual()));
  assert.deepEqual(told.severities, []);
  assert.equal('callLink' in told, false);
});

test('a severity that is described keeps its own name', () => {
  const edited = scheme.editable(usual());
  edited.severities[1] = { ...edited.severities[1], description: ' Money is lost ' };
  assert.deepEqual(scheme.commandOf(edited).severities, [{ severity: 'SEV2', title: 'SEV2', description: 'Money is lost' }]);
});

test('what is wrong is named where it is', () => {
  const type = (title) => ({ id: title || 'x', title });
  assert.deepEqual(found({ types: [type('Outage'), type(''), type('OUTAGE ')] }), ['error types.1.title', 'warning types.2.title']);
  assert.deepEqual(found({ alarmMinutes: null, digestMinutes: 1.5 }), ['error alarmMinutes', 'error digestMinutes']);
  assert.deepEqual(found({ alarmMinutes: 0, digestMinutes: 10081 }), ['hint alarmMinutes', 'error digestMinutes']);
  for (const good of ['', 'https://meet.example/{number}', 'http://[::1]:80/x']) assert.deepEqual(found({ callLink: good }), [], good);
  for (const bad of ['javascript:alert(1)', 'https://{title}.example/', 'meet.example', 'https://a b/']) assert.deepEqual(found({ callLink: bad }), ['error callLink'], bad);
});

test('no status may be left from which nothing leads to closed, nor resolved from which nothing returns', () => {
  const { moves } = usual();
  const without = (from, to) => scheme.moved(moves, from, to, false);
  assert.deepEqual(scheme.deadEnds(moves), []);
  assert.deepEqual(scheme.deadEnds(without('resolved', 'closed')), ['triage', 'active', 'mitigated', 'resolved']);
  assert.deepEqual(found({ moves: without('resolved', 'closed') }), ['error moves.resolved']);
  assert.deepEqual(found({ moves: without('resolved', 'active') }), ['error moves.resolved']);
  assert.deepEqual(scheme.moved(without('resolved', 'active'), 'resolved', 'active', true), moves);
  assert.deepEqual(scheme.wanted('active'), ['mitigated', 'resolved', 'closed']);
});

test('times of day stand once and in order; what is none is left out', () => {
  assert.deepEqual(timesOf(['22:30', '06:00', '', '24:00', '06:00']), ['06:00', '22:30']);
});

const words = ['Erledigt', 'Als Nächstes', 'Hindernisse'];

test('the usual questions are left to the server, and shown in the language of whoever reads them', () => {
  const planned = { title: ' Nacht ', zone: 'Europe/Berlin', times: ['06:00'], minutes: '30', members: [], words };
  assert.deepEqual(scheduleOf({ ...planned, questions: words }), { title: 'Nacht', zone: 'Europe/Berlin', at: ['06:00'], windowMinutes: 30 });
  assert.deepEqual(scheduleOf({ ...planned, members: ['ada'], questions: ['', 'Wer schläft?', ''] }).questions, ['Erledigt', 'Wer schläft?', 'Hindernisse']);
  assert.deepEqual(shownQuestions(['What is done?', 'What is next?', 'What is in the way?'], words), words);
  assert.deepEqual(shownQuestions(['Was?', 'What is next?', 'Wer?', 'Wie?'], words), ['Was?', 'Als Nächstes', 'Wer? Wie?']);
  assert.deepEqual(shownQuestions(undefined, words), words);
});

const { sentence } = await from('state/sentences.js');
const { useTexts } = await from('texts.js');
const english = await from('texts-en.js');

test('a standup that is stopped is called by its name', () => {
  useTexts('en-GB', Object.assign({}, ...Object.values(english)));
  const told = (kind, data) => sentence({ kind, actor: 'ada', data }, () => 'Ada');
  assert.equal(told('standup.scheduled', { standup: { title: 'Night shift' } }), 'Ada planned the standup “Night shift”');
  assert.equal(told('standup.unscheduled', { standup: 's1', title: 'Night shift' }), 'Ada ended the standup “Night shift”');
});
