import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './parts/connection-bar.js';
import './parts/declare-dialog.js';
import { MusterElement, Ticker, inText } from './element.js';
import { icon } from './icons.js';
import { incidentRow, rowStyles } from './parts/incident-row.js';
import { emptyState, errorState, skeleton, stateStyles } from './parts/states.js';
import { sessionFor } from './session.js';
import { tokens } from './tokens.js';
import { t } from './texts.js';

/** The incidents that a person is in, live, with a button to declare one. Fires `muster-open` {channel}. */
export class MusterIncidents extends MusterElement {
  static properties = { mount: {}, link: {}, theme: { reflect: true }, shell: { type: Boolean }, declaring: { state: true } };
  static styles = [tokens, ...MusterElement.styles, stateStyles, rowStyles, css`
    :host { container-type: inline-size; overflow-y: auto; }
    .page { max-width: 960px; margin: 0 auto; padding: 0 24px 48px; }
    header { display: flex; align-items: center; gap: 8px; padding: 16px 0; position: sticky; top: 0; background: var(--muster-background); z-index: 2; flex-wrap: wrap; }
    h1 { flex: 1; }
    .scope { display: flex; gap: 2px; padding: 2px; background: var(--muster-surface); border: 1px solid var(--muster-line); border-radius: 8px; }
    .scope button { min-height: 28px; }
    .scope button[aria-pressed=true] { background: var(--muster-raised); color: var(--muster-text); box-shadow: 0 0 0 1px var(--muster-line); }
    .list { border: 1px solid var(--muster-line); border-radius: 8px; overflow: hidden; }
    @container (max-width: 420px) { header > .primary { width: 100%; } }
    @container (max-width: 640px) { .page { padding: 0 12px 32px; } header { padding: 8px 0; } .list { border-left: 0; border-right: 0; border-radius: 0; margin: 0 -12px; } }
    @media (pointer: coarse), (max-width: 720px) { .scope button { min-height: 44px; } }
  `];
  static defaults = () => ({ link: '#/c/{id}' });
  ticker = new Ticker(this);

  connectedCallback() {
    super.connectedCallback();
    this.session = sessionFor(this.mount);
    this.session.use();
    this.session.lists.use();
    this.watch(this.session);
    this.watch(this.session.lists);
    if (!this.shell) document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.lists.release();
    this.session.release();
    document.removeEventListener('keydown', this.#key);
  }

  declare() {
    this.declaring = true;
  }

  /** Moves the focus by so many rows. */
  step(by) {
    const rows = [...this.renderRoot.querySelectorAll('.row a')];
    const at = rows.indexOf(this.renderRoot.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  }

  #key = (event) => {
    if (event.defaultPrevented || inText(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') this.declare();
    else if (event.key === 'j' || event.key === 'k') this.step(event.key === 'j' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  render() {
    const { lists } = this.session;
    return html`${this.shell ? nothing : html`<muster-connection-bar .session=${this.session}></muster-connection-bar>`}
      <div class="page">
        <header><slot name="lead"></slot><h1 tabindex="-1">${t('incidents.title')}</h1>
          <div class="scope" role="group" aria-label=${t('incidents.filter')}>
            ${['open', 'all'].map((s) => html`<button class="quiet" aria-pressed=${String(lists.showing === s)} data-testid="incidents-${s}" @click=${() => lists.scope(s)}>${t(`incidents.${s}`)}</button>`)}
          </div>
          <button class="primary" data-testid="declare" @click=${this.declare}>${icon('plus')}${t('incidents.declare')}</button></header>
        ${this.#body(lists)}
      </div>
      ${this.declaring ? html`<muster-declare-dialog .session=${this.session} @muster-closed=${() => (this.declaring = false)}></muster-declare-dialog>` : nothing}`;
  }

  #body(lists) {
    const shown = lists.shown();
    if (!shown && lists.failure) return errorState(t('incidents.error'), lists.failure, () => lists.refresh());
    if (!shown) return skeleton(6);
    if (shown.length === 0) {
      return emptyState(t('incidents.empty'), t('incidents.empty-hint'),
        html`<button class="plain" @click=${this.declare}>${t('incidents.declare')}</button>`);
    }
    const order = [...shown].sort((a, b) => a.severity.localeCompare(b.severity) || Date.parse(b.declaredAt) - Date.parse(a.declaredAt));
    return html`<ul class="list">${repeat(order, (i) => i.id, (i) => incidentRow(i, {
      href: this.link.replace('{id}', encodeURIComponent(i.id)), open: (e) => !this.fire('muster-open', { channel: i.id }) && e.preventDefault(),
    }))}</ul>`;
  }
}
customElements.define('muster-incidents', MusterIncidents);
