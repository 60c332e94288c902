import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { download } from './download.js';
import { placeOf } from './kept-views.js';
import { COLUMNS, STANDARD, csvOf, tableOf } from './incident-table.js';
import { addressOf, viewOf } from './views.js';
import { MusterElement, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { drill, severity, updateDue, rowStyles } from '../parts/incident-row.js';
import { emptyState, errorState, skeleton, stateStyles } from '../parts/states.js';
import { SEVERITIES } from '../state/incident.js';
import { absolute, span } from '../times.js';
import { locale, t } from '../texts.js';

const MOST = 500;

/** All incidents that a person may read, as a table: filtered, sorted, kept as views, taken away as CSV. */
export class MusterDashboard extends MusterElement {
  static properties = { session: { attribute: false }, at: {}, view: { state: true }, incidents: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, rowStyles, css`
    :host { display: block; height: 100%; overflow: auto; container-type: inline-size; }
    .page { max-width: 1200px; margin: 0 auto; padding: 0 24px 48px; }
    header { display: flex; gap: 8px; align-items: center; padding: 16px 0 8px; flex-wrap: wrap; }
    h1 { flex: 1; }
    .filters { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; padding-bottom: 12px; }
    .filters input { width: 260px; }
    .filters select { width: auto; }
    .group { display: flex; gap: 2px; padding: 2px; background: var(--muster-surface); border: 1px solid var(--muster-line); border-radius: 8px; }
    .group button { min-height: 28px; }
    [aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); color: var(--muster-text); }
    .sort { display: none; gap: 8px; align-items: center; margin: 0; }
    .scroll { overflow-x: auto; border: 1px solid var(--muster-line); border-radius: 8px; }
    table { width: 100%; border-collapse: collapse; font-size: 13px; }
    th { text-align: start; background: var(--muster-surface); padding: 0; white-space: nowrap; }
    th button { width: 100%; justify-content: start; border-radius: 0; min-height: 36px; padding: 0 12px; color: var(--muster-muted); }
    th[aria-sort=ascending] button, th[aria-sort=descending] button { color: var(--muster-text); }
    td { padding: 8px 12px; border-top: 1px solid var(--muster-line); white-space: nowrap; vertical-align: top; }
    td.title { white-space: normal; min-width: 220px; overflow-wrap: anywhere; }
    td.title a { color: inherit; font-weight: 600; }
    tbody tr:hover { background: var(--muster-hover); }
    .none { color: var(--muster-danger); font-weight: 600; }
    @container (max-width: 720px) {
      .page { padding: 0 12px 32px; }
      .filters input { width: 100%; }
      .scroll { border: 0; border-radius: 0; overflow: visible; }
      thead { display: none; }
      .sort { display: inline-flex; }
      table, tbody { display: block; }
      tbody tr { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; padding: 12px; border: 1px solid var(--muster-line); border-bottom-width: 0; }
      tbody tr:last-child { border-bottom-width: 1px; }
      td { display: block; padding: 0; border: 0; }
      td:empty { display: none; }
      td.title { flex: 1 0 100%; order: -1; min-width: 0; }
      td.title a { display: inline-block; min-height: 32px; }
    }
    @media (pointer: coarse), (max-width: 720px) { .group button { min-height: 44px; } }
  `];
  static defaults = () => ({ view: { ...STANDARD } });
  ticker = new Ticker(this, () => 15);
  #collator = new Intl.Collator(locale(), { numeric: true });

  connectedCallback() {
    super.connectedCallback();
    this.watch(this.session);
    this.session.lists.addEventListener('change', this.#again);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.lists.removeEventListener('change', this.#again);
  }

  /** The address says which view it is. */
  willUpdate(changed) {
    if (!changed.has('at')) return;
    const before = this.view.scope;
    this.view = viewOf(location.hash.split('/')[2]);
    if (this.incidents && before !== this.view.scope) this.load();
  }

  /** Something happened in one of them: what is shown is asked for anew. */
  #again = () => this.load();

  async load() {
    try {
      const { client } = this.session;
      const [open, over] = await Promise.all([
        client.ask('incident.list', { open: true, limit: MOST }),
        this.view.scope === 'open' ? { incidents: [] } : client.ask('incident.list', { open: false, limit: MOST }),
      ]);
      this.incidents = [...open.incidents, ...over.incidents];
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  #set(change) {
    const wider = change.scope && change.scope !== this.view.scope;
    this.view = { ...this.view, ...change };
    history.replaceState(null, '', placeOf(addressOf(this.view)));
    if (wider) this.load();
  }

  #sort(by) {
    this.#set({ by, down: this.view.by === by ? !this.view.down : false });
  }

  #severity(one) {
    const { severities } = this.view;
    this.#set({ severities: severities.includes(one) ? severities.filter((s) => s !== one) : [...severities, one] });
  }

  #save(lines) {
    download(csvOf(lines), 'text/csv;charset=utf-8', `incidents-${new Date().toISOString().slice(0, 10)}.csv`);
  }

  render() {
    const lines = this.incidents && tableOf(this.incidents, this.view, this.session.me?.person, this.#collator);
    return html`<div class="page"><header><slot name="lead"></slot><h1 tabindex="-1">${t('dashboard.title')}</h1>
        <button class="plain" data-testid="dashboard-csv" ?disabled=${!lines?.length} @click=${() => this.#save(lines)}>${icon('save')}${t('dashboard.csv')}</button></header>
      ${this.#filters()}<muster-kept-views .session=${this.session} .view=${this.view}></muster-kept-views>
      <p class="sr" role="status">${lines ? t('dashboard.count', { count: lines.length }) : ''}</p>
      ${lines ? this.#table(lines) : this.failure ? errorState(t('incidents.error'), this.failure, () => this.load()) : skeleton(8)}</div>`;
  }

  #filters() {
    const { view } = this;
    return html`<div class="filters">
      <input type="search" aria-label=${t('dashboard.words')} placeholder=${t('dashboard.words')} data-testid="dashboard-words" .value=${view.words} @input=${(e) => this.#set({ words: e.target.value })}>
      <div class="group" role="group" aria-label=${t('incidents.filter')}>${['open', 'over', 'all'].map((scope) => html`<button class="quiet" aria-pressed=${String(view.scope === scope)} data-testid="dashboard-${scope}" @click=${() => this.#set({ scope })}>${t(`dashboard.${scope}`)}</button>`)}</div>
      <button class="plain" aria-pressed=${String(view.mine)} data-testid="dashboard-mine" @click=${() => this.#set({ mine: !view.mine })}>${icon('person')}${t('dashboard.mine')}</button>
      <div class="group" role="group" aria-label=${t('dashboard.severity')}>${SEVERITIES.map((one) => html`<button class="quiet" aria-pressed=${String(view.severities.includes(one))} data-testid="dashboard-${one}" title=${t(`severity.${one}`)} @click=${() => this.#severity(one)}>${one}</button>`)}</div>
      <label class="sort">${t('dashboard.sort')} <select data-testid="dashboard-sort" @change=${(e) => this.#set({ by: e.target.value, down: false })}>${COLUMNS.map((c) => html`<option value=${c} ?selected=${view.by === c}>${t(`dashboard.by-${c}`)}</option>`)}</select></label></div>`;
  }

  #table(lines) {
    if (lines.length === 0) {
      return emptyState(t('dashboard.empty'), t('dashboard.empty-hint'), html`<button class="plain" @click=${() => this.#set({ ...STANDARD })}>${t('dashboard.clear')}</button>`);
    }
    const { by, down } = this.view;
    return html`<div class="scroll"><table data-testid="dashboard"><thead><tr>${COLUMNS.map((c) => html`<th scope="col" aria-sort=${by === c ? (down ? 'descending' : 'ascending') : nothing}>
      <button class="quiet" data-testid="sort-${c}" @click=${() => this.#sort(c)}>${t(`dashboard.by-${c}`)}${by === c ? icon(down ? 'down' : 'up') : nothing}</button></th>`)}</tr></thead>
      <tbody>${repeat(lines, (one) => one.id, (one) => this.#row(one))}</tbody></table></div>
      ${this.incidents.length >= MOST ? html`<p class="hint">${t('dashboard.most', { most: MOST })}</p>` : nothing}`;
  }

  #row(one) {
    return html`<tr data-testid="dashboard-row" data-incident=${one.id}>
      <td>${severity(one.severity)}</td><td class="muted">${`INC-${one.number}`}</td>
      <td class="title">${drill(one)} <a href=${`#/c/${encodeURIComponent(one.id)}`} dir="auto">${one.title}</a></td>
      <td>${t(`status.${one.status}`)}</td>
      <td>${one.commanderName ?? html`<span class="none">${t('common.nobody')}</span>`}</td>
      <td><time datetime=${one.declaredAt} title=${absolute(one.declaredAt)}>${t('dashboard.ago', { span: span(Date.now() - Date.parse(one.declaredAt)) })}</time></td>
      <td>${updateDue(one)}</td><td>${one.tasksTotal ? t('dashboard.tasks', { done: one.tasksDone, total: one.tasksTotal }) : nothing}</td></tr>`;
  }
}
customElements.define('muster-dashboard', MusterDashboard);
