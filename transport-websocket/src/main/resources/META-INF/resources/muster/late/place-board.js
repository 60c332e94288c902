import { css, html, nothing } from 'lit';
import { MusterElement, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { severity, updateDue, rowStyles } from '../parts/incident-row.js';
import { emptyState, errorState, skeleton, stateStyles } from '../parts/states.js';
import { absolute, span } from '../times.js';
import { t } from '../texts.js';

const EVERY = 15_000;

/** The command centre: all open incidents on one screen, readable on a wall. */
export class MusterBoard extends MusterElement {
  static properties = { session: { attribute: false }, board: { state: true }, failure: { state: true }, wall: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, rowStyles, css`
    :host { display: block; height: 100%; overflow: auto; background: var(--muster-background); container-type: inline-size; }
    header { display: flex; gap: 8px; align-items: center; padding: 16px 24px; flex-wrap: wrap; }
    h1 { flex: 1; }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 16px; padding: 0 24px 32px; }
    li { border: 1px solid var(--muster-line); border-radius: 8px; padding: 16px; display: grid; gap: 8px; align-content: start; background: var(--muster-raised); }
    li.wrong { border-color: var(--muster-danger); }
    .top { display: flex; gap: 8px; align-items: center; }
    .top time { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
    h2 { font-size: 18px; overflow-wrap: anywhere; }
    h2 a { color: inherit; text-decoration: none; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; font-size: 13px; }
    dt { color: var(--muster-muted); }
    .bad { color: var(--muster-danger); font-weight: 600; }
    :host(:fullscreen) { font-size: 20px; }
    :host(:fullscreen) h2 { font-size: 28px; }
    :host(:fullscreen) dl { font-size: 18px; }
    @container (max-width: 720px) { header { padding: 12px; } ul { padding: 0 12px 24px; grid-template-columns: minmax(0, 1fr); } }
  `];
  ticker = new Ticker(this);

  connectedCallback() {
    super.connectedCallback();
    this.session.lists.addEventListener('change', this.#again);
    this.timer = setInterval(this.#again, EVERY);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.lists.removeEventListener('change', this.#again);
    clearInterval(this.timer);
  }

  #again = () => this.load();

  async load() {
    try {
      this.board = await this.session.client.ask('work.board');
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { board } = this;
    return html`<header><slot name="lead"></slot><h1 tabindex="-1">${t('app.board')}</h1>
        ${this.failure && board ? html`<span class="bad small" role="alert">${t('work.stale', { span: span(Date.now() - Date.parse(board.at)) })}</span>` : nothing}
        <button class="plain" data-testid="board-wall" @click=${() => this.requestFullscreen?.()}>${icon('panel')}${t('work.wall')}</button></header>
      ${board ? this.#list(board.incidents) : this.failure ? errorState(t('incidents.error'), this.failure, this.#again) : skeleton(6)}`;
  }

  #list(incidents) {
    if (incidents.length === 0) return emptyState(t('incidents.empty'), t('work.quiet'));
    return html`<ul data-testid="board">${incidents.map((one) => this.#card(one))}</ul>`;
  }

  #card(one) {
    const wrong = one.updateOverdue || one.gaps.length > 0 || one.overdueTasks > 0 || one.exhaustedCalls > 0;
    return html`<li class=${wrong ? 'wrong' : ''} data-testid="board-card" data-incident=${one.id}><div class="top">${severity(one.severity)}<span class="small muted">${`INC-${one.number}`}</span><span class="small">${t(`status.${one.status}`)}</span>
        <time class="small muted" datetime=${one.declaredAt} title=${absolute(one.declaredAt)}>${span(Date.now() - Date.parse(one.declaredAt))}</time></div>
      <h2 dir="auto">${one.member ? html`<a href=${`#/c/${encodeURIComponent(one.id)}`}>${one.title}</a>` : one.title}</h2>
      <dl><dt>${t('dashboard.by-commander')}</dt><dd class=${one.commanderName ? '' : 'bad'}>${one.commanderName ?? t('common.nobody')}${one.backupName ? html` <span class="muted">(${one.backupName})</span>` : nothing}</dd>
        ${one.nextUpdateAt ? html`<dt>${t('dashboard.by-update')}</dt><dd>${updateDue(one)}</dd>` : nothing}
        ${one.gaps.length ? html`<dt>${t('work.gaps')}</dt><dd class="bad">${one.gaps.join(', ')}</dd>` : nothing}
        ${one.openHandovers ? html`<dt>${t('work.handovers')}</dt><dd data-testid="board-handovers">${one.openHandovers}</dd>` : nothing}
        ${one.exhaustedCalls ? html`<dt>${t('work.calls')}</dt><dd class="bad" data-testid="board-calls">${t('work.calls-nobody', { count: one.exhaustedCalls })}</dd>` : nothing}
        ${one.tasksTotal ? html`<dt>${t('dashboard.by-tasks')}</dt><dd>${t('dashboard.tasks', { done: one.tasksDone, total: one.tasksTotal })}${one.overdueTasks ? html` <span class="bad">${t('work.overdue-tasks', { count: one.overdueTasks })}</span>` : nothing}</dd>` : nothing}</dl></li>`;
  }
}
customElements.define('muster-board', MusterBoard);
