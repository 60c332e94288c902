// Who is on duty, what is handed over, who is told and by when authorities are: through the same generated client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as api from '../build/client/index.js';
import type { Client } from '../build/client/client/index.js';
import { ask, declare, tell } from './calls.js';
import { as, done, later, nobody } from './story.js';

const HOUR = 3_600_000;

test('a rotation is defined, read, changed for a while, swapped and ended', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const start = new Date(Math.floor(Date.now() / HOUR) * HOUR - 48 * HOUR).toISOString().slice(0, 10);
  const first = {
    name: 'first', zone: 'Europe/London', turns: [{ person: 'mia' }, { person: 'liam' }], start, at: '09:00', every: 1,
    unit: 'DAYS', windows: [],
  };
  const { rotation } = await tell(mia, 'rotation.define', { title: 'Payments', layers: [first] });
  const range = { rotation, from: later(0), until: later(24 * 7) };
  const { who } = await ask(mia, 'rotation.on-call', { rotation });
  assert.ok(['mia', 'liam'].includes(who.person));
  const { shifts } = await ask(mia, 'rotation.shifts', range);
  assert.ok(shifts.length >= 7);
  assert.deepEqual((await ask(mia, 'rotation.gaps', range)).gaps, []);
  const played = await ask(mia, 'rotation.preview', { ...range, layers: [{ ...first, turns: [{ person: 'liam' }] }] });
  assert.ok(played.shifts.every((shift: any) => shift.who.person === 'liam'));
  assert.match((await ask(mia, 'rotation.calendar', { rotation })).text, /^BEGIN:VCALENDAR/);
  assert.equal((await ask(mia, 'rotation.list')).rotations.length, 1);
  const { change } = await tell(mia, 'rotation.override', { rotation, person: 'liam', from: later(30), until: later(31) });
  await tell(mia, 'rotation.withdraw', { rotation, change });
  await tell(liam, 'rotation.take-over', { rotation, until: later(1) });
  await tell(liam, 'rotation.away', { rotation, from: later(24 * 20), until: later(24 * 21), reason: 'holiday' });
  const held = (person: string) => shifts.filter((s: any) => s.who?.person === person && Date.parse(s.from) > Date.now() + 2 * HOUR)[0];
  const part = (s: any) => ({ layer: s.layer, from: s.from, until: s.until });
  const offer = async () => (await tell(mia, 'rotation.swap', {
    rotation, gives: part(held('mia')), person: 'liam', takes: part(held('liam')),
  })).change;
  await tell(liam, 'rotation.decline', { rotation, change: await offer() });
  await tell(liam, 'rotation.accept', { rotation, change: await offer() });
  const calendar = {
    rotation, zone: 'Europe/London', people: { Mia: 'mia' },
    text: ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Mia',
      'DTSTAMP:20260101T000000Z', 'DTSTART:20260105T090000Z', 'DTEND:20260105T170000Z', 'RRULE:FREQ=WEEKLY;COUNT=3',
      'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'),
  };
  assert.equal((await ask(mia, 'rotation.preview-calendar', calendar)).events, 1);
  await tell(mia, 'rotation.import-calendar', { ...calendar, layer: 'imported', skip: true });
  await readsOnesOwn(mia);
  assert.ok((await ask(liam, 'rotation.show', { rotation })).rules.length > 0);
  await tell(mia, 'rotation.end', { rotation });
});

/** One's own calendar by question, and as a calendar program reads it. */
async function readsOnesOwn(mia: Client) {
  assert.match((await ask(mia, 'calendar.show')).text, /SUMMARY:On call: Payments/);
  const secret = 'duty-feed-'.padEnd(40, 'x');
  const { feed } = await tell(mia, 'calendar.open-feed', { secret, note: 'Phone' });
  const { workspace, feeds } = await ask(mia, 'calendar.feeds');
  assert.deepEqual(feeds.map((one: any) => one.id), [feed]);
  const password = Buffer.from(`mia:${workspace}~${secret}`).toString('base64');
  const text = await done(api.calendarReadFeed({ client: nobody, headers: { Authorization: `Basic ${password}` }, parseAs: 'text' }));
  assert.match(String(text), /^BEGIN:VCALENDAR/);
  await tell(mia, 'calendar.close-feed', { feed });
}

test('regulators are told in time, late, and why', async () => {
  const mia = await as('mia');
  const incident = await declare(mia, 'Data went out');
  const { definitions } = await ask(mia, 'deadline.definitions');
  assert.ok(definitions.length >= 8);
  const { content } = await ask(mia, 'deadline.definition', { definition: definitions[0].id });
  assert.deepEqual((await ask(mia, 'deadline.check', { content })).problems, []);
  await tell(mia, 'deadline.define', { definition: 'own', content });
  const { calendars } = await ask(mia, 'deadline.calendars');
  assert.ok(calendars.length >= 2);
  await tell(mia, 'deadline.define-calendar', {
    calendar: 'own',
    content: { title: 'Own', source: 'the house', weekend: ['saturday', 'sunday'], years: [{ year: 2026, holidays: [{ day: '2026-12-25', name: 'Christmas' }] }] },
  });
  await tell(mia, 'deadline.set-starting', { rules: [] });
  const { clock } = await tell(mia, 'deadline.start', { incident, definition: 'own', zone: 'Europe/London' });
  const clocks = async () => (await ask(mia, 'deadline.list', { incident })).clocks;
  const [before] = await clocks();
  for (const trigger of before.triggers) {
    await tell(mia, 'deadline.record-trigger', { incident, clock, trigger: trigger.id, at: later(-1), note: 'seen' });
  }
  assert.ok((await ask(mia, 'deadline.open')).deadlines.some((d: any) => d.clock === clock));
  const [running] = await clocks();
  const stage = running.stages[0].id;
  const { submission } = await tell(mia, 'deadline.submit', { incident, clock, stage, at: later(-0.1), reference: 'A-1', link: 'https://authority.example/1' });
  await tell(mia, 'deadline.withdraw-submission', { incident, clock, submission: Number(submission), reason: 'to the wrong one' });
  await tell(mia, 'deadline.explain-delay', { incident, clock, stage, reason: 'nobody knew' });
  await tell(mia, 'deadline.define', { definition: 'own', content: { ...content, title: 'Own, second' } });
  await tell(mia, 'deadline.move-on', { incident, clock, reason: 'the rule changed' });
  await tell(mia, 'deadline.stop', { incident, clock, reason: 'no data went out' });
});

test('people say how they want to be told, and see what they were told', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const incident = await declare(mia, 'Tell me');
  await tell(liam, 'notifier.set-wishes', {
    wishes: { zone: 'Europe/Berlin', quiet: { from: '22:00', to: '06:00' }, digestAt: ['09:00'], rules: [{ kinds: ['*'], days: [], how: 'in-app' }] },
  });
  assert.equal((await ask(liam, 'notifier.wishes')).wishes.quiet.to, '06:00');
  await tell(mia, 'notifier.tell', { channel: incident, people: ['liam'], urgency: 'normal', text: 'come and see' });
  const { items } = await ask(liam, 'notifier.feed', { limit: 10 });
  assert.ok(items.some((i: any) => i.entry.data.text === 'come and see'));
  await tell(liam, 'notifier.mark-read', { until: later(0) });
  assert.equal((await ask(liam, 'notifier.feed', { unread: true })).unread, 0);
  await ask(liam, 'notifier.deliveries', { limit: 5 });
  const { notice } = await tell(mia, 'notice.plan', {
    channel: incident, text: 'every hour', plan: { to: { people: ['liam'] }, urgency: 'high', cron: '0 * * * *', zone: 'Asia/Singapore', misfire: 'skip', chain: [] },
  });
  assert.deepEqual((await ask(liam, 'notice.why', { channel: incident, notice })).times, []);
  await tell(mia, 'notice.cancel', { channel: incident, notice });
});

test('a handover is begun, offered, corrected, printed; a shift is handed on', async () => {
  const mia = await as('mia');
  const incident = await declare(mia, 'Handed over');
  await tell(mia, 'handover.save-draft', { incident, done: 'half of it' });
  assert.equal((await ask(mia, 'handover.draft', { incident })).saved.words.done, 'half of it');
  const { handover } = await tell(mia, 'handover.offer', { incident, to: 'liam', done: 'all', next: 'sleep', blockers: 'none' });
  await tell(mia, 'handover.correct', { incident, handover, next: 'watch' });
  await tell(mia, 'handover.remind', { incident, handover });
  assert.match((await ask(mia, 'handover.print', { incident, handover })).markdown, /watch/);
  const { channel } = await tell(mia, 'channel.create', { name: 'desk', members: ['liam'] });
  await tell(mia, 'handover.offer-shift', { channel, title: 'Night desk', to: 'liam', done: 'a', next: 'b', blockers: 'c' });
  await ask(mia, 'handover.shifts', { channel });
});

test('a standup is planned, changed, left out, held, and its blockers become tasks', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const channel = await declare(mia, 'Stood up');
  const { standup } = await tell(mia, 'standup.schedule', { channel, title: 'Daily', zone: 'Europe/Paris', at: ['09:00'], windowMinutes: 30, members: ['liam'] });
  await tell(mia, 'standup.change', { channel, standup, title: 'Morning', days: ['monday'] });
  await tell(mia, 'standup.skip', { channel, standup });
  await tell(mia, 'standup.pause', { channel, standup });
  await tell(mia, 'standup.resume', { channel, standup });
  const { session } = await tell(mia, 'standup.start', { channel, standup });
  await tell(liam, 'standup.answer', { channel, session, done: 'x', next: 'y', blockers: 'no key' });
  const { task } = await tell(mia, 'standup.make-task', { channel, session, person: 'liam' });
  assert.ok(task);
  assert.equal((await ask(mia, 'standup.sessions', { channel })).sessions.length, 1);
  await tell(liam, 'standup.away', { channel, from: later(24), until: later(48) });
});

test('those who need to know are told: what a second person approved, or what stands by then', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const { channel } = await tell(mia, 'channel.create', { name: 'board', members: ['liam'] });
  const content = {
    audiences: [{ id: 'board', name: 'Board', language: 'en', zone: 'Europe/London', channel, groups: [], people: [] }],
    rows: [{ severity: 'SEV1', audience: 'board', post: true, cadenceMinutes: 60, approval: true }],
    templates: [], writers: ['commander', 'scribe'],
  };
  const { version } = (await ask(mia, 'stakeholder.matrix')).matrix;
  assert.ok((await ask(mia, 'stakeholder.check', { content })).gaps.length > 0);
  await tell(mia, 'stakeholder.set-matrix', { content, version });
  assert.deepEqual((await ask(mia, 'stakeholder.coverage')).problems, []);
  const incident = await declare(mia, 'The board asks', { severity: 'SEV1' });
  await tell(mia, 'incident.add-role', { incident, role: 'scribe', title: 'Scribe', primary: 'liam' });
  assert.equal((await ask(mia, 'stakeholder.audiences', { incident })).audiences.length, 1);
  assert.equal((await ask(mia, 'stakeholder.preview', { incident, audiences: ['board'] })).audiences[0].audience, 'board');
  const save = async (text: string) => tell(mia, 'stakeholder.save-update', { incident, audiences: ['board'], texts: [{ language: 'en', text }] });
  const submitted = async (text: string) => {
    const { update, version } = await save(text);
    await tell(mia, 'stakeholder.submit-update', { incident, update, version: Number(version) });
    const { updates } = await ask(liam, 'stakeholder.updates', { incident });
    return { incident, update, version: updates.find((u: any) => u.update === update).version };
  };
  await tell(liam, 'stakeholder.reject-update', { ...(await submitted('All is well')), reason: 'it is not' });
  const update = await submitted('We are on it');
  await tell(liam, 'stakeholder.approve-update', update);
  await tell(mia, 'stakeholder.publish-update', update);
  await tell(mia, 'stakeholder.withdraw-update', { incident, update: (await save('never')).update });
  const { entries } = await ask(liam, 'channel.history', { channel, limit: 10 });
  assert.ok(entries.some((e: any) => e.data.text === 'We are on it'));
});
