import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { emptyState, stateStyles } from './states.js';
import { MusterElement, Ticker, initials } from '../element.js';
import { icon } from '../icons.js';
import { blockersOf, isOverdue } from '../state/tasks.js';
import { absolute, relative, span } from '../times.js';
import { t } from '../texts.js';

/** The checklist: a click ticks at once and can be undone for ten seconds. */
export class TabChecklist extends MusterElement {
  static properties = { store: { attribute: false } };
  static styles = [...MusterElement.styles, stateStyles, css`
    .stage { padding: 0 0 8px; }
    .stage header { display: flex; justify-content: space-between; align-items: baseline; padding: 8px 16px 4px; position: sticky; top: 0; background: var(--muster-background); z-index: 1; }
    .task { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 4px; align-items: start; padding: 0 12px 0 8px; }
    .task:hover { background: var(--muster-surface); }
    .box { width: 32px; min-height: 32px; padding: 0; flex: none; }
    .box i { width: 18px; height: 18px; border: 1.5px solid var(--muster-control); border-radius: 5px; display: grid; place-items: center; color: var(--muster-background); }
    .box:hover i { border-color: var(--muster-accent); }
    .box[aria-checked=true] i { background: var(--muster-good); border-color: var(--muster-good); }
    .box[aria-checked=mixed] i { border-color: var(--muster-accent); color: var(--muster-accent); }
    .title { padding: 0 0 4px; min-width: 0; }
    .title button { all: unset; cursor: pointer; overflow-wrap: anywhere; display: block; width: 100%; box-sizing: border-box; padding: 5px 0 1px; }
    .title button:focus-visible { outline: 2px solid var(--muster-accent); border-radius: 4px; }
    .settled .title button { color: var(--muster-muted); text-decoration: line-through; text-decoration-thickness: 1px; }
    .facts { display: flex; flex-wrap: wrap; gap: 0 12px; font-size: 12px; color: var(--muster-muted); }
    .late { color: var(--muster-danger); font-weight: 600; }
    .warn { color: var(--muster-warning); font-weight: 600; }
    .facts span { display: inline-flex; gap: 4px; align-items: center; }
    .owner { padding: 0 4px; gap: 2px; min-width: 32px; color: var(--muster-muted); }
    .owner i { font-style: normal; font-size: 11px; font-weight: 600; width: 24px; height: 24px; border-radius: 50%; display: grid; place-items: center; background: var(--muster-line); color: var(--muster-text); }
    .owner i.backup { background: none; border: 1px dashed var(--muster-control); background: var(--muster-background); }
    .owner i::before { content: attr(data-initials); }
    .owner i.me { background: var(--muster-accent); color: var(--muster-on-accent); }
    .ack { grid-column: 2 / -1; justify-self: start; margin-bottom: 4px; }
    .add { padding: 8px 12px 16px; display: flex; justify-content: space-between; align-items: center; }
    @media (pointer: coarse), (max-width: 720px) { .box { width: 44px; min-height: 44px; } .owner { min-width: 44px; min-height: 44px; } .title button { padding: 11px 0; min-height: 44px; } .facts { margin-top: -8px; } }
  `];
  ticker = new Ticker(this, () => 15);

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  render() {
    const stages = this.store.stages();
    const guest = this.store.room.channel.rank === 'guest';
    const add = guest ? nothing : html`<button class="quiet" data-testid="task-add" @click=${() => this.fire('muster-dialog', { what: 'task' })}>${icon('plus')}${t('task.add')}</button>`;
    if (stages.length === 0) return emptyState(t('task.none'), t('task.none-hint'), add, true);
    return html`${repeat(stages, (s) => s.title, (s) => html`<section class="stage" aria-label=${s.title || t('task.general')}>
      <header><h3>${s.title || t('task.general')}</h3><span class="tiny muted" data-testid="stage-progress">${t('task.progress', { done: s.done, total: s.total })}</span></header>
      <ul>${repeat(s.tasks, (task) => task.id, (task) => this.#task(task))}</ul></section>`)}<div class="add">${add}<a class="small" href=${`#/tasks/${encodeURIComponent(this.store.channel)}`} data-testid="board-open">${t('task.board')}</a></div>`;
  }

  #task(task) {
    const done = task.state === 'done';
    const settled = done || task.state === 'skipped';
    const { me } = this.store;
    const mine = [task.owner, task.backup].includes(me);
    return html`<li class="task ${settled ? 'settled' : ''}" data-testid="task" data-task=${task.id} data-state=${task.state}>
      <button class="box" role="checkbox" aria-checked=${done ? 'true' : task.state === 'in-progress' ? 'mixed' : 'false'} aria-label=${task.title} data-testid="task-box"
        @click=${() => this.store.tick(task, done ? 'open' : 'done')}><i>${done ? icon('check') : task.state === 'in-progress' ? icon('dot') : nothing}</i></button>
      <div class="title"><button dir="auto" aria-label=${`${task.title}: ${t('task.details')}`} @click=${() => this.fire('muster-dialog', { what: 'task', task: task.id })}>${task.title}</button>${this.#facts(task, settled)}</div>
      ${this.#owner(task)}
      ${!settled && mine && !task.acknowledged && task.due ? html`<button class="plain ack tiny" data-testid="task-acknowledge" @click=${() => this.store.try('task.acknowledge', { task: task.id })}>${t('task.acknowledge')}</button>` : nothing}
    </li>`;
  }

  #facts(task, settled) {
    const late = isOverdue(task);
    const facts = [
      task.state === 'in-progress' || task.state === 'skipped' ? html`<span>${t(`task.${task.state}`)}</span>` : nothing,
      task.due && !settled ? html`<span class=${late ? 'late' : ''} title=${absolute(task.due)}>${icon(late ? 'alert' : 'clock')}${late
        ? t('task.overdue', { span: span(Date.now() - Date.parse(task.due)) }) : t('task.due-at', { relative: relative(task.due) })}</span>` : nothing,
      ...(settled ? [] : this.#waits(task)),
      task.comments ? html`<span>${icon('speak')}<span class="sr">${t('task.comments')}</span>${task.comments}</span>` : nothing,
      task.escalated && !settled ? html`<span class="warn" data-testid="task-escalated">${icon('alert')}${t('task.escalated')}</span>` : nothing,
      task.acknowledged && !settled ? html`<span>${icon('check')}${t('task.acknowledged')}</span>` : nothing,
    ].filter((f) => f !== nothing);
    return facts.length ? html`<div class="facts">${facts}</div>` : nothing;
  }

  /** What stands in the way of a task: others that come first, and evidence that is missing. */
  #waits(task) {
    const before = blockersOf(this.store.room.tasks, task);
    return [
      before.length ? html`<span class="warn" data-testid="task-waits" title=${before.map((b) => b.title).join(', ')}>${icon('mute')}${t('task.waits', { title: before[0].title, count: before.length })}</span>` : nothing,
      task.evidenceRequired && !task.evidence?.length ? html`<span data-testid="task-evidence">${icon('clip')}${t('task.needs-evidence')}</span>` : nothing,
    ];
  }

  #owner(task) {
    const { session, me } = this.store;
    const owner = task.owner ? task.ownerName ?? session.nameOf(task.owner) : null;
    const backup = task.backup ? task.backupName ?? session.nameOf(task.backup) : null;
    const label = t('task.assign', { owner: owner ?? t('common.nobody'), backup: backup ?? t('common.nobody') });
    return html`<button class="owner quiet" data-testid="task-owner" data-owner=${task.owner ?? ''} aria-label=${label} title=${label} @click=${() => this.fire('muster-dialog', { what: 'task', task: task.id })}>
      ${owner ? html`<i class=${task.owner === me ? 'me' : ''} data-initials=${initials(owner)}></i>` : icon('person')}${backup ? html`<i class="backup" data-initials=${initials(backup)}></i>` : nothing}</button>`;
  }
}
customElements.define('muster-tab-checklist', TabChecklist);
