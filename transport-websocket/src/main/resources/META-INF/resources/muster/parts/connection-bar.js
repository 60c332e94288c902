import { css, html, nothing } from 'lit';
import { MusterElement } from '../element.js';
import { t } from '../texts.js';

/** The thin bar while the connection is away, with the seconds to the next try. */
export class ConnectionBar extends MusterElement {
  static properties = { session: { attribute: false }, late: { state: true } };
  static styles = [...MusterElement.styles, css`
    div { display: flex; align-items: center; justify-content: center; gap: 12px; min-height: 28px; padding: 2px 12px; font-size: 13px;
      background: var(--muster-warning-surface); color: var(--muster-warning); font-variant-numeric: tabular-nums; }
    button { min-height: 24px; text-decoration: underline; color: inherit; padding: 0 4px; }
    @media (pointer: coarse) { button { min-height: 44px; } }
  `];

  willUpdate(changed) {
    if (changed.has('session')) this.watch(this.session);
    const state = this.session?.client.state;
    if (state !== 'connecting') {
      clearTimeout(this.timer);
      this.timer = null;
      this.late = false;
    } else if (!this.timer && !this.late) {
      this.timer = setTimeout(() => (this.late = true), 600);
    }
  }

  render() {
    const { state, seconds } = this.session?.client ?? {};
    const waiting = state === 'waiting';
    if (!waiting && !(state === 'connecting' && (this.late || this.session.me))) return nothing;
    return html`<div data-testid="connection" data-state=${state}>
      <span>${waiting ? t('connection.waiting', { seconds }) : t('connection.connecting')}</span>
      ${waiting ? html`<button @click=${this.session.client.retryNow}>${t('connection.now')}</button>` : nothing}
    </div>`;
  }
}
customElements.define('muster-connection-bar', ConnectionBar);
