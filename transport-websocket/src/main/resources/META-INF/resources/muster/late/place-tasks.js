import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { COLUMNS, columnOf, columnsOf, moveTo } from './board-columns.js';
import { cardStyles, drawCard } from './board-card.js';
import '../parts/toast-area.js';
import './block-dialog.js';
import { MusterElement, Ticker, inText, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { drawDialog, loadDialog } from '../parts/dialogs.js';
import { severity } from '../parts/incident-row.js';
import { emptyState, errorState, skeleton, stateStyles } from '../parts/states.js';
import { RoomStore } from '../room-store.js';
import { t } from '../texts.js';

const SETTLED = 1500;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The tasks of one incident as a board: who does what, what waits, what is late. Moved by drag, by Alt with an arrow, or by choosing. */
export class MusterTaskBoard extends MusterElement {
  static properties = {
    session: { attribute: false }, incident: {}, mine: { state: true }, stage: { state: true }, over: { state: true }, dialog: { state: true }, at: { state: true },
  };
  static styles = [...MusterElement.styles, stateStyles, cardStyles, css`
    :host { display: flex; flex-direction: column; height: 100%; position: relative; container-type: inline-size; background: var(--muster-background); }
    header { display: flex; gap: 8px 12px; align-items: center; padding: 12px 24px; flex-wrap: wrap; border-bottom: 1px solid var(--muster-line); }
    h1 { flex: 1; min-width: 180px; overflow-wrap: anywhere; }
    .filters { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .filters select { width: auto; max-width: 220px; min-height: 32px; padding: 2px 4px 2px 8px; font-size: 13px; }
    [aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); }
    .columns { flex: 1; min-height: 0; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; padding: 16px 24px; }
    section { display: flex; flex-direction: column; min-height: 0; background: var(--muster-surface); border: 1px solid var(--muster-line); border-radius: 8px; }
    section.over { border-color: var(--muster-accent); background: var(--muster-selected); }
    h2 { display: flex; gap: 8px; align-items: center; padding: 10px 12px; font-size: 13px; }
    h2 .late { margin-inline-start: auto; }
    ul { flex: 1; overflow-y: auto; min-height: 48px; padding: 4px 8px 8px; display: grid; gap: 8px; align-content: start; overscroll-behavior: contain; }
    .none { padding: 4px 12px 16px; }
    @container (max-width: 860px) {
      :host { overflow-y: auto; }
      header { padding: 12px; }
      h1 { font-size: 15px; flex: 1 1 calc(100% - 180px); min-width: 0; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
      .filters { flex: 1 1 calc(100% - 140px); flex-wrap: nowrap; min-width: 0; }
      .filters select { flex: 1; min-width: 0; }
      .columns { grid-template-columns: minmax(0, 1fr); padding: 12px; flex: none; }
      ul { overflow: visible; min-height: 0; }
    }
    @media (pointer: coarse), (max-width: 720px) { .filters select { min-height: 44px; } }
  `];
  static defaults = () => ({ mine: false, stage: null });
  ticker = new Ticker(this, () => 15);

  connectedCallback() {
    super.connectedCallback();
    this.store = new RoomStore(this.session, this.incident);
    this.watch(this.store);
    this.store.open();
    this.addEventListener('muster-dialog', this.#wanted);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unwatch(this.store);
    this.store.close();
    clearTimeout(this.holding);
  }

  /** The room of the store is of one incident for good. */
  updated(changed) {
    if (this.held && !this.dialog) this.$(`[data-task="${CSS.escape(this.held)}"]`)?.focus();
    if (!changed.has('incident') || !changed.get('incident')) return;
    this.unwatch(this.store);
    this.store.close();
    this.store = new RoomStore(this.session, this.incident);
    this.watch(this.store);
    this.store.open();
  }

  #wanted = ({ detail }) => this.#open(detail);

  async #open(dialog) {
    try {
      if (dialog.what !== 'block') await loadDialog(dialog);
      this.dialog = dialog;
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
    }
  }

  render() {
    const { store } = this;
    const { room } = store;
    const lead = html`<slot name="lead"></slot>`;
    if (store.status === 'missing') return html`<header>${lead}</header>${emptyState(t('room.missing'), t('room.missing-hint'))}`;
    if (store.status === 'error') return html`<header>${lead}</header>${errorState(t('board.error'), store.failure, () => store.load())}`;
    if (!room) return html`<header>${lead}</header>${skeleton(8)}`;
    const { incident, channel } = room;
    const guest = channel.rank === 'guest';
    return html`<header>${lead}<a href=${`#/c/${encodeURIComponent(this.incident)}`} aria-label=${t('board.back')} title=${t('board.back')}>${icon('reply')}</a>
        ${incident ? severity(incident.severity) : nothing}<h1 tabindex="-1" dir="auto">${incident?.title ?? channel.name}</h1>
        ${this.#filters(room.tasks)}
        ${guest ? nothing : html`<button class="plain" data-testid="task-add" @click=${() => this.#open({ what: 'task' })}>${icon('plus')}${t('task.add')}</button>`}</header>
      ${this.#columns(room, guest)}
      <p class="sr" role="status" data-testid="board-said">${this.said ?? ''}</p>
      <muster-toast-area .store=${store}></muster-toast-area>
      ${this.dialog ? html`<div @muster-closed=${() => this.#closed()}>${this.#dialog()}</div>` : nothing}`;
  }

  #dialog() {
    const { store, dialog } = this;
    if (dialog.what !== 'block') return drawDialog(dialog.what, { store, room: this, ...dialog });
    return html`<muster-block-dialog .store=${store} .task=${dialog.task} .block=${(by) => this.#move(dialog.task, 'blocked', by)}></muster-block-dialog>`;
  }

  #closed() {
    const { task } = this.dialog;
    this.dialog = null;
    if (task) this.#focus(task);
  }

  #filters(tasks) {
    const stages = tasks.stages;
    return html`<div class="filters" role="group" aria-label=${t('board.filter')}>
      <button class="plain" aria-pressed=${String(this.mine)} data-testid="board-mine" @click=${() => (this.mine = !this.mine)}>${icon('person')}${t('board.mine')}</button>
      ${stages.length > 1 ? html`<select aria-label=${t('task.stage')} data-testid="board-stage" @change=${(e) => (this.stage = e.target.value === '*' ? null : e.target.value)}>
        <option value="*">${t('board.all-stages')}</option>${stages.map((s) => html`<option value=${s} ?selected=${s === this.stage}>${s || t('task.general')}</option>`)}</select>` : nothing}</div>`;
  }

  #columns(room, guest) {
    const columns = columnsOf(room.tasks, this, this.store.me, this.store.ticks);
    this.shown = columns;
    if (columns.every((c) => c.tasks.length === 0)) {
      const filtered = this.mine || this.stage !== null;
      return filtered ? emptyState(t('board.none-filtered'), t('board.none-filtered-hint'), html`<button class="plain" @click=${() => Object.assign(this, { mine: false, stage: null })}>${t('board.clear')}</button>`)
        : emptyState(t('task.none'), t('task.none-hint'));
    }
    return html`<div class="columns" @keydown=${this.#key}>${columns.map((column) => html`<section class=${this.over === column.id ? 'over' : ''} data-testid="board-column" data-column=${column.id} aria-labelledby=${column.id}
        @dragover=${(e) => this.#hover(e, column.id)} @dragleave=${(e) => e.target === e.currentTarget && (this.over = null)} @drop=${(e) => this.#drop(e, column.id)}>
      <h2 id=${column.id}>${t(`board.${column.id}`)} <span class="count calm">${column.tasks.length}</span>${column.overdue ? html`<span class="late tiny">${icon('alert')}${t('board.overdue', { count: column.overdue })}</span>` : nothing}</h2>
      ${column.tasks.length ? html`<ul>${repeat(column.tasks, (task) => task.id, (task) => this.#card(task, column.id, guest, room.tasks))}</ul>` : html`<p class="none tiny muted">${t(`board.none-${column.id}`)}</p>`}</section>`)}</div>`;
  }

  #card(task, column, guest, tasks) {
    return drawCard(task, {
      store: this.store, tasks, column, guest,
      moving: this.moving === task.id, stage: this.stage === null && tasks.stages.length > 1,
      focusable: (this.at ?? this.#first()) === task.id,
      open: () => this.#open({ what: 'task', task: task.id }),
      to: (chosen) => this.#chosen(task.id, chosen),
      focused: () => { this.at = task.id; if (this.held !== task.id) this.held = null; },
      drag: (event) => this.#drag(event, task.id),
      dropped: () => Object.assign(this, { over: null, moving: null }),
    });
  }

  #first() {
    return this.shown.find((c) => c.tasks.length)?.tasks[0].id;
  }

  // ---- moving

  #drag(event, task) {
    this.moving = task;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', this.store.room.tasks.byId.get(task).title);
  }

  #hover(event, column) {
    if (!this.moving) return;
    event.preventDefault();
    this.over = column;
  }

  #drop(event, column) {
    if (!this.moving) return;
    event.preventDefault();
    const task = this.moving;
    Object.assign(this, { over: null, moving: null });
    this.#chosen(task, column);
  }

  /** Among the blocked goes what waits for something: for what is asked. */
  #chosen(task, column) {
    if (column === 'skipped') this.#skip(task);
    else if (column !== 'blocked') this.#move(task, column);
    else if (columnOf(this.store.room.tasks, this.#now(task)) !== 'blocked') this.#open({ what: 'block', task });
  }

  #now(id) {
    const task = this.store.room.tasks.byId.get(id);
    return this.store.ticks.has(id) ? { ...task, state: this.store.ticks.get(id) } : task;
  }

  async #skip(id) {
    const task = this.#now(id);
    await this.#run(task, { state: 'skipped', acts: [['task.set-state', { task: id, state: 'skipped' }]], back: [['task.set-state', { task: id, state: task.state }]] }, t('board.was-skipped', { title: task.title }));
  }

  async #move(id, column, by = null) {
    const task = this.#now(id);
    const move = moveTo(this.store.room.tasks, task, column, by);
    if (!move) return;
    const said = move.freed?.length ? t('board.freed', { title: task.title, to: t(`board.${column}`) }) : t('board.moved', { title: task.title, to: t(`board.${column}`) });
    await this.#run(task, move, said);
  }

  /** Shows at once what was chosen; what the server refuses goes back to where it was. */
  async #run(task, move, text) {
    const { store } = this;
    if (move.state && !move.freed?.length) store.ticks = new Map(store.ticks).set(task.id, move.state);
    store.changed();
    this.#hold(task.id);
    const done = await this.#send(move.acts);
    if (done) setTimeout(() => this.#settle(task.id, move.state), SETTLED);
    else this.#settle(task.id, move.state);
    if (!done) return;
    this.said = text;
    store.say(text, { undo: () => { this.#hold(task.id); this.#send(move.back); }, key: task.id });
  }

  /** What was chosen is shown until the record says it, which takes it away as well. */
  #settle(id, state) {
    if (this.store.ticks.get(id) === state) this.store.ticks.delete(id);
    this.store.changed();
  }

  /** A card that goes to another column is another element: the focus goes with it for as long as that takes. */
  #hold(id) {
    this.held = id;
    clearTimeout(this.holding);
    this.holding = setTimeout(() => (this.held = null), SETTLED);
    this.#focus(id);
  }

  async #send(acts) {
    for (const [name, data] of acts) {
      if (!(await this.store.try(name, data))) return false;
    }
    return true;
  }

  // ---- keyboard

  #key(event) {
    const step = STEPS[event.key];
    const id = event.composedPath().find((e) => e.dataset?.task)?.dataset.task;
    if (!step || !id || inText(event) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) {
      if (step[0]) this.#beside(id, step[0]);
      return;
    }
    const { shown } = this;
    const column = shown.findIndex((c) => c.tasks.some((task) => task.id === id));
    const row = shown[column].tasks.findIndex((task) => task.id === id);
    if (step[1]) this.#focus(shown[column].tasks[row + step[1]]?.id);
    else this.#focus(this.#nearest(column, step[0], row));
  }

  #nearest(column, by, row) {
    for (let at = column + by; this.shown[at]; at += by) {
      const { tasks } = this.shown[at];
      if (tasks.length) return tasks[Math.min(row, tasks.length - 1)].id;
    }
    return null;
  }

  #beside(id, by) {
    const column = COLUMNS[COLUMNS.indexOf(columnOf(this.store.room.tasks, this.#now(id))) + by];
    if (column && this.store.room.channel.rank !== 'guest') this.#chosen(id, column);
  }

  async #focus(id) {
    if (!id) return;
    this.at = id;
    await this.updateComplete;
    this.$(`[data-task="${CSS.escape(id)}"]`)?.focus();
  }
}
customElements.define('muster-task-board', MusterTaskBoard);
