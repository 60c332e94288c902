import { css, html, nothing } from 'lit';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** Chooses several people: a combobox with chips. `value` is a list of person ids. */
export class PeopleField extends MusterElement {
  static properties = {
    session: { attribute: false }, label: {}, hint: {}, value: { attribute: false }, without: { attribute: false },
    text: { state: true }, at: { state: true }, open: { state: true },
  };
  static styles = [...MusterElement.styles, css`
    :host { display: block; position: relative; margin-bottom: 16px; }
    .chips { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 4px; }
    .chips:empty { display: none; }
    .chip { display: inline-flex; align-items: center; gap: 2px; background: var(--muster-selected); border-radius: 4px; padding-left: 8px; font-size: 13px; max-width: 100%; }
    .chip button { width: 28px; min-height: 28px; padding: 0; }
    [role=listbox] { position: absolute; z-index: 5; left: 0; right: 0; margin-top: 4px; max-height: 216px; overflow: auto; background: var(--muster-raised);
      border: 1px solid var(--muster-line); border-radius: var(--muster-radius); box-shadow: var(--muster-float); padding: 4px; }
    [role=option] { display: flex; gap: 8px; align-items: baseline; padding: 6px 8px; border-radius: 4px; cursor: pointer; min-height: 34px; }
    [role=option][aria-selected=true] { background: var(--muster-selected); }
    @media (pointer: coarse) { [role=option] { min-height: 44px; align-items: center; } .chip button { width: 44px; min-height: 44px; } }
  `];
  static defaults = () => ({ value: [], without: [], text: '', at: 0, open: false });

  get found() {
    const typed = this.text.trim().toLowerCase();
    const left = [...this.session.people.values()].filter((p) => !this.value.includes(p.id) && !this.without.includes(p.id));
    const fits = (p) => !typed || p.handle?.toLowerCase().startsWith(typed) || p.name.toLowerCase().split(/\s+/).concat(p.name.toLowerCase()).some((w) => w.startsWith(typed));
    return left.filter(fits).sort((a, b) => a.name.localeCompare(b.name)).slice(0, 8);
  }

  render() {
    const found = this.open ? this.found : [];
    return html`<label for="input">${this.label}</label>
      <div class="chips" role="list" aria-label=${t('people.chosen')}>${this.value.map((id) => {
        const name = this.session.nameOf(id);
        return html`<span class="chip" role="listitem"><span class="ellipsis">${name}</span><button type="button" class="quiet" aria-label=${t('common.remove', { name })}
          @click=${() => this.#set(this.value.filter((v) => v !== id))}>${icon('close')}</button></span>`;
      })}</div>
      <input id="input" role="combobox" autocomplete="off" aria-expanded=${String(this.open)} aria-controls="list" aria-autocomplete="list"
        aria-activedescendant=${this.open && found[this.at] ? `o-${this.at}` : nothing} placeholder=${t('people.find')} .value=${this.text}
        @input=${(e) => this.#type(e.target.value)} @focus=${() => (this.open = this.text !== '')} @blur=${() => setTimeout(() => (this.open = false), 150)} @keydown=${this.#key}>
      ${this.hint ? html`<p class="hint">${this.hint}</p>` : nothing}
      <div id="list" role="listbox" aria-label=${t('people.suggestions')} ?hidden=${!this.open}>
        ${found.map((p, i) => html`<div role="option" id="o-${i}" aria-selected=${String(i === this.at)} @mousedown=${(e) => { e.preventDefault(); this.#take(p); }}>
          <span>${p.name}</span><span class="muted tiny">${p.handle ? `@${p.handle}` : ''}</span></div>`)}
        ${this.open && found.length === 0 ? html`<div role="option" aria-selected="false" aria-disabled="true" class="muted small">${t('people.none')}</div>` : nothing}
      </div>`;
  }

  focus() {
    this.$('input')?.focus();
  }

  #type(text) {
    Object.assign(this, { text, at: 0, open: true });
  }

  #set(value) {
    this.value = value;
    this.fire('people-changed', value);
  }

  #take(person) {
    this.#set([...this.value, person.id]);
    Object.assign(this, { text: '', open: false, at: 0 });
  }

  #key(event) {
    const found = this.found;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = this.open ? (this.at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length) : 0;
      this.open = true;
    } else if (event.key === 'Enter' && this.open && found[this.at]) {
      event.preventDefault();
      this.#take(found[this.at]);
    } else if (event.key === 'Escape' && this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.open = false;
    } else if (event.key === 'Backspace' && !this.text && this.value.length) {
      this.#set(this.value.slice(0, -1));
    }
  }
}
customElements.define('muster-people-field', PeopleField);
