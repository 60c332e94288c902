import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const SHOWN = 10_000;

/** Short messages that can be undone for ten seconds, and refusals. */
export class ToastArea extends MusterElement {
  static properties = { store: { attribute: false }, list: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { position: absolute; left: 0; right: 0; bottom: 96px; display: grid; justify-items: center; gap: 8px; pointer-events: none; z-index: 30; padding: 0 12px; }
    .toast { pointer-events: auto; display: flex; align-items: center; gap: 12px; max-width: 480px; padding: 4px 4px 4px 16px; min-height: 40px; font-size: 13px;
      background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: 8px; box-shadow: var(--muster-float); }
    .toast.refusal { border-color: var(--muster-danger); margin: 0; color: var(--muster-danger); }
    .toast span { overflow-wrap: anywhere; }
  `];
  static defaults = () => ({ list: [] });

  willUpdate(changed) {
    if (!changed.has('store')) return;
    changed.get('store')?.removeEventListener('toast', this.#said);
    this.store?.addEventListener('toast', this.#said);
    this.list = [];
  }

  #said = ({ detail }) => {
    const key = detail.key ?? `${detail.text}${Date.now()}`;
    const toast = { ...detail, key, timer: setTimeout(() => this.#drop(key), SHOWN) };
    clearTimeout(this.list.find((one) => one.key === key)?.timer);
    this.list = [...this.list.filter((one) => one.key !== key), toast].slice(-3);
  };

  #drop(key) {
    this.list = this.list.filter((one) => one.key !== key);
  }

  #undo(toast) {
    clearTimeout(toast.timer);
    this.#drop(toast.key);
    toast.undo();
  }

  render() {
    return html`<div class="sr" role="status">${this.list.at(-1)?.text}</div>
      ${repeat(this.list, (one) => one.key, (one) => html`<div class="toast ${one.refusal ? 'refusal' : ''}" data-testid="toast">
        <span>${one.text}</span>
        ${one.link ? html`<a class="link" href=${one.link}>${t('later.show')}</a>` : nothing}
        ${one.undo ? html`<button class="link" data-testid="undo" @click=${() => this.#undo(one)}>${t('common.undo')}</button>` : nothing}
        <button class="quiet square" aria-label=${t('common.close')} @click=${() => this.#drop(one.key)}>${icon('close')}</button>
      </div>`)}`;
  }
}
customElements.define('muster-toast-area', ToastArea);
