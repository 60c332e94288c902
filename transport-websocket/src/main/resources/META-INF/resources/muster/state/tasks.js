/** A checklist: tasks by id, from `task.list` and the events behind it. The order of tasks, and of their stages, is that of their places. */

export function tasksFrom(answer) {
  const tasks = (answer?.stages ?? []).flatMap((stage) => stage.tasks.map((task) => ({ ...task, stage: stage.title ?? '' })));
  return {
    byId: new Map(tasks.map((task) => [task.id, task])),
    conditions: new Map((answer?.conditions ?? []).map((c) => [c.id, c])),
    stages: titlesOf(tasks),
  };
}

export function applyTasks(tasks, entry) {
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'task.checklist-added':
    case 'task.followed':
      return (d.tasks ?? []).reduce(put, withConditions(tasks, d.conditions));
    case 'task.moved':
      return d.task ? [d.task, ...(d.others ?? [])].reduce(put, tasks) : tasks;
    case 'task.added':
    case 'task.changed':
    case 'task.commented':
    case 'task.escalated':
      return d.task ? put(tasks, d.task) : tasks;
    default:
      return tasks;
  }
}

function withConditions(tasks, conditions = []) {
  if (conditions.length === 0) return tasks;
  return { ...tasks, conditions: new Map([...tasks.conditions, ...conditions.map((c) => [c.id, c])]) };
}

function put(tasks, task) {
  const before = tasks.byId.get(task.id);
  if (before && (before.version ?? 0) > (task.version ?? 0)) return tasks;
  const byId = new Map(tasks.byId).set(task.id, { ...task, stage: task.stage ?? '' });
  const moved = !before || before.stage !== (task.stage ?? '') || before.position !== task.position;
  return { ...tasks, byId, stages: moved ? titlesOf([...byId.values()]) : tasks.stages };
}

const place = (a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : 1);
const titlesOf = (tasks) => [...new Set([...tasks].sort(place).map((task) => task.stage))];
const settled = (task) => task.state === 'done' || task.state === 'skipped';

/** Hidden tasks are not there for people: their condition does not hold, and nobody has touched them. */
export const isShown = (task) => task.visibility !== 'hidden';

/** The tasks that have to be finished before this one can be. */
export const blockersOf = (tasks, task) => (task.waitsFor ?? []).map((id) => tasks.byId.get(id)).filter(Boolean);

/** Stages in order with their tasks in order, hidden ones left out; `overrides` (id → state) are ticks not answered yet. */
export function stagesOf(tasks, overrides = new Map()) {
  const list = [...tasks.byId.values()].filter(isShown).map((t) => (overrides.has(t.id) ? { ...t, state: overrides.get(t.id) } : t));
  return tasks.stages
    .map((title) => {
      const mine = list.filter((t) => t.stage === title).sort(place);
      return { title, tasks: mine, done: mine.filter(settled).length, total: mine.length };
    })
    .filter((stage) => stage.total > 0);
}

export function progress(tasks, overrides = new Map()) {
  const all = stagesOf(tasks, overrides);
  return { done: all.reduce((n, s) => n + s.done, 0), total: all.reduce((n, s) => n + s.total, 0) };
}

export const isOverdue = (task, now = Date.now()) => Boolean(task.due) && !settled(task) && Date.parse(task.due) <= now;
