import { css, html, nothing } from 'lit';
import { KNOWN_PLACES, USUAL_LABELS, inserted, placesOf } from './pack-edits.js';
import { MusterElement } from '../element.js';
import { t } from '../texts.js';

/** A text with places that are filled when an incident opens: chosen, or typed in braces. Fires `text-changed`. */
export class PlaceField extends MusterElement {
  static properties = { label: {}, value: {}, place: {}, most: { type: Number }, long: { type: Boolean }, hint: {}, kind: {} };
  static styles = [...MusterElement.styles, css`
    :host { display: block; margin-bottom: 12px; }
    .line { display: flex; gap: 8px; align-items: start; flex-wrap: wrap; }
    .line > :first-child { flex: 1; min-width: 160px; }
    textarea { field-sizing: content; min-height: 84px; max-height: 40vh; }
    select { width: auto; max-width: 100%; }
    code { font-family: var(--muster-mono); }
  `];

  render() {
    const used = placesOf(this.value);
    const names = [...new Set([...KNOWN_PLACES, ...USUAL_LABELS])].filter((name) => !used.includes(name));
    const field = this.long
      ? html`<textarea id="text" maxlength=${this.most} dir="auto" .value=${this.value ?? ''} @input=${this.#typed}></textarea>`
      : html`<input id="text" maxlength=${this.most} autocomplete="off" dir="auto" placeholder=${this.hint ?? nothing} .value=${this.value ?? ''} @input=${this.#typed}>`;
    return html`<label for="text">${this.label}</label><div class="line">${field}
      <select aria-label=${t('pack.place-into', { label: this.label })} data-testid="place-insert" @change=${this.#put}><option value="">${t('pack.place')}</option>${names.map((name) => html`<option value=${name}>${KNOWN_PLACES.includes(name) ? t(`pack.place-${name}`) : t('pack.place-label', { name })}</option>`)}</select></div>
      ${used.length ? html`<p class="hint">${t('pack.fills')} ${used.map((name, i) => html`${i ? ', ' : ''}<code>${`{${name}}`}</code>`)}</p>` : nothing}`;
  }

  focus() {
    this.$('#text').focus();
  }

  #typed = (event) => this.#say(event.target.value);

  #say(value) {
    this.value = value;
    this.dispatchEvent(new CustomEvent('text-changed', { detail: value }));
  }

  #put = async (event) => {
    const name = event.target.value;
    event.target.value = '';
    if (!name) return;
    const field = this.$('#text');
    const { text, caret } = inserted(field.value, name, field.selectionStart, field.selectionEnd);
    if (text.length > this.most) return;
    this.#say(text);
    await this.updateComplete;
    field.focus();
    field.setSelectionRange(caret, caret);
  };
}
customElements.define('muster-place-field', PlaceField);
