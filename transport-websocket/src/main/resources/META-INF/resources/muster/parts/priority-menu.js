import { css, html, nothing } from 'lit';
import './popover.js';
import { MusterElement } from '../element.js';
import { t } from '../texts.js';

const NAG = 5;

/** How important the next message is, and whether it has to be acknowledged. Fires `muster-priority` with the choice or null. */
export class PriorityMenu extends MusterElement {
  static properties = { anchor: { attribute: false }, value: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    form { padding: 12px; display: grid; gap: 4px; min-width: 240px; }
    fieldset { border: 0; padding: 0; margin: 0 0 8px; display: grid; }
    legend { font-size: 13px; font-weight: 600; padding: 0 0 4px; }
    .one { display: flex; gap: 10px; align-items: center; font-weight: 400; min-height: 32px; margin: 0; font-size: 14px; }
    .one input { width: 16px; height: 16px; min-height: 0; accent-color: var(--muster-accent); flex: none; }
    .nag { display: flex; gap: 8px; align-items: center; font-weight: 400; }
    .nag input { width: 76px; }
    @media (pointer: coarse) { .one { min-height: 44px; } }
  `];

  render() {
    const { priority = '', acknowledge = false, nagMinutes = NAG } = this.value ?? {};
    return html`<muster-popover .anchor=${this.anchor} label=${t('priority.choose')}><form data-testid="priority-menu" @change=${this.#changed} @submit=${this.#done}>
      <fieldset><legend>${t('priority.choose')}</legend>${['', 'important', 'urgent'].map((one) => html`<label class="one"><input type="radio" name="priority" value=${one} ?data-focus=${one === priority} .checked=${one === priority} data-testid=${`priority-${one || 'standard'}`}>${t(`priority.${one || 'standard'}`)}</label>`)}</fieldset>
      <label class="one"><input type="checkbox" name="acknowledge" .checked=${acknowledge} ?disabled=${!priority} data-testid="priority-acknowledge">${t('priority.acknowledge')}</label>
      ${acknowledge && priority ? html`<label class="nag small">${t('priority.nag')}<input type="number" name="nagMinutes" min="1" max="1440" .value=${String(nagMinutes)} data-testid="priority-nag"></label>` : nothing}
      <button class="primary" data-testid="priority-done">${t('common.done')}</button></form></muster-popover>`;
  }

  #changed(event) {
    const form = new FormData(event.currentTarget);
    const priority = form.get('priority');
    const nag = Math.min(1440, Math.max(1, Math.round(Number(form.get('nagMinutes') ?? NAG)) || NAG));
    this.value = priority ? { priority, ...(form.get('acknowledge') ? { acknowledge: true, nagMinutes: nag } : {}) } : null;
    this.fire('muster-priority', this.value);
  }

  #done(event) {
    event.preventDefault();
    this.$('muster-popover').close();
  }
}
customElements.define('muster-priority-menu', PriorityMenu);
