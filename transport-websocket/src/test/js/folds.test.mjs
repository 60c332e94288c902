import assert from 'node:assert/strict';
import test from 'node:test';
import { at, entry, from, history, random } from './support.mjs';

const { applyEntry, roomFrom } = await from('state/room.js');
const { windowFrom, prepend, append, trim, applyLive, applyThread, lastOf } = await from('state/stream.js');
const { applyIncident, updateUrgency } = await from('state/incident.js');
const { applyProperties, propertiesFrom } = await from('state/properties.js');
const { tasksFrom, applyTasks, stagesOf, progress, isOverdue, blockersOf } = await from('state/tasks.js');
const { handoversFrom, applyHandovers, askedOf } = await from('state/handovers.js');
const { notesFrom, applyNotes, hasAnswered } = await from('state/notes.js');

const incident = { id: 'i', severity: 'SEV3', status: 'active', declaredAt: at(0), roles: [{ name: 'commander', title: 'Commander', primary: 'ada' }] };
/** A channel as `channel.show` answers it. */
const answered = ({ members, pins, ...channel }) => ({
  channel, members, pins: pins.map(({ text, author, standup, ...pin }) => ({ ...pin, entry: entry(pin.message, 'channel.message-posted', { text }, author) })),
});
const empty = () => roomFrom({ channel: { channel: { name: 'c', rank: 'OWNER' }, members: [], pins: [] }, history: history([], 0), incident, tasks: { stages: [] } });
const fold = (room, entries) => entries.reduce(applyEntry, room);
/** Tasks as `task.list` answers them: by place, hidden ones among them. */
const listed = (tasks) => ({
  stages: tasks.stages.map((title) => ({ title, tasks: [...tasks.byId.values()].filter((task) => task.stage === title) })),
  conditions: [...tasks.conditions.values()],
});
const texts = (window) => window.items.filter((i) => i.kind === 'channel.message-posted').map((i) => i.data.text);

test('messages are posted, edited, deleted, pinned and counted as replies', () => {
  const room = fold(empty(), [
    entry(1, 'channel.message-posted', { text: 'one' }), entry(2, 'channel.message-posted', { text: 'two' }),
    entry(3, 'channel.message-edited', { message: 1, text: 'one!', mentions: [] }), entry(4, 'channel.message-deleted', { message: 2 }),
    entry(5, 'channel.message-pinned', { message: 1, reason: 'key' }), { ...entry(6, 'channel.message-posted', { text: 're' }), thread: 1 },
  ]);
  const [one, two] = room.window.items;
  assert.deepEqual([one.data.text, one.data.edited, one.data.pinned, one.data.replies], ['one!', at(3), true, 1]);
  assert.deepEqual([two.data.text, two.data.deleted], [undefined, true]);
  assert.deepEqual(room.channel.pins.map((p) => [p.message, p.text, p.author]), [[1, 'one!', 'ada']]);
  const again = fold(room, [entry(7, 'channel.message-edited', { message: 1, text: 'one again', mentions: [] })]);
  assert.deepEqual(again.channel.pins.map((p) => p.text), ['one again']);
});

test('a message that is deleted takes its pin and the texts of its edits with it', () => {
  const { window: { items: [one, edit] } } = fold(empty(), [
    entry(1, 'channel.message-posted', { text: 'one' }), entry(2, 'channel.message-edited', { message: 1, text: 'one!', mentions: [] }),
    entry(3, 'channel.message-pinned', { message: 1, reason: 'key' }), entry(4, 'channel.message-deleted', { message: 1 }),
  ]);
  assert.deepEqual([one.data.text, one.data.pinned, one.data.pinReason, edit.data.text], [undefined, undefined, undefined, undefined]);
});

test('what is gone of a file is gone wherever it was told', () => {
  const files = [{ id: 'f', name: 'secret.txt' }];
  const said = [entry(1, 'channel.message-posted', { text: 'one', files }), entry(2, 'file.attached', { message: 1, files })];
  const shown = (act) => fold(empty(), [...said, act]).window.items.slice(0, 2).map((i) => i.data.files);
  assert.deepEqual(shown(entry(3, 'file.removed', { file: 'f', message: 1 })), [[{ id: 'f', removed: true }], undefined]);
  assert.deepEqual(shown(entry(3, 'channel.message-deleted', { message: 1 })), [undefined, undefined]);
  assert.deepEqual(shown(entry(3, 'file.evidence-registered', { file: 'f' }))[0][0].evidence, true);
});

test('one is told of the rank that one is given, and of its loss', () => {
  const room = roomFrom({ channel: { channel: { rank: 'NONE' }, members: [], pins: [] }, history: history([], 0), me: 'ben' });
  const added = entry(1, 'channel.members-added', { people: [{ person: 'ben', name: 'Ben', rank: 'OWNER' }] });
  const removed = entry(2, 'channel.member-removed', { person: 'ben' });
  assert.deepEqual([fold(room, [added]).channel.rank, fold(room, [added, removed]).channel.rank], ['owner', 'none']);
});

test('what history already carries is not applied again', () => {
  const read = history([{ ...entry(1, 'channel.message-posted', { text: 'late', replies: 2 }) }], 5);
  const window = applyLive(windowFrom(read), { ...entry(5, 'channel.message-posted', { text: 'r' }), thread: 1 });
  assert.equal(window.items[0].data.replies, 2);
  assert.equal(applyLive(window, { ...entry(6, 'channel.message-posted', { text: 'r' }), thread: 1 }).items[0].data.replies, 3);
});

test('a snapshot at any point and the events behind it give what all the events give', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const log = random(seed, 40);
    const whole = fold(empty(), log);
    const cut = seed % 40;
    const before = fold(empty(), log.slice(0, cut));
    const snapshot = roomFrom({
      channel: answered(before.channel), history: history(before.window.items.map(({ asOf, ...e }) => e), cut), incident: before.incident,
      tasks: listed(before.tasks), properties: { properties: [...before.properties.values()] },
      handovers: { handovers: [...before.handovers.values()] },
    });
    const overlapping = log.slice(Math.max(0, cut - 5));
    const resumed = fold(snapshot, overlapping.filter((e) => e.seq > cut));
    const plainly = (room) => JSON.stringify([texts(room.window), room.incident, stagesOf(room.tasks), [...room.tasks.conditions], [...room.properties], [...room.handovers], room.channel.pins.map((p) => p.message)]);
    assert.equal(plainly(resumed), plainly(whole), `seed ${seed}, cut ${cut}`);
  }
});

test('an entry that comes twice changes nothing', () => {
  const log = random(7, 40);
  const once = fold(empty(), log);
  const twice = fold(once, log.slice(-8));
  assert.deepEqual(twice.window.items.map((i) => i.seq), once.window.items.map((i) => i.seq));
});

test('a window grows in both directions and stays a run without a gap', () => {
  const log = Array.from({ length: 200 }, (_, i) => entry(i + 1, 'channel.message-posted', { text: String(i + 1) }));
  let window = windowFrom(history(log.slice(80, 130), 200, true), { newer: true });
  assert.equal(window.newer, true);
  window = prepend(window, history(log.slice(30, 80), 200, true));
  window = append(window, history(log.slice(130, 180), 200, true));
  assert.deepEqual([window.items[0].seq, lastOf(window), window.newer], [31, 180, true]);
  window = applyLive(window, entry(201, 'channel.message-posted', { text: '201' }));
  assert.equal(lastOf(window), 180, 'a live entry does not leave a gap');
  window = append(window, history(log.slice(180), 200, false));
  assert.equal(window.newer, true);
  window = append(window, history([entry(201, 'channel.message-posted', { text: '201' })], 201, false));
  assert.deepEqual([lastOf(window), window.newer], [201, false]);
  window.items.forEach((item, i) => i && assert.equal(item.seq, window.items[i - 1].seq + 1));
  window = trim(window, 50, 'older');
  assert.deepEqual([window.items.length, window.older, lastOf(window)], [50, true, 201]);
  assert.equal(trim(window, 20, 'newer').newer, true);
});

test('an entry that is read late counts no reply twice', () => {
  const root = { ...entry(1, 'channel.message-posted', { text: 'root', replies: 2, lastReply: 3 }) };
  let window = applyLive(windowFrom(history([], 0)), root);
  for (const seq of [2, 3, 4]) {
    window = applyLive(window, { ...entry(seq, 'channel.message-posted', { text: 'r' }), thread: 1 });
  }
  assert.equal(window.items[0].data.replies, 3);
});

test('a thread takes only its own replies, and edits of them', () => {
  const root = entry(1, 'channel.message-posted', { text: 'root' });
  let window = windowFrom(history([root], 1));
  window = applyThread(window, entry(2, 'channel.message-posted', { text: 'elsewhere' }), 1);
  window = applyThread(window, { ...entry(3, 'channel.message-posted', { text: 'reply' }), thread: 1 }, 1);
  window = applyThread(window, entry(4, 'channel.message-edited', { message: 3, text: 'reply!' }), 1);
  assert.deepEqual(texts(window), ['root', 'reply!']);
});

test('the header follows severity, status, roles, updates and proposals', () => {
  let now = incident;
  const act = (kind, data) => (now = applyIncident(now, entry(9, kind, data)));
  act('incident.severity-changed', { from: 'SEV3', to: 'SEV1' });
  act('incident.update-published', { text: 'known', nextUpdateAt: at(60) });
  act('incident.role-assigned', { role: 'commander', title: 'Commander', primary: 'ben', primaryName: 'Ben', backup: 'mei' });
  act('incident.role-assigned', { role: 'scribe', title: 'Scribe', primary: 'mei' });
  act('incident.resolve-proposed', { reason: 'quiet' });
  assert.deepEqual([now.severity, now.lastUpdate.text, now.nextUpdateAt, now.resolveProposed], ['SEV1', 'known', at(60), true]);
  assert.deepEqual(now.roles.map((r) => [r.name, r.primary]), [['commander', 'ben'], ['scribe', 'mei']]);
  act('incident.status-changed', { from: 'active', to: 'resolved' });
  assert.deepEqual([now.status, now.resolveProposed, now.nextUpdateAt], ['resolved', false, undefined]);
});

test('the header follows what else is known of the incident', () => {
  let now = { ...incident, impact: '', affected: [] };
  const act = (kind, data) => (now = applyIncident(now, entry(9, kind, data)));
  act('incident.classified', { type: 'security', impact: 'cards', affected: ['db'] });
  act('incident.estimate-changed', { to: at(90), reason: '' });
  act('incident.call-set', { link: 'https://call.example/1' });
  act('incident.severity-proposed', { proposal: 'p', from: 'SEV3', to: 'SEV1', reason: 'spreads' });
  assert.deepEqual([now.type, now.impact, now.affected, now.fixBy, now.call], ['security', 'cards', ['db'], at(90), 'https://call.example/1']);
  assert.deepEqual([now.proposal.proposal, now.proposal.to, now.severity], ['p', 'SEV1', 'SEV3']);
  act('incident.severity-changed', { from: 'SEV3', to: 'SEV1' });
  assert.equal(now.proposal, undefined);
  act('incident.promise-set', { on: true, everyMinutes: 30, nextUpdateAt: at(30) });
  assert.deepEqual([now.promisesOff, now.updateEveryMinutes, now.nextUpdateAt], [false, 30, at(30)]);
  act('incident.status-changed', { from: 'active', to: 'closed' });
  assert.deepEqual([now.resolvedAt, now.nextUpdateAt], [entry(9).time, undefined]);
  act('incident.status-changed', { from: 'closed', to: 'active', nextUpdateAt: at(60) });
  assert.deepEqual([now.resolvedAt, now.nextUpdateAt], [undefined, at(60)]);
  act('incident.promise-set', { on: false, everyMinutes: 30 });
  act('incident.estimate-changed', { from: at(90), reason: '' });
  act('incident.call-set', {});
  assert.deepEqual([now.promisesOff, now.nextUpdateAt, now.fixBy, now.call], [true, undefined, undefined, undefined]);
});

test('a line that is corrected shows it, and its original stays in the entry', () => {
  let window = windowFrom(history([entry(1, 'incident.noted', { text: 'nine', at: at(0) }), entry(2, 'channel.message-posted', { text: 'full' })], 2));
  window = applyLive(window, entry(3, 'incident.timeline-corrected', { entry: 1, text: 'eight', reason: '' }));
  window = applyLive(window, entry(4, 'incident.timeline-corrected', { entry: 1, at: at(5), reason: '' }));
  window = applyLive(window, entry(5, 'incident.timeline-added', { message: 2, text: '', at: at(0) }));
  assert.deepEqual(window.items[0].data, { text: 'nine', at: at(0), correctedText: 'eight', correctedAt: at(5), correction: 4 });
  assert.equal(window.items[1].data.timeline, true);
});

test('the promise of an update turns to a warning before it lapses', () => {
  const promised = { declaredAt: at(0), lastUpdate: { at: at(0) }, nextUpdateAt: at(60) };
  const urgency = (minute) => updateUrgency(promised, Date.parse(at(minute)));
  assert.deepEqual([urgency(10), urgency(49), urgency(60), updateUrgency({})], ['fine', 'soon', 'overdue', 'none']);
});

test('tasks: the newer version wins, ticks not answered yet are shown, stages keep their order', () => {
  let tasks = tasksFrom({ stages: [{ title: 'A', tasks: [{ id: '1', title: 'x', state: 'open', version: 2, position: 1 }] }] });
  tasks = applyTasks(tasks, entry(1, 'task.changed', { task: { id: '1', stage: 'A', state: 'done', version: 3, position: 1 } }));
  tasks = applyTasks(tasks, entry(2, 'task.changed', { task: { id: '1', stage: 'A', state: 'open', version: 1, position: 1 } }));
  tasks = applyTasks(tasks, entry(3, 'task.added', { task: { id: '2', stage: 'B', state: 'open', version: 1, position: 2 } }));
  assert.deepEqual(progress(tasks), { done: 1, total: 2 });
  assert.deepEqual(progress(tasks, new Map([['2', 'done']])), { done: 2, total: 2 });
  assert.deepEqual(stagesOf(tasks).map((s) => s.title), ['A', 'B']);
  assert.equal(isOverdue({ due: at(0), state: 'open' }, Date.parse(at(1))), true);
  assert.equal(isOverdue({ due: at(0), state: 'done' }, Date.parse(at(1))), false);
});

test('tasks: hidden ones are not there, moved ones take their stage along, what is waited for is named', () => {
  const task = (id, position, more = {}) => ({ id, stage: 'A', state: 'open', version: 1, position, ...more });
  let tasks = tasksFrom({
    stages: [{ title: 'A', tasks: [task('1', 10), task('2', 20, { visibility: 'hidden' })] }, { title: 'B', tasks: [task('3', 30, { waitsFor: ['1'] })] }],
    conditions: [{ id: 'bad', holds: false }],
  });
  assert.deepEqual([progress(tasks), blockersOf(tasks, tasks.byId.get('3')).map((b) => b.id)], [{ done: 0, total: 2 }, ['1']]);
  tasks = applyTasks(tasks, entry(1, 'task.followed', { tasks: [task('2', 20, { visibility: 'visible', version: 2 })], conditions: [{ id: 'bad', holds: true }] }));
  assert.deepEqual([progress(tasks).total, tasks.conditions.get('bad').holds], [3, true]);
  tasks = applyTasks(tasks, entry(2, 'task.moved', { task: { ...task('3', 5), stage: 'B', version: 2 }, others: [task('1', 40, { version: 2 })] }));
  assert.deepEqual(stagesOf(tasks).map((s) => [s.title, ...s.tasks.map((one) => one.id)]), [['B', '3'], ['A', '2', '1']]);
  tasks = applyTasks(tasks, entry(3, 'task.commented', { task: { ...task('2', 20), version: 3, comments: 1 }, text: 'well' }));
  assert.equal(tasks.byId.get('2').comments, 1);
});

test('properties come, are set in any order of arrival, and go', () => {
  const property = (id, order, version, ...values) => ({ definition: { id }, order, version, values });
  let list = propertiesFrom({ properties: [property('b', 2, 1)] });
  list = applyProperties(list, entry(1, 'incident.properties-added', { properties: [property('a', 1, 1)] }));
  list = applyProperties(list, entry(2, 'incident.property-set', { property: property('b', 2, 3, 'new') }));
  list = applyProperties(list, entry(3, 'incident.property-set', { property: property('b', 2, 2, 'old') }));
  assert.deepEqual([...list.values()].map((p) => [p.definition.id, ...p.values]), [['a'], ['b', 'new']]);
  assert.deepEqual([...applyProperties(list, entry(4, 'incident.property-removed', { property: 'a' })).keys()], ['b']);
});

test('a handover can be answered by whoever was asked, until it is over', () => {
  let list = applyHandovers(handoversFrom(), entry(1, 'handover.offered', { handover: { id: 'h', to: 'ben', backup: 'mei' } }));
  assert.deepEqual(['ben', 'mei'].map((p) => askedOf(list, p)?.id), ['h', undefined]);
  list = applyHandovers(list, entry(2, 'handover.asked', { handover: 'h', person: 'mei', name: 'Mei' }));
  assert.deepEqual(['ben', 'mei', 'li'].map((p) => askedOf(list, p)?.id), ['h', 'h', undefined], 'a late yes counts');
  list = applyHandovers(list, entry(3, 'handover.accepted', { handover: 'h', person: 'mei', name: 'Mei' }));
  assert.deepEqual([askedOf(list, 'mei'), list.get('h').state], [undefined, 'accepted']);
});

test('who was asked by escalation, at whichever level, can answer until they say no', () => {
  const log = [
    entry(1, 'handover.offered', { handover: { id: 'h', to: 'ben', backup: 'mei' } }),
    entry(2, 'handover.escalated', { handover: 'h', state: 'escalated', level: 1, asked: ['li', 'ada'] }),
    entry(3, 'handover.escalated', { handover: 'h', state: 'escalated', level: 2, asked: ['zoe'] }),
  ];
  const list = log.reduce(applyHandovers, handoversFrom());
  assert.deepEqual(list.get('h').escalatedTo, ['li', 'ada', 'zoe']);
  assert.deepEqual(['ben', 'mei', 'li', 'zoe'].map((p) => askedOf(list, p)?.id), ['h', undefined, 'h', 'h']);
  const no = applyHandovers(list, entry(4, 'handover.declined', { handover: 'h', person: 'li', state: 'escalated' }));
  assert.deepEqual(['li', 'ada'].map((p) => askedOf(no, p)?.id), [undefined, 'h']);
  const loaded = handoversFrom({ handovers: [{ id: 'h', to: 'ben', backup: 'mei', backupAsked: true, state: 'escalated', escalatedTo: ['li'], declined: ['ben'] }] });
  assert.deepEqual(['ben', 'mei', 'li'].map((p) => askedOf(loaded, p)?.id), [undefined, 'h', 'h']);
});

test('a handover that is not known comes from no entry but its offer', () => {
  for (const [kind, more] of [['corrected', { words: { done: 'x' } }], ['asked', { person: 'ben' }], ['escalated', {}], ['declined', { person: 'ben' }], ['accepted', { person: 'ben' }]]) {
    assert.equal(applyHandovers(handoversFrom(), entry(9, `handover.${kind}`, { handover: 'h', ...more })).size, 0, kind);
  }
});

test('a standup that is skipped, paused or resumed is not said to begin when it did', () => {
  const planned = () => notesFrom({ standups: [{ id: 's', nextAt: 'soon' }] });
  const after = (kind) => applyNotes(planned(), entry(5, `standup.${kind}`, { standup: 's', title: 'S' })).standups[0];
  assert.equal(planned().standups[0].nextAt, 'soon');
  for (const kind of ['skipped', 'paused', 'resumed']) assert.equal(after(kind).nextAt, undefined, kind);
  assert.equal(after('paused').pausedAt, entry(5).time);
});

test('who says no while another is asked ends nothing; only when all have', () => {
  const silent = [
    entry(1, 'handover.offered', { handover: { id: 'h', to: 'ben', backup: 'mei' } }),
    entry(2, 'handover.asked', { handover: 'h', person: 'mei', name: 'Mei' }),
  ].reduce(applyHandovers, handoversFrom());
  const no = (list, person, state) => applyHandovers(list, entry(3, 'handover.declined', { handover: 'h', person, state }));
  let list = no(silent, 'ben', 'offered');
  assert.deepEqual([list.get('h').state, askedOf(list, 'mei').id], ['offered', 'h']);
  list = no(list, 'mei', 'declined');
  assert.deepEqual([list.get('h').state, askedOf(list, 'mei')], ['declined', undefined]);
  list = applyHandovers(list, entry(4, 'handover.escalated', { handover: 'h', state: 'declined' }));
  assert.equal(list.get('h').state, 'declined');
  assert.equal(applyHandovers(silent, entry(4, 'handover.escalated', { handover: 'h' })).get('h').state, 'escalated');
  assert.equal(no(silent, 'ben', undefined).get('h').state, 'offered', 'an entry of old');
});

test('a member who is given another rank is what a load would show', () => {
  const room = roomFrom({ channel: { channel: { rank: 'OWNER' }, members: [{ person: 'ben', name: 'Ben', rank: 'GUEST', since: 's' }], pins: [] }, history: history([], 0), me: 'ada' });
  const raised = applyEntry(room, entry(1, 'channel.members-added', { people: [{ person: 'ben', name: 'Ben', rank: 'MEMBER', was: 'GUEST', from: 4 }] }));
  assert.deepEqual(raised.channel.members, [{ person: 'ben', name: 'Ben', rank: 'member', since: 's' }]);
});

test('what somebody said again in a standup is what a fresh load would show of theirs', () => {
  const mine = { person: 'ben', name: 'Ben', done: 'a', next: 'b', blockers: '', at: 't', entry: 2, late: false };
  const notes = notesFrom({ sessions: [{ id: 's', asked: [], mine }] });
  const said = (person) => applyNotes(notes, entry(7, 'standup.answered', { session: 's', person, name: 'Ben', done: 'c', next: 'd', blockers: 'e' })).sessions.get('s').mine;
  assert.deepEqual(said('ben'), { ...mine, done: 'c', next: 'd', blockers: 'e', entry: 7 });
  assert.deepEqual(said('ada'), mine);
});

test('a standup knows who answered; a notice who acknowledged', () => {
  let notes = applyNotes(notesFrom(), entry(1, 'standup.opened', { session: 's', title: 'S', notified: ['ada', 'ben'] }));
  notes = applyNotes(notes, entry(2, 'standup.answered', { session: 's', person: 'ben', name: 'Ben' }));
  assert.deepEqual([hasAnswered(notes, 's', 'ben'), hasAnswered(notes, 's', 'ada')], [true, false]);
  notes = applyNotes(notes, entry(3, 'standup.digested', { session: 's', title: 'S' }));
  assert.equal(notes.sessions.get('s').closed, true);
  notes = applyNotes(notes, entry(4, 'notice.scheduled', { notice: { id: 'n', terms: { text: 'T', untilAcknowledged: true } } }));
  notes = applyNotes(notes, entry(5, 'notice.acknowledged', { notice: 'n', person: 'ada', name: 'Ada' }));
  const { text, acknowledgedBy } = notes.notices.get('n');
  assert.deepEqual([text, acknowledgedBy], ['T', 'ada']);
});
