import { css, html, nothing } from 'lit';
import { marking, markingStyles } from './marking.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const MOST = 8;

/** Chooses one channel or incident among those of the reader. Fires `channel-changed` with the place. */
export class ChannelField extends MusterElement {
  static properties = { session: { attribute: false }, label: {}, without: {}, value: { state: true }, text: { state: true }, at: { state: true }, open: { state: true } };
  static styles = [...MusterElement.styles, markingStyles, css`
    :host { display: block; position: relative; margin-bottom: 16px; }
    [role=listbox] { position: absolute; z-index: 5; left: 0; right: 0; margin-top: 4px; max-height: 240px; overflow: auto; background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: var(--muster-radius); box-shadow: var(--muster-float); padding: 4px; }
    [role=option] { display: flex; gap: 8px; align-items: center; padding: 6px 8px; border-radius: 4px; cursor: pointer; min-height: 34px; }
    [role=option][aria-selected=true] { background: var(--muster-selected); }
    [role=option] .ellipsis { flex: 1; }
    @media (pointer: coarse) { [role=option] { min-height: 44px; } }
  `];
  static defaults = () => ({ text: '', at: 0, open: false });

  get found() {
    const { lists } = this.session;
    const typed = this.text.trim().toLowerCase();
    const places = (lists.channels ?? []).filter((c) => !c.archived && c.id !== this.without).map((c) => lists.place(c.id));
    return places.filter((p) => p.name.toLowerCase().includes(typed)).slice(0, MOST);
  }

  focus() {
    this.$('input')?.focus();
  }

  render() {
    const found = this.open ? this.found : [];
    return html`<label for="input">${this.label}</label>
      <input id="input" role="combobox" autocomplete="off" aria-expanded=${String(this.open)} aria-controls="list" aria-autocomplete="list" data-testid="channel-field" placeholder=${t('share.find')} .value=${this.text}
        aria-activedescendant=${found[this.at] ? `c-${this.at}` : nothing} @input=${(e) => Object.assign(this, { text: e.target.value, at: 0, open: true, value: null })} @focus=${() => (this.open = true)} @blur=${() => setTimeout(() => (this.open = false), 150)} @keydown=${this.#key}>
      <div id="list" role="listbox" aria-label=${t('app.channels')} ?hidden=${!this.open}>${found.map((p, i) => html`<div role="option" id="c-${i}" aria-selected=${String(i === this.at)} data-testid="channel-option" @mousedown=${(e) => { e.preventDefault(); this.#take(p); }}>
        ${icon(p.incident ? 'alert' : p.open ? 'hash' : 'lock')}<span class="ellipsis" dir="auto">${p.name}</span>${marking(p.marking)}</div>`)}
        ${this.open && found.length === 0 ? html`<div role="option" aria-selected="false" aria-disabled="true" class="muted small">${t('switcher.none')}</div>` : nothing}</div>`;
  }

  #take(place) {
    Object.assign(this, { value: place, text: place.name, open: false });
    this.fire('channel-changed', place);
  }

  #key(event) {
    const { found } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = this.open ? (this.at + step + found.length) % Math.max(1, found.length) : 0;
      this.open = true;
    } else if (event.key === 'Enter' && this.open && found[this.at]) this.#take(found[this.at]);
    else if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      this.open = false;
    } else return;
    event.preventDefault();
  }
}
customElements.define('muster-channel-field', ChannelField);
