import { css, html, nothing } from 'lit';
import './popover.js';
import { MusterElement } from '../element.js';
import { EMOJI, findEmoji, recentEmoji, useEmoji } from '../emoji.js';
import { t } from '../texts.js';

const COLUMNS = 8;

/** Chooses an emoji: used last, by name, or any that is typed. Fires `muster-emoji` {emoji} and `muster-closed`. */
export class EmojiPicker extends MusterElement {
  static properties = { anchor: { attribute: false }, text: { state: true } };
  static styles = [...MusterElement.styles, css`
    .picker { width: min(336px, calc(100vw - 32px)); padding: 4px; }
    .grid { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); max-height: 240px; overflow: auto; margin-top: 4px; }
    .grid button { font-size: 20px; min-height: 36px; min-width: 0; padding: 0; border-radius: 4px; }
    .grid button:hover, .grid button:focus-visible { background: var(--muster-selected); }
    h3 { font-size: 12px; color: var(--muster-muted); padding: 8px 4px 0; }
    .hint { padding: 0 4px 4px; }
  `];
  static defaults = () => ({ text: '' });

  render() {
    const typed = this.text.trim();
    const found = typed ? findEmoji(typed) : [];
    return html`<muster-popover .anchor=${this.anchor} label=${t('reaction.add')}><div class="picker" data-testid="emoji-picker" @keydown=${this.#key}>
      <label class="sr" for="find">${t('emoji.find')}</label><input id="find" data-focus autocomplete="off" placeholder=${t('emoji.find')} data-testid="emoji-find" @input=${(e) => (this.text = e.target.value)}>
      ${typed ? this.#grid(found) : html`<h3>${t('emoji.recent')}</h3>${this.#grid(recentEmoji().map((emoji) => ({ emoji, name: EMOJI.find((e) => e.emoji === emoji)?.name ?? emoji })))}<h3>${t('emoji.all')}</h3>${this.#grid(EMOJI)}`}
      ${typed && found.length === 0 ? html`<p class="hint">${t('emoji.none')}</p>` : nothing}</div></muster-popover>`;
  }

  #grid(list) {
    return html`<div class="grid">${list.map(({ emoji, name }) => html`<button type="button" data-testid="emoji" data-emoji=${emoji} aria-label=${name} title=${`:${name}:`} @click=${() => this.#take(emoji)}>${emoji}</button>`)}</div>`;
  }

  #take(emoji) {
    useEmoji(emoji);
    this.$('muster-popover').close();
    this.fire('muster-emoji', { emoji });
  }

  #key(event) {
    const buttons = [...this.renderRoot.querySelectorAll('.grid button')];
    const at = buttons.indexOf(this.renderRoot.activeElement);
    if (event.key === 'Enter' && at < 0 && this.text.trim()) {
      event.preventDefault();
      const [first] = findEmoji(this.text);
      if (first) this.#take(first.emoji);
      return;
    }
    const step = { ArrowDown: at < 0 ? 1 : COLUMNS, ArrowUp: -COLUMNS, ArrowRight: at < 0 ? 0 : 1, ArrowLeft: at < 0 ? 0 : -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = at + step;
    if (next < 0) this.$('input').focus();
    else buttons[Math.min(next, buttons.length - 1)]?.focus();
  }
}
customElements.define('muster-emoji-picker', EmojiPicker);
