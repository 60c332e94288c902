// What is done with incidents, tasks, playbooks and what follows, by name, through the same generated client: every
// answer is held against the description, and the account of what was driven is that of rest.test.ts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as api from '../build/client/index.js';
import { ask, declare, tell } from './calls.js';
import { as, done, later } from './story.js';

const CONTENT = {
  title: 'Outage of payments',
  severity: 'SEV3',
  properties: [{ id: 'region', name: 'Region', type: 'text', required: false }],
  conditions: [{ id: 'bad', when: { is: { subject: 'severity', values: ['SEV1'] } } }],
  metrics: [{ id: 'cost', title: 'Cost', type: 'count' }],
  checklists: [{ title: 'First', tasks: [{ id: 'look', title: 'Look' }, { id: 'press', title: 'Press', condition: 'bad' }] }],
};

let published: string;

test('a playbook is drafted, looked at, tried, published, taken out of use and moved to elsewhere', async () => {
  const mia = await as('mia');
  const { playbook } = await tell(mia, 'playbook.publish', { content: CONTENT });
  published = playbook!;
  await tell(mia, 'playbook.save-draft', { playbook, content: { ...CONTENT, title: 'Outage, second' } });
  assert.equal((await ask(mia, 'playbook.drafts')).drafts.length, 1);
  const draft = await ask(mia, 'playbook.show-draft', { playbook });
  assert.equal((await ask(mia, 'playbook.lint', { playbook })).publishable, true);
  const { changes } = await ask(mia, 'playbook.difference', { playbook });
  assert.ok(changes.some((c: { field?: string }) => c.field === 'title'));
  const dry = await ask(mia, 'playbook.dry-run', { playbook, draft: true, severity: 'SEV1' });
  assert.ok(dry.tasks.every((t: { shown: boolean }) => t.shown));
  await tell(mia, 'playbook.publish-draft', { playbook, version: draft.version });
  assert.deepEqual((await ask(mia, 'playbook.versions', { playbook })).versions.map((v: { version: number }) => v.version), [2, 1]);
  await tell(mia, 'playbook.save-draft', { playbook, content: { title: 'Never' } });
  await tell(mia, 'playbook.discard-draft', { playbook });
  await tell(mia, 'playbook.archive', { playbook });
  await tell(mia, 'playbook.restore', { playbook });
  assert.equal((await ask(mia, 'playbook.show', { playbook })).content.title, 'Outage, second');
  const shipped = await ask(mia, 'playbook.library');
  await tell(mia, 'playbook.add-from-library', { entry: shipped.entries[0].id });
  assert.ok((await ask(mia, 'playbook.list')).playbooks.length >= 2);
  const file = await ask(mia, 'exchange.export-playbook', { playbook });
  const preview = await ask(mia, 'exchange.preview-import', { text: file.text });
  assert.equal(preview.format, file.format);
  await tell(mia, 'exchange.import-playbook', { text: file.text });
});

test('an incident is classified, proposed, agreed on, related, led and closed', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const scheme = await ask(mia, 'incident.scheme');
  assert.ok(scheme.moves.length > 0);
  await tell(mia, 'incident.set-scheme', { types: [{ id: 'outage', title: 'Outage', description: '' }] });
  const incident = await declare(mia, 'Cards are declined', { playbook: published });
  await tell(mia, 'incident.classify', { incident, type: 'outage', impact: 'all cards', affected: ['gateway'] });
  await tell(mia, 'incident.edit', { incident, summary: 'All cards are declined' });
  await tell(mia, 'incident.set-severity', { incident, severity: 'SEV2', reason: 'it spreads' });
  const first = await tell(liam, 'incident.propose-severity', { incident, severity: 'SEV1', reason: 'banks call' });
  await tell(mia, 'incident.decline-severity', { incident, proposal: first.proposal });
  const second = await tell(liam, 'incident.propose-severity', { incident, severity: 'SEV1', reason: 'more banks' });
  await tell(mia, 'incident.agree-severity', { incident, proposal: second.proposal });
  await tell(mia, 'incident.set-estimate', { incident, fixBy: later(2), reason: 'parts' });
  assert.equal((await ask(mia, 'incident.estimates', { incident })).estimates.length, 1);
  await tell(mia, 'incident.set-promise', { incident, on: true, nextInMinutes: 30 });
  await tell(mia, 'incident.set-property', { incident, property: 'region', values: ['north'] });
  const own = await tell(mia, 'incident.add-property', {
    incident,
    definition: { name: 'Ticket', type: 'text', required: false },
  });
  assert.equal((await ask(mia, 'incident.properties', { incident })).properties.length, 2);
  await tell(mia, 'incident.remove-property', { incident, property: own.property });
  await tell(mia, 'incident.add-role', { incident, role: 'scribe', title: 'Scribe', primary: 'nora' });
  await tell(mia, 'incident.assign-role', { incident, role: 'scribe', primary: 'liam', backup: 'nora' });
  await tell(mia, 'incident.set-call', { incident, link: 'https://call.example/1' });
  await tell(mia, 'incident.add-channel', { incident, purpose: 'legal', name: 'Lawyers' });
  await tell(mia, 'incident.note', { incident, text: 'the first alarm' });
  await tell(mia, 'incident.decide', { incident, text: 'roll back' });
  await ask(mia, 'incident.draft-update', { incident });
  await tell(mia, 'incident.update-status', { incident, text: 'rolling back', nextInMinutes: 30 });
  await tell(mia, 'incident.follow', { incident });
  await tell(mia, 'incident.unfollow', { incident });
  const other = await declare(mia, 'The gateway is slow');
  await tell(mia, 'incident.relate', { incident, other, as: 'related' });
  assert.equal((await ask(mia, 'incident.relations', { incident })).relations.length, 1);
  await tell(mia, 'incident.unrelate', { incident, other });
  await tell(mia, 'incident.open-stream', { incident, title: 'Database', lead: 'liam' });
  const posted = await tell(liam, 'channel.post', { channel: incident, text: 'the first card was declined at nine' });
  await tell(mia, 'incident.add-to-timeline', { incident, message: Number(posted.message) });
  const timeline = await ask(mia, 'incident.timeline', { incident });
  const { entry } = timeline.lines.find((l: { kind: string }) => l.kind === 'incident.noted');
  await tell(mia, 'incident.correct-timeline', { incident, entry, text: 'the first alarm, by phone', reason: 'found out' });
  await ask(mia, 'incident.timeline-versions', { incident, entry });
  await tell(mia, 'incident.set-status', { incident, status: 'resolved' });
  await tell(mia, 'incident.reopen', { incident, reason: 'it came back' });
  assert.equal((await ask(liam, 'incident.show', { incident })).status, 'active');
  assert.ok((await ask(liam, 'incident.list')).incidents.some((i: { id: string }) => i.id === incident));
  await tell(mia, 'playbook.set-metric', { incident, metric: 'cost', value: 5 });
  assert.equal((await ask(mia, 'playbook.figures', { playbook: published })).runs, 1);
});

test('tasks are added, given, moved, waited for, shown to be done and taken back', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const channel = await declare(mia, 'Tasks of a day');
  const first = (await tell(mia, 'task.add', { channel, title: 'Look', owner: 'liam' })).task!;
  const second = (await tell(mia, 'task.add', { channel, title: 'Tell', blockedBy: [first], evidence: true })).task!;
  await tell(liam, 'task.acknowledge', { channel, task: first });
  await tell(mia, 'task.assign', { channel, task: second, owner: 'nora', backup: 'liam' });
  await tell(mia, 'task.edit', { channel, task: second, title: 'Tell the banks', dueInMinutes: 30 });
  await tell(mia, 'task.comment', { channel, task: second, text: 'by phone' });
  assert.equal((await ask(mia, 'task.comments', { channel, task: second })).comments.length, 1);
  await tell(mia, 'task.move', { channel, task: second, before: first });
  await tell(mia, 'task.unblock', { channel, task: second, by: first });
  await tell(mia, 'task.block', { channel, task: second, by: first });
  await tell(liam, 'task.set-state', { channel, task: first, state: 'done' });
  const link = 'https://example.org/graph';
  await tell(mia, 'task.attach-evidence', { channel, task: second, link });
  await tell(mia, 'task.detach-evidence', { channel, task: second, link });
  await tell(mia, 'task.add-checklist', { channel, checklist: { title: 'Later', tasks: [{ title: 'Write' }] } });
  const page = await done(api.channelHistory({ client: mia, query: { channel, limit: 50 } }));
  const changed = page.entries.find((e) => e.kind === 'task.changed' && e.data.what === 'edited')!;
  await tell(mia, 'task.undo', { channel, task: second, entry: changed.seq });
  const { stages } = await ask(liam, 'task.list', { channel });
  const titles = stages.flatMap((s: { tasks: { title: string }[] }) => s.tasks.map((t) => t.title));
  assert.deepEqual(titles, ['Tell', 'Look', 'Write']);
  assert.ok((await ask(await as('nora'), 'work.mine')).items.some((i: { id: string }) => i.id === second));
  assert.ok((await ask(mia, 'work.board')).incidents.length > 0);
  await tell(mia, 'playbook.post-list', { channel });
});

test('a concern is reported and decided, help is called for and answered', async () => {
  const [mia, liam, sam] = [await as('mia'), await as('liam'), await as('sam')];
  await tell(mia, 'concern.set-triage', {});
  const reported = [];
  for (const title of ['It smells', 'It is slow', 'It is quiet']) {
    reported.push((await tell(liam, 'concern.report', { title })).concern!);
  }
  assert.equal((await ask(liam, 'concern.mine')).concerns.length, 3);
  assert.ok((await ask(mia, 'concern.queue')).concerns.length >= 3);
  const [smells, slow, quiet] = reported;
  const incident = (await tell(mia, 'concern.declare', { concern: smells })).incident!;
  await tell(mia, 'concern.merge', { concern: slow, incident });
  await tell(mia, 'concern.dismiss', { concern: quiet, reason: 'it is Sunday' });
  const call = async (need: string) => (await tell(mia, 'help.call', { incident, need, people: ['sam'] })).call!;
  const first = await call('someone who knows the gateway');
  assert.deepEqual((await ask(sam, 'help.mine')).calls.map((c: { call: string }) => c.call), [first]);
  await tell(sam, 'help.decline', { incident, call: first, reason: 'on holiday' });
  await tell(mia, 'help.withdraw', { incident, call: await call('anyone') });
  await tell(sam, 'help.accept', { incident, call: await call('anyone else') });
  assert.equal((await ask(mia, 'help.list', { incident })).calls.length, 3);
});

test('an incident is looked back on, and its playbook changed by it', async () => {
  const mia = await as('mia');
  const incident = await declare(mia, 'Looked back on', { playbook: published });
  await tell(mia, 'incident.set-status', { incident, status: 'resolved' });
  await tell(mia, 'retrospective.begin', { incident });
  const of = async () => ask(mia, 'retrospective.show', { incident });
  await tell(mia, 'retrospective.add-section', { incident, title: 'What helped', text: 'luck' });
  const section = (await of()).sections.at(-1);
  await tell(mia, 'retrospective.edit-section', { incident, section: section.id, text: 'much luck', version: section.version });
  await tell(mia, 'retrospective.add-factor', { incident, text: 'a late alarm' });
  const factor = (await of()).factors[0];
  await tell(mia, 'retrospective.edit-factor', { incident, factor: factor.id, text: 'no alarm', version: factor.version });
  await tell(mia, 'retrospective.remove-factor', { incident, factor: factor.id, version: factor.version + 1 });
  await tell(mia, 'retrospective.remove-section', { incident, section: section.id, version: section.version + 1 });
  await tell(mia, 'retrospective.add-action', { incident, title: 'Add an alarm', owner: 'liam' });
  const action = (await of()).actions[0];
  await tell(mia, 'retrospective.edit-action', { incident, action: action.id, title: 'Add two alarms', version: action.version });
  await tell(mia, 'retrospective.set-action-state', { incident, action: action.id, state: 'done' });
  const propose = async (title: string) => {
    const content = (await ask(mia, 'playbook.show', { playbook: published })).content;
    const ids = await tell(mia, 'retrospective.propose-change', {
      incident,
      content: { ...content, title },
      reason: 'it was missing',
    });
    return ids.proposal!;
  };
  const wrong = await propose('Outage, wrong');
  await ask(mia, 'retrospective.show-change', { incident, proposal: wrong });
  await ask(mia, 'retrospective.show-proposal', { playbook: published, proposal: wrong });
  assert.equal((await ask(mia, 'retrospective.proposals', { playbook: published })).proposals.length, 1);
  await tell(mia, 'retrospective.decline-change', { playbook: published, proposal: wrong, reason: 'no' });
  await tell(mia, 'retrospective.accept-change', { playbook: published, proposal: await propose('Outage, third') });
  await tell(mia, 'retrospective.publish', { incident });
  await tell(mia, 'retrospective.reopen', { incident });
});
