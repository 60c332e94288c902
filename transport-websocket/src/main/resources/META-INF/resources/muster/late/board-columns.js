/** The task board: pure functions from a checklist to its columns, and from a move to what has to be sent. */
import { blockersOf, isOverdue, isShown } from '../state/tasks.js';

export const COLUMNS = ['open', 'in-progress', 'blocked', 'done'];

const settled = (task) => task.state === 'done' || task.state === 'skipped';
const place = (a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : 1);

/** In which column a task stands. What waits for others is blocked, whatever was begun of it. */
export function columnOf(tasks, task) {
  if (settled(task)) return 'done';
  return blockersOf(tasks, task).length ? 'blocked' : task.state;
}

/** What is most urgent comes first: overdue, then by due time, then by place. What is finished stays in its place. */
export const byUrgency = (a, b) => (Date.parse(a.due ?? '') || Infinity) - (Date.parse(b.due ?? '') || Infinity) || place(a, b);

/**
 * The columns with their tasks; hidden ones are not there.
 *
 * @param view {mine, stage}: only those of this person; only those of one stage, null for all
 * @param ticks ticks that are not answered yet, id to state
 */
export function columnsOf(tasks, { mine = false, stage = null }, me, ticks = new Map()) {
  const now = (task) => (ticks.has(task.id) ? { ...task, state: ticks.get(task.id) } : task);
  const shown = [...tasks.byId.values()].filter(isShown).map(now)
    .filter((task) => (!mine || task.owner === me || task.backup === me) && (stage === null || task.stage === stage));
  return COLUMNS.map((id) => {
    const list = shown.filter((task) => columnOf(tasks, task) === id);
    return { id, tasks: id === 'done' ? list.sort(place) : list.sort(byUrgency), overdue: list.filter((task) => isOverdue(task)).length };
  });
}

/**
 * What moving a task to a column asks for: commands in order, and those that take it back. `done` of what was skipped goes
 * through `open`, since a finished task is not made into the other kind of finished. Null where there is nothing to do.
 *
 * @param by the task that it is to wait for, when it is moved among the blocked
 */
export function moveTo(tasks, task, column, by = null) {
  const from = columnOf(tasks, task);
  if (from === column) return null;
  const set = (state) => ['task.set-state', { task: task.id, state }];
  const wait = (other, name) => [name, { task: task.id, by: other }];
  const begun = settled(task) ? [set('open')] : [];
  if (column === 'blocked') {
    return { acts: [...begun, wait(by, 'task.block')], back: [wait(by, 'task.unblock'), ...(settled(task) ? [set(task.state)] : [])] };
  }
  if (column === 'done') return { state: 'done', acts: [set('done')], back: [set(task.state)] };
  const blockers = settled(task) ? [] : blockersOf(tasks, task);
  const change = task.state === column ? [] : [set(column)];
  return {
    state: column,
    acts: [...blockers.map((b) => wait(b.id, 'task.unblock')), ...change],
    back: [...(change.length ? [set(task.state)] : []), ...blockers.map((b) => wait(b.id, 'task.block'))],
    freed: blockers,
  };
}
