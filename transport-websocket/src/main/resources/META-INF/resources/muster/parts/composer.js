import { css, html, nothing } from 'lit';
import { body, textStyles } from './message.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const MOST = 16_000;
const WORD = /(^|[\s(])@([a-z0-9._-]*)$/i;

/** Where a message is written: grows to eight lines, completes names, shows a preview, keeps its draft. */
export class MusterComposer extends MusterElement {
  static properties = {
    store: { attribute: false }, thread: { type: Number }, editing: { state: true }, preview: { state: true }, text: { state: true },
    found: { state: true }, at: { state: true },
  };
  static styles = [...MusterElement.styles, textStyles, css`
    :host { display: block; position: relative; padding: 0 20px 12px; }
    .box { border: 1px solid var(--muster-control); border-radius: 8px; background: var(--muster-background); display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: end; }
    .box:focus-within { outline: 2px solid var(--muster-accent); outline-offset: -1px; }
    textarea { grid-column: 1 / -1; border: 0; background: none; resize: none; padding: 10px 12px 4px; min-height: 40px; max-height: calc(8 * 1.45em + 14px); field-sizing: content; outline: none !important; }
    textarea::placeholder { white-space: nowrap; text-overflow: ellipsis; overflow: hidden; }
    .preview { grid-column: 1 / -1; padding: 10px 12px; max-height: 40vh; overflow: auto; }
    .tools { grid-column: 1 / -1; display: flex; align-items: center; gap: 4px; padding: 0 4px 4px; }
    .tools .hint { margin: 0 auto 0 8px; }
    .banner { display: flex; justify-content: space-between; align-items: center; font-size: 13px; color: var(--muster-muted); }
    [role=listbox] { position: absolute; z-index: 6; left: 20px; right: 20px; bottom: 100%; max-width: 360px; max-height: 260px; overflow: auto; background: var(--muster-raised);
      border: 1px solid var(--muster-line); border-radius: 8px; box-shadow: var(--muster-float); padding: 4px; }
    [role=option] { display: flex; gap: 8px; align-items: baseline; padding: 6px 8px; border-radius: 4px; cursor: pointer; }
    [role=option][aria-selected=true] { background: var(--muster-selected); }
    @media (max-width: 720px) { :host { padding: 0 8px 8px; } .tools .hint { visibility: hidden; } [role=option] { min-height: 44px; align-items: center; } textarea { min-height: 44px; } }
  `];
  static defaults = () => ({ text: '', found: [], at: 0, thread: 0 });
  #typedAt = 0;

  get #slot() {
    return `muster-draft:${this.store.channel}:${this.thread}`;
  }

  willUpdate(changed) {
    if (!changed.has('store') && !changed.has('thread')) return;
    this.editing = null;
    this.text = sessionStorage.getItem(this.#slot) ?? '';
  }

  async focus() {
    await this.updateComplete;
    this.$('textarea')?.focus();
  }

  edit(item) {
    this.editing = item;
    this.preview = false;
    this.#write(item.data.text);
    this.updateComplete.then(() => {
      const area = this.$('textarea');
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    });
  }

  render() {
    const { room } = this.store;
    if (room.channel.archived) return html`<p class="hint">${t('room.archived')}</p>`;
    const name = room.incident?.title ?? room.channel.name;
    const over = this.text.length - MOST;
    return html`
      <div role="listbox" id="names" aria-label=${t('composer.suggestions')} ?hidden=${this.found.length === 0}>${this.found.map((p, i) => html`
        <div role="option" id="n-${i}" aria-selected=${String(i === this.at)} data-testid="mention-option" @mousedown=${(e) => { e.preventDefault(); this.#take(p); }}><span>${p.name}</span><span class="muted tiny">@${p.handle}</span></div>`)}</div>
      ${this.editing ? html`<div class="banner"><span>${t('composer.editing')}</span><button class="link" @click=${this.#stopEditing}>${t('common.cancel')}</button></div>` : nothing}
      <div class="box">
        ${this.preview ? html`<div class="preview text" data-testid="preview" dir="auto">${this.text.trim() ? body(this.text, {}) : html`<p class="muted">${t('composer.nothing')}</p>`}</div>`
          : html`<textarea rows=${Math.min(8, this.text.split('\n').length)} dir="auto" data-testid=${this.thread ? 'thread-composer' : 'composer'} aria-label=${t('composer.label')} placeholder=${this.thread ? t('composer.reply') : t('composer.placeholder', { name })}
              aria-controls="names" aria-activedescendant=${this.found.length ? `n-${this.at}` : nothing} .value=${this.text} @input=${this.#input} @keydown=${this.#key} @blur=${() => (this.found = [])}></textarea>`}
        <div class="tools">
          <button class="quiet tiny" aria-pressed=${String(Boolean(this.preview))} data-testid=${this.thread ? 'thread-preview-toggle' : 'preview-toggle'} @click=${this.#togglePreview}>${t(this.preview ? 'composer.write' : 'composer.preview')}</button>
          <p class="hint ${over > 0 ? 'refusal' : ''}">${over > 0 ? t('composer.too-long', { count: over }) : this.thread ? '' : t('composer.hint')}</p>
          <button class="primary square" data-testid=${this.thread ? 'thread-send' : 'send'} aria-label=${t('composer.send')} title=${t('composer.send')} ?disabled=${!this.text.trim() || over > 0} @click=${this.#send}>${icon('send')}</button>
        </div>
      </div>`;
  }

  #togglePreview() {
    this.preview = !this.preview;
    if (!this.preview) this.updateComplete.then(() => this.focus());
  }

  #write(text) {
    this.text = text;
    if (this.editing) return;
    if (text) sessionStorage.setItem(this.#slot, text);
    else sessionStorage.removeItem(this.#slot);
  }

  #input = (event) => {
    this.#write(event.target.value);
    if (Date.now() - this.#typedAt > 3000 && this.text) {
      this.#typedAt = Date.now();
      this.store.client.typing(this.store.channel);
    }
    this.#complete(event.target);
  };

  #complete(area) {
    const match = WORD.exec(area.value.slice(0, area.selectionStart));
    if (!match) {
      this.found = [];
      return;
    }
    const typed = match[2].toLowerCase();
    const { session, room } = this.store;
    const members = new Set(room.channel.members.map((m) => m.person));
    const fits = (p) => p.handle && (p.handle.toLowerCase().startsWith(typed) || p.name.toLowerCase().split(/\s+/).some((w) => w.startsWith(typed)));
    const people = [...session.people.values()].filter((p) => members.has(p.id) && fits(p)).sort((a, b) => a.name.localeCompare(b.name)).slice(0, 7);
    const everyone = 'channel'.startsWith(typed) ? [{ handle: 'channel', name: t('composer.everyone') }] : [];
    this.found = [...people, ...everyone];
    this.at = 0;
  }

  #take(person) {
    const area = this.$('textarea');
    const before = area.value.slice(0, area.selectionStart).replace(WORD, `$1@${person.handle} `);
    this.#write(before + area.value.slice(area.selectionStart));
    this.found = [];
    this.updateComplete.then(() => area.setSelectionRange(before.length, before.length));
  }

  #key = (event) => {
    if (event.isComposing) return;
    if (this.found.length && this.#choose(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' && !this.text && !this.editing) {
      const own = this.store.room.window.items.findLast((i) => i.kind === 'channel.message-posted' && i.actor === this.store.me && !i.thread && !i.data.deleted);
      if (own && !this.thread) {
        event.preventDefault();
        this.edit(own);
      }
    } else if (event.key === 'Escape' && this.editing) {
      event.preventDefault();
      this.#stopEditing();
    }
  };

  #choose(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const typed = WORD.exec(event.target.value.slice(0, event.target.selectionStart))?.[2].toLowerCase();
    if (event.key === 'Enter' && (event.shiftKey || this.found.some((p) => p.handle.toLowerCase() === typed))) {
      this.found = [];
      return false;
    }
    if (step) this.at = (this.at + step + this.found.length) % this.found.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(this.found[this.at]);
    else if (event.key === 'Escape') this.found = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #stopEditing() {
    this.editing = null;
    this.text = sessionStorage.getItem(this.#slot) ?? '';
    this.focus();
  }

  #send() {
    const text = this.text.trim();
    if (!text || text.length > MOST) return;
    this.preview = false;
    if (this.editing) {
      const { seq, data } = this.editing;
      if (text !== data.text) this.store.try('channel.edit', { message: seq, text });
      this.#stopEditing();
    } else {
      this.#write('');
      this.store.send(text, this.thread || undefined);
      this.fire('muster-sent');
    }
    this.updateComplete.then(() => this.focus());
  }
}
customElements.define('muster-composer', MusterComposer);
