import { css, html, nothing } from 'lit';
import './popover.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';

/** A menu beside what opened it. `items` are [what, icon, text]; fires `muster-chosen` {what} and `muster-closed`. */
export class MusterMenu extends MusterElement {
  static properties = { anchor: { attribute: false }, items: { attribute: false }, label: {}, prefix: {} };
  static styles = [...MusterElement.styles, css`
    ul { min-width: 200px; }
    button { width: 100%; justify-content: flex-start; font-weight: 400; padding: 0 12px; min-height: 34px; border-radius: 4px; gap: 10px; }
    button:hover, button:focus-visible { background: var(--muster-hover); }
    svg { color: var(--muster-muted); }
    @media (pointer: coarse) { button { min-height: 44px; } }
  `];

  render() {
    return html`<muster-popover .anchor=${this.anchor} label=${this.label}><ul role="menu" aria-label=${this.label} @keydown=${this.#key}>${this.items.map(([what, glyph, text], i) => html`<li role="none"><button role="menuitem" ?data-focus=${i === 0}
      class=${what === 'delete' ? 'danger' : ''} data-testid=${`${this.prefix}-${what}`} @click=${() => this.#choose(what)}>${glyph ? icon(glyph) : nothing}${text}</button></li>`)}</ul></muster-popover>`;
  }

  #choose(what) {
    this.$('muster-popover').close();
    this.fire('muster-chosen', { what });
  }

  #key(event) {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(this.renderRoot.activeElement);
    const next = { ArrowDown: (at + 1) % buttons.length, ArrowUp: (at + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[next].focus();
  }
}
customElements.define('muster-menu', MusterMenu);
