/** A checklist: tasks by id and the order of their stages, from `task.list` and the events behind it. */

export function tasksFrom(answer) {
  const byId = new Map();
  const stages = [];
  for (const stage of answer?.stages ?? []) {
    stages.push(stage.title ?? '');
    for (const task of stage.tasks) byId.set(task.id, { ...task, stage: stage.title ?? '' });
  }
  return { byId, stages };
}

export function applyTasks(tasks, entry) {
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'task.checklist-added':
      return (d.tasks ?? []).reduce(put, tasks);
    case 'task.added':
    case 'task.changed':
    case 'task.escalated':
      return d.task ? put(tasks, d.task) : tasks;
    default:
      return tasks;
  }
}

function put(tasks, task) {
  const before = tasks.byId.get(task.id);
  if (before && (before.version ?? 0) > (task.version ?? 0)) return tasks;
  const stage = task.stage ?? '';
  const byId = new Map(tasks.byId);
  byId.set(task.id, { ...task, stage });
  const stages = tasks.stages.includes(stage) ? tasks.stages : [...tasks.stages, stage];
  return { byId, stages };
}

const settled = (task) => task.state === 'done' || task.state === 'skipped';

/** Stages in order with their tasks in order; `overrides` (id → state) are ticks not answered yet. */
export function stagesOf(tasks, overrides = new Map()) {
  const list = [...tasks.byId.values()].map((t) => (overrides.has(t.id) ? { ...t, state: overrides.get(t.id) } : t));
  return tasks.stages
    .map((title) => {
      const mine = list.filter((t) => t.stage === title).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
      return { title, tasks: mine, done: mine.filter(settled).length, total: mine.length };
    })
    .filter((stage) => stage.total > 0);
}

export function progress(tasks, overrides = new Map()) {
  const all = stagesOf(tasks, overrides);
  return { done: all.reduce((n, s) => n + s.done, 0), total: all.reduce((n, s) => n + s.total, 0) };
}

export const isOverdue = (task, now = Date.now()) => Boolean(task.due) && !settled(task) && Date.parse(task.due) <= now;
