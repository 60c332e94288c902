import { css, html } from 'lit';
import { MusterElement } from '../element.js';

const GAP = 4;
const EDGE = 8;

/** Something that floats beside what opened it: closes on Escape and on a click elsewhere. Fires `muster-closed`. */
export class MusterPopover extends MusterElement {
  static properties = { anchor: { attribute: false }, label: {} };
  static styles = [...MusterElement.styles, css`
    div { position: fixed; inset: auto; margin: 0; padding: 4px; color: var(--muster-text); background: var(--muster-raised); border: 1px solid var(--muster-line);
      border-radius: 8px; box-shadow: var(--muster-float); font: 15px/1.45 var(--muster-font); max-height: min(420px, 90dvh); max-width: calc(100vw - 16px); overflow: auto; }
  `];

  async firstUpdated() {
    const box = this.$('div');
    this.opener = this.anchor;
    box.showPopover();
    await Promise.all([...this.children].map((child) => child.updateComplete));
    this.#place(box);
    (this.querySelector('[data-focus]') ?? this.firstElementChild)?.focus();
  }

  close() {
    const { opener } = this;
    this.opener = null;
    this.$('div')?.hidePopover();
    opener?.focus();
  }

  render() {
    return html`<div popover role="dialog" aria-label=${this.label} @toggle=${this.#toggled}><slot></slot></div>`;
  }

  #toggled = (event) => {
    if (event.newState !== 'closed') return;
    this.fire('muster-closed');
    if (this.opener?.isConnected) this.opener.focus();
  };

  #place(box) {
    const at = this.anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = at.bottom + GAP + height < innerHeight - EDGE;
    const top = below ? at.bottom + GAP : at.top - GAP - height;
    box.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
    box.style.left = `${Math.max(EDGE, Math.min(at.right - width, innerWidth - width - EDGE))}px`;
  }
}
customElements.define('muster-popover', MusterPopover);
