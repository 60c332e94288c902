/** One task on the board. */
import { css, html, nothing } from 'lit';
import { COLUMNS } from './board-columns.js';
import { initials } from '../element.js';
import { icon } from '../icons.js';
import { blockersOf, isOverdue } from '../state/tasks.js';
import { absolute, relative, span } from '../times.js';
import { t } from '../texts.js';

export const cardStyles = css`
  .card { background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 8px 10px; display: grid; gap: 4px; cursor: grab; }
  .card.late-one { border-inline-start: 3px solid var(--muster-danger); }
  .card.moving { opacity: 0.5; }
  .card:hover { border-color: var(--muster-control); }
  .card .head { all: unset; cursor: pointer; font-weight: 500; font-size: 14px; overflow-wrap: anywhere; }
  .card .head:hover { text-decoration: underline; }
  .card .head:focus-visible { outline: 2px solid var(--muster-accent); outline-offset: 2px; border-radius: 4px; }
  .card.over-one .head { color: var(--muster-muted); }
  .card .facts { display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 12px; color: var(--muster-muted); }
  .card .facts span { display: inline-flex; gap: 4px; align-items: center; overflow-wrap: anywhere; }
  .late { color: var(--muster-danger) !important; font-weight: 600; display: inline-flex; gap: 4px; align-items: center; }
  .waits { color: var(--muster-warning) !important; font-weight: 600; }
  .card .foot { display: flex; gap: 4px; align-items: center; min-height: 28px; }
  .card .who { display: flex; gap: 2px; flex: 1; }
  .card .who i { font-style: normal; font-size: 11px; font-weight: 600; width: 24px; height: 24px; border-radius: 50%; display: grid; place-items: center; background: var(--muster-line); color: var(--muster-text); }
  .card .who i.backup { background: var(--muster-background); border: 1px dashed var(--muster-control); }
  .card .who i.me { background: var(--muster-accent); color: var(--muster-on-accent); }
  .card select { width: auto; max-width: 60%; min-height: 28px; padding: 0 2px 0 6px; font-size: 12px; border-color: transparent; background: none; color: var(--muster-muted); }
  .card:hover select, .card:focus-within select { border-color: var(--muster-line); background: var(--muster-background); color: var(--muster-text); }
  @media (pointer: coarse), (max-width: 720px) {
    .card .head { padding: 10px 0; }
    .card select { min-height: 44px; font-size: 16px; border-color: var(--muster-line); }
  }
`;

/** @param context what the board knows of the card, and what it does when something happens to it */
export function drawCard(task, context) {
  const { store, column, guest, moving } = context;
  const late = isOverdue(task);
  const over = column === 'done';
  return html`<li class="card ${late ? 'late-one' : ''} ${moving ? 'moving' : ''} ${over ? 'over-one' : ''}" data-testid="board-task" data-task=${task.id} data-state=${task.state} tabindex=${context.focusable ? 0 : -1}
      aria-label=${t('board.card', { title: task.title, column: t(`board.${column}`) })} draggable=${guest ? 'false' : 'true'} @dragstart=${context.drag} @dragend=${context.dropped} @focus=${context.focused}
      @keydown=${(e) => e.key === 'Enter' && e.target === e.currentTarget && context.open()}>
    <button class="head" dir="auto" tabindex="-1" data-testid="board-task-open" @click=${context.open}>${task.title}</button>
    ${facts(task, context, late, over)}
    <div class="foot">${who(task, store)}${guest ? nothing : html`<select aria-label=${t('board.move', { title: task.title })} data-testid="board-move" @change=${(e) => { context.to(e.target.value); e.target.value = ''; }}>
      <option value="">${t('board.move-short')}</option>${choices(task, column).map((c) => html`<option value=${c}>${t(`board.${c}`)}</option>`)}</select>`}</div></li>`;
}

/** What is finished goes back to what is to be done before it is finished otherwise. */
const choices = (task, column) => [...COLUMNS, 'skipped'].filter((c) => c !== column && (column !== 'done' || !['skipped', 'blocked'].includes(c))
  && !(column === 'blocked' && c === 'done'));

function facts(task, { store, tasks, stage }, late, over) {
  const before = over ? [] : blockersOf(tasks, task);
  const list = [
    stage && task.stage ? html`<span dir="auto">${task.stage}</span>` : nothing,
    over ? html`<span>${icon(task.state === 'done' ? 'check' : 'close')}${t(`task.state.${task.state}`)}</span>` : nothing,
    task.due && !over ? html`<span class=${late ? 'late' : ''} title=${absolute(task.due)} data-testid=${late ? 'board-late' : nothing}>${icon(late ? 'alert' : 'clock')}${late
      ? t('task.overdue', { span: span(Date.now() - Date.parse(task.due)) }) : t('task.due-at', { relative: relative(task.due) })}</span>` : nothing,
    before.length ? html`<span class="waits" data-testid="board-waits" title=${before.map((b) => b.title).join(', ')}>${icon('mute')}${t('task.waits', { title: before[0].title, count: before.length })}</span>` : nothing,
    before.length && task.state === 'in-progress' ? html`<span>${t('task.in-progress')}</span>` : nothing,
    !over && task.evidenceRequired && !task.evidence?.length ? html`<span>${icon('clip')}${t('task.needs-evidence')}</span>` : nothing,
    task.comments ? html`<span>${icon('speak')}<span class="sr">${t('task.comments')}</span>${task.comments}</span>` : nothing,
    task.escalated && !over ? html`<span class="waits">${icon('alert')}${t('task.escalated')}</span>` : nothing,
    task.acknowledged && !over && store ? html`<span>${icon('check')}${t('task.acknowledged')}</span>` : nothing,
  ].filter((one) => one !== nothing);
  return list.length ? html`<div class="facts">${list}</div>` : nothing;
}

function who(task, { session, me }) {
  const owner = task.owner ? task.ownerName ?? session.nameOf(task.owner) : null;
  const backup = task.backup ? task.backupName ?? session.nameOf(task.backup) : null;
  const label = t('board.who', { owner: owner ?? t('common.nobody'), backup: backup ?? t('common.nobody') });
  return html`<span class="who" role="img" aria-label=${label} title=${label}>${owner ? html`<i class=${task.owner === me ? 'me' : ''}>${initials(owner)}</i>` : html`<span class="tiny muted">${t('common.unassigned')}</span>`}${backup ? html`<i class="backup">${initials(backup)}</i>` : nothing}</span>`;
}
