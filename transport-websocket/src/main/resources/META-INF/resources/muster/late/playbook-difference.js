/** What differs between two contents of a playbook, by ids: a pure function, so that a proposal can be shown before it is one. */

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
/** Nothing is nothing, however it is written. */
const bare = (value) => (value === '' || value === false || (Array.isArray(value) && value.length === 0) ? null : value ?? null);

const PLAIN = ['title', 'description', 'severity', 'channelName', 'callLink', 'welcome', 'updateEveryMinutes', 'updateTemplate', 'invite'];
const LISTS = { roles: 'name', properties: 'id', conditions: 'id', metrics: 'id', standups: 'title', channels: 'purpose' };
const NAMED = (one) => one.title ?? one.name ?? one.purpose ?? one.id;

const fieldsOf = (before, after, leave = []) => [...new Set([...Object.keys(before), ...Object.keys(after)])]
  .filter((f) => !leave.includes(f) && !same(bare(before[f]), bare(after[f]))).map((field) => ({ field, before: bare(before[field]), after: bare(after[field]) }));

function listChanges(part, key, before = [], after = []) {
  const find = (list, id) => list.find((one) => one[key] === id);
  return [
    ...after.filter((one) => !find(before, one[key])).map((one) => ({ sort: 'added', part, name: NAMED(one) })),
    ...before.filter((one) => !find(after, one[key])).map((one) => ({ sort: 'removed', part, name: NAMED(one) })),
    ...after.filter((one) => find(before, one[key]) && !same(find(before, one[key]), one))
      .map((one) => ({ sort: 'changed', part, name: NAMED(one), fields: fieldsOf(find(before, one[key]), one) })).filter((c) => c.fields.length),
  ];
}

const tasksIn = (content) => (content.checklists ?? []).flatMap((c) => c.tasks.map((task, i) => ({ task, stage: c.title, i })));

/** A task is moved when it is in another stage, or stands behind another one of those that were there before. */
function taskChanges(before, after) {
  const [old, now] = [tasksIn(before), tasksIn(after)];
  const find = (list, id) => list.find(({ task }) => task.id === id);
  const order = (list, other) => list.filter(({ task }) => find(other, task.id)).map(({ task }) => task.id);
  const [was, is] = [order(old, now), order(now, old)];
  const kept = longestKept(was, is);
  return [
    ...now.filter(({ task }) => !find(old, task.id)).map(({ task, stage }) => ({ sort: 'added', part: 'task', name: task.title, stage })),
    ...old.filter(({ task }) => !find(now, task.id)).map(({ task, stage }) => ({ sort: 'removed', part: 'task', name: task.title, stage })),
    ...now.flatMap(({ task, stage }) => {
      const there = find(old, task.id);
      if (!there) return [];
      const fields = fieldsOf(there.task, task);
      const moved = there.stage !== stage || !kept.has(task.id);
      return [...(moved ? [{ sort: 'moved', part: 'task', name: task.title, stage }] : []), ...(fields.length ? [{ sort: 'changed', part: 'task', name: task.title, stage, fields }] : [])];
    }),
  ];
}

/** The ids that kept their order: the longest run of them that is in both. */
function longestKept(was, is) {
  const place = new Map(was.map((id, i) => [id, i]));
  const best = is.map((id, i) => ({ id, i, length: 1, from: null }));
  best.forEach((one, i) => {
    for (const other of best.slice(0, i)) {
      if (place.get(other.id) < place.get(one.id) && other.length + 1 > one.length) Object.assign(one, { length: other.length + 1, from: other });
    }
  });
  const kept = new Set();
  for (let one = best.reduce((a, b) => (b.length > (a?.length ?? 0) ? b : a), null); one; one = one.from) kept.add(one.id);
  return kept;
}

/** [{sort: added|removed|moved|changed, part, name, stage?, fields?: [{field, before, after}]}] */
export function differenceOf(before, after) {
  const plain = PLAIN.filter((f) => !same(bare(before[f]), bare(after[f]))).map((field) => ({ field, before: bare(before[field]), after: bare(after[field]) }));
  const retro = [before.retrospective?.template ?? null, after.retrospective?.template ?? null];
  if (!same(...retro)) plain.push({ field: 'retrospective', before: retro[0], after: retro[1] });
  const stages = (content) => (content.checklists ?? []).map((c) => c.title);
  const [old, now] = [stages(before), stages(after)];
  return [
    ...(plain.length ? [{ sort: 'changed', part: 'playbook', name: '', fields: plain }] : []),
    ...now.filter((s) => !old.includes(s)).map((name) => ({ sort: 'added', part: 'stage', name })),
    ...old.filter((s) => !now.includes(s)).map((name) => ({ sort: 'removed', part: 'stage', name })),
    ...taskChanges(before, after),
    ...Object.entries(LISTS).flatMap(([part, key]) => listChanges(part, key, before[part], after[part])),
  ];
}
