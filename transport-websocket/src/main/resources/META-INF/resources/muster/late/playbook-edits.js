/** Edits of a playbook's content: pure functions from what is there to what is there then. */

const without = (list, at) => list.filter((_, i) => i !== at);
const put = (list, at, one) => [...list.slice(0, at), one, ...list.slice(at)];

/** An empty playbook. */
export const blank = (title) => ({ title, roles: [], invite: [], properties: [], conditions: [], checklists: [{ title, tasks: [] }], standups: [], channels: [], metrics: [] });

/** An id that none of these has, made of a text. */
export function freshId(text, taken) {
  const base = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'one';
  let id = base;
  for (let i = 2; taken.includes(id); i += 1) id = `${base}-${i}`;
  return id;
}

/** With one part of a list in place of what it was; `path` is like ['checklists', 0, 'tasks', 2]. */
export function setAt(content, path, value) {
  if (path.length === 0) return value;
  const [first, ...rest] = path;
  const below = setAt(content?.[first], rest, value);
  if (!Array.isArray(content)) return { ...content, [first]: below };
  return content.map((one, i) => (i === first ? below : one));
}

export const at = (content, path) => path.reduce((one, step) => one?.[step], content);

export const append = (content, path, value) => setAt(content, path, [...(at(content, path) ?? []), value]);

export const removeAt = (content, path) => setAt(content, path.slice(0, -1), without(at(content, path.slice(0, -1)), path.at(-1)));

/** Moves one of a list by so many places; the same content at the list's ends. */
export function moveBy(content, path, by) {
  const list = at(content, path.slice(0, -1));
  const to = path.at(-1) + by;
  if (to < 0 || to >= list.length) return content;
  return setAt(content, path.slice(0, -1), put(without(list, path.at(-1)), to, list[path.at(-1)]));
}

/** Moves a task one place up or down, over the borders of stages; returns the content and where the task is then. */
export function moveTask(content, stage, task, by) {
  const stages = content.checklists;
  const inside = task + by;
  if (inside >= 0 && inside < stages[stage].tasks.length) return { content: moveBy(content, ['checklists', stage, 'tasks', task], by), stage, task: inside };
  const next = stage + by;
  if (next < 0 || next >= stages.length) return { content, stage, task };
  return placeTask(content, { stage, task }, { stage: next, task: by < 0 ? stages[next].tasks.length : 0 });
}

/** Puts a task before the place of another, as after a drag. */
export function placeTask(content, from, to) {
  const moved = content.checklists[from.stage].tasks[from.task];
  const place = from.stage === to.stage && from.task < to.task ? to.task - 1 : to.task;
  const taken = removeAt(content, ['checklists', from.stage, 'tasks', from.task]);
  return { content: setAt(taken, ['checklists', to.stage, 'tasks'], put(taken.checklists[to.stage].tasks, place, moved)), stage: to.stage, task: place };
}

/** Every task with its stage. */
export const tasksOf = (content) => (content.checklists ?? []).flatMap((c) => c.tasks.map((task) => ({ ...task, stage: c.title })));

/** Where a finding points to: 'content.checklists[0].tasks[2].title' as a path. */
export const pathOf = (text) => [...text.replace(/^content\.?/, '').matchAll(/(\w+)|\[(\d+)]/g)].map(([, name, index]) => name ?? Number(index));

/** Edits that can be taken back, the latest first. */
export class Edits extends EventTarget {
  #back = [];
  #again = [];

  constructor(content) {
    super();
    this.content = content;
    this.saved = content;
  }

  get changed() {
    return this.content !== this.saved;
  }

  get undoable() {
    return this.#back.length > 0;
  }

  get redoable() {
    return this.#again.length > 0;
  }

  /** Typing on in one field is one edit. */
  to(content, field = null) {
    if (content === this.content) return;
    if (!field || this.field !== field) this.#back.push(this.content);
    this.field = field;
    this.#again = [];
    this.#be(content);
  }

  undo() {
    if (!this.undoable) return;
    this.#again.push(this.content);
    this.field = null;
    this.#be(this.#back.pop());
  }

  redo() {
    if (!this.redoable) return;
    this.#back.push(this.content);
    this.field = null;
    this.#be(this.#again.pop());
  }

  keep(content) {
    this.saved = content;
    this.dispatchEvent(new Event('change'));
  }

  #be(content) {
    this.content = content;
    this.dispatchEvent(new Event('change'));
  }
}
