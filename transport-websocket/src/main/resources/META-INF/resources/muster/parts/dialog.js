import { css, html } from 'lit';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** A native modal dialog: traps focus, gives it back, closes on Escape. Fires `muster-closed`. */
export class MusterDialog extends MusterElement {
  static properties = { heading: {}, wide: { type: Boolean }, top: { type: Boolean } };
  static styles = [...MusterElement.styles, css`
    dialog { width: min(520px, calc(100vw - 32px)); max-width: none; max-height: calc(100dvh - 48px); padding: 0; color: var(--muster-text);
      background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: 10px; box-shadow: var(--muster-float);
      font: 15px/1.45 var(--muster-font); overflow: auto; overscroll-behavior: contain; }
    :host([wide]) dialog { width: min(680px, calc(100vw - 32px)); }
    :host([top]) dialog { margin-top: 12vh; }
    dialog::backdrop { background: var(--muster-scrim); }
    dialog[open] { animation: in var(--muster-motion) ease-out; }
    @keyframes in { from { opacity: 0; transform: translateY(4px); } }
    .head { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 16px 12px 0 20px; }
    h2 { font-size: 18px; }
    .body { padding: 16px 20px 20px; }
    @media (max-width: 560px) {
      dialog, :host([wide]) dialog { width: 100vw; max-height: 92dvh; margin: auto 0 0; border-radius: 12px 12px 0 0; border-width: 1px 0 0; }
      :host([top]) dialog { margin: 0; border-radius: 0 0 12px 12px; }
    }
  `];

  async show() {
    await this.updateComplete;
    this.$('dialog').showModal();
    (this.querySelector('[data-focus]') ?? this.$('.close')).focus();
  }

  close() {
    this.$('dialog').close();
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.fire('muster-closed')} @click=${this.#outside}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button type="button" class="quiet square close" aria-label=${t('common.close')} @click=${this.close}>${icon('close')}</button>
      </div>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }

  #outside(event) {
    if (event.target.localName !== 'dialog' || event.composedPath()[0] !== event.target) return;
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.clientX + event.clientY > 0) this.close();
  }
}
customElements.define('muster-dialog', MusterDialog);
