import { html, nothing } from 'lit';
import { Uploads, takeFiles } from './attachments.js';
import { body, textStyles } from './text.js';
import { composerStyles } from './composer-styles.js';
import { priorityMark } from './message-parts.js';
import { completionOf, take } from '../complete.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { permalink } from '../state/links.js';
import { t } from '../texts.js';

const MOST = 16_000;
const TYPING = 3000;

/** Where a message is written: grows to eight lines, completes, shows a preview, keeps its draft, runs commands. */
export class MusterComposer extends MusterElement {
  static properties = {
    store: { attribute: false }, thread: { type: Number }, editing: { state: true }, preview: { state: true }, text: { state: true },
    found: { state: true }, at: { state: true }, priority: { state: true }, refusal: { state: true }, uploads: { state: true },
  };
  static styles = [...MusterElement.styles, textStyles, composerStyles];
  static defaults = () => ({ text: '', found: null, at: 0, thread: 0, priority: null });
  #typedAt = 0;
  #turn = 0;

  willUpdate(changed) {
    if (!changed.has('store') && !changed.has('thread')) return;
    const { drafts } = this.store.session;
    drafts.removeEventListener('change', this.#drafted);
    drafts.addEventListener('change', this.#drafted);
    this.unwatch(this.uploads);
    this.uploads = new Uploads(this.store.session, this.store.channel);
    this.watch(this.uploads);
    Object.assign(this, { editing: null, refusal: null, priority: null, text: drafts.text(this.store.channel, this.thread) });
  }

  connectedCallback() {
    super.connectedCallback();
    this.ended = takeFiles(this, (files) => this.editing || this.uploads.add(files));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ended();
    this.store?.session.drafts.removeEventListener('change', this.#drafted);
  }

  /** A draft that came from the server after the room was opened. */
  #drafted = () => {
    if (!this.text && !this.editing) this.text = this.store.session.drafts.text(this.store.channel, this.thread);
  };

  async focus() {
    await this.updateComplete;
    this.$('textarea')?.focus();
  }

  edit(item) {
    Object.assign(this, { editing: item, preview: false, refusal: null });
    this.#write(item.data.text);
    this.#caretAt(item.data.text.length);
  }

  insert(words) {
    const area = this.$('textarea');
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [this.text.length, this.text.length];
    this.#write(this.text.slice(0, from) + words + this.text.slice(to));
    this.#caretAt(from + words.length);
  }

  render() {
    const { room } = this.store;
    if (room.channel.archived) return html`<p class="hint">${t('room.archived')}</p>`;
    const items = this.found?.items ?? [];
    return html`
      <div role="listbox" id="names" aria-label=${t('composer.suggestions')} ?hidden=${items.length === 0}>${items.map((one, i) => html`
        <div role="option" id="n-${i}" aria-selected=${String(i === this.at)} data-testid="mention-option" data-insert=${one.insert} @mousedown=${(e) => { e.preventDefault(); this.#take(one); }}><span dir="auto">${one.label}</span><span class="muted tiny" dir="auto">${one.detail ?? ''}</span></div>`)}</div>
      ${this.editing ? html`<div class="banner"><span>${t('composer.editing')}</span><button class="link" @click=${this.#stopEditing}>${t('common.cancel')}</button></div>` : nothing}
      ${this.refusal ? html`<div class="banner refusal" role="alert" data-testid="composer-refusal"><span>${this.refusal}</span><button class="link" data-testid="send-as-text" @click=${this.#sendAsText}>${t('composer.send-as-text')}</button></div>` : nothing}
      <div class="box">
        ${this.priority ? html`<div class="chosen">${priorityMark(this.priority.priority)}${this.priority.acknowledge ? html`<span class="tiny muted">${t('priority.asks', { count: this.priority.nagMinutes })}</span>` : nothing}
          <button class="link tiny" data-testid="priority-clear" @click=${() => (this.priority = null)}>${t('common.cancel')}</button></div>` : nothing}
        ${this.#area()}<muster-upload-chips .uploads=${this.uploads}></muster-upload-chips>${this.#tools()}</div>`;
  }

  #area() {
    const { room } = this.store;
    if (this.preview) return html`<div class="preview text" data-testid="preview" dir="auto" tabindex="0">${this.text.trim() ? body(this.text, {}) : html`<p class="muted">${t('composer.nothing')}</p>`}</div>`;
    return html`<textarea rows=${Math.min(8, this.text.split('\n').length)} dir="auto" data-testid=${this.thread ? 'thread-composer' : 'composer'} aria-label=${t('composer.label')}
      placeholder=${this.thread ? t('composer.reply') : t('composer.placeholder', { name: room.incident?.title ?? room.channel.name })} aria-controls="names" aria-activedescendant=${this.found?.items.length ? `n-${this.at}` : nothing}
      .value=${this.text} @input=${this.#input} @keydown=${this.#key} @blur=${() => (this.found = null)}></textarea>`;
  }

  #tools() {
    const over = this.text.length - MOST;
    const tool = (glyph, what, label, pressed) => html`<button class="quiet square" data-testid=${`composer-${what}`} aria-label=${label} title=${label} aria-pressed=${pressed ?? nothing}
      @click=${(e) => this.fire('muster-compose', { what, anchor: e.currentTarget, composer: this })}>${icon(glyph)}</button>`;
    const { uploads } = this;
    const command = /^\/(?!\/)/.test(this.text);
    const nothingToSend = (!this.text.trim() && uploads.empty) || (!uploads.ready && !command) || over > 0;
    return html`<div class="tools">
      ${this.editing ? nothing : html`<muster-attach-button .uploads=${uploads}></muster-attach-button>`}${tool('smile', 'emoji', t('composer.emoji'))}
      ${this.thread || this.editing ? nothing : tool('flag', 'priority', t('priority.choose'), String(Boolean(this.priority)))}
      <button class="quiet tiny" aria-pressed=${String(Boolean(this.preview))} data-testid=${this.thread ? 'thread-preview-toggle' : 'preview-toggle'} @click=${this.#togglePreview}>${t(this.preview ? 'composer.write' : 'composer.preview')}</button>
      <p class="hint ${over > 0 ? 'refusal' : ''}">${over > 0 ? t('composer.too-long', { count: over }) : this.thread ? '' : t('composer.hint')}</p>
      ${this.editing || !this.text.trim() ? nothing : tool('clock', 'schedule', t('schedule.title'))}
      <button class="primary square" data-testid=${this.thread ? 'thread-send' : 'send'} aria-label=${t('composer.send')} title=${t('composer.send')} ?disabled=${nothingToSend} @click=${this.#send}>${icon('send')}</button>
    </div>`;
  }

  #togglePreview() {
    this.preview = !this.preview;
    if (!this.preview) this.focus();
  }

  #write(text) {
    this.text = text;
    if (!this.editing) this.store.session.drafts.save(this.store.channel, this.thread, text);
  }

  async #caretAt(place) {
    await this.updateComplete;
    const area = this.$('textarea');
    area?.focus();
    area?.setSelectionRange(place, place);
  }

  #input = async (event) => {
    const area = event.target;
    this.refusal = null;
    this.#write(area.value);
    if (Date.now() - this.#typedAt > TYPING && this.text) {
      this.#typedAt = Date.now();
      this.store.client.typing(this.store.channel);
    }
    const turn = ++this.#turn;
    const found = await Promise.resolve(completionOf(this.store, area.value, area.selectionStart)).catch(() => null);
    if (turn !== this.#turn) return;
    Object.assign(this, { found: found?.items.length ? found : null, at: 0 });
  };

  #take(one) {
    const done = take(this.text, this.found, one);
    this.found = null;
    this.#write(done.text);
    this.#caretAt(done.caret).then(() => done.text.startsWith('/') && this.$('textarea').dispatchEvent(new Event('input')));
  }

  #key = (event) => {
    if (event.isComposing) return;
    if (this.found && this.#choose(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' && !this.text && !this.editing) this.#editLast(event);
    else if (event.key === 'Escape' && (this.editing || this.refusal)) {
      event.preventDefault();
      if (this.editing) this.#stopEditing();
      this.refusal = null;
    }
  };

  #editLast(event) {
    const { room, thread, me } = this.store;
    const items = this.thread ? thread?.window?.items ?? [] : room.window.items;
    const own = items.findLast((i) => i.kind === 'channel.message-posted' && i.actor === me && Boolean(i.thread) === Boolean(this.thread) && !i.data.deleted);
    if (!own) return;
    event.preventDefault();
    this.edit(own);
  }

  /** Keys while there are suggestions. What is typed in full is sent by Enter, not completed. */
  #choose(event) {
    const { items, from, to, sort } = this.found;
    const typed = this.text.slice(from, to).toLowerCase();
    const whole = sort !== 'emoji' && items.some((one) => one.insert.trim().toLowerCase() === typed);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    this.#turn += 1;
    if (event.key === 'Enter' && (event.shiftKey || whole)) {
      this.found = null;
      return false;
    }
    if (step) this.at = (this.at + step + items.length) % items.length;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(items[this.at]);
    else if (event.key === 'Escape') this.found = null;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #stopEditing() {
    this.editing = null;
    this.text = this.store.session.drafts.text(this.store.channel, this.thread);
    this.focus();
  }

  #sendAsText = () => this.#send({ asText: true });

  #send = async ({ asText = false } = {}) => {
    const text = this.text.trim();
    const { uploads, priority } = this;
    const command = /^\/(?!\/)/.test(text) && !asText && !this.editing;
    if ((!text && uploads.empty) || (!uploads.ready && !command) || text.length > MOST) return;
    Object.assign(this, { preview: false, found: null });
    this.#turn += 1;
    if (this.editing) {
      const { seq, data } = this.editing;
      if (text !== data.text) this.store.try('channel.edit', { message: seq, text });
      this.#stopEditing();
      return;
    }
    if (command) await this.#run(text);
    else {
      this.store.send({ text: text.replace(/^\/\//, '/'), thread: this.thread || undefined, ...(uploads.empty ? {} : { files: uploads.items.map(({ id, name, size, file }) => ({ id, name, size, type: file.type })) }), ...(priority ?? {}) });
      uploads.clear();
      this.#sent();
    }
  };

  /** A command: what only reads is shown by the page, everything else is the server's. */
  async #run(text) {
    const [, name, rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(text) ?? [];
    if (!this.fire('muster-slash', { name, rest })) {
      this.#sent();
      return;
    }
    try {
      const { ids } = await this.store.client.command('slash.run', { channel: this.store.channel, text });
      if (name === 'post') this.store.say(t('slash.posted'), { link: permalink(rest.split(/\s/)[0], ids.message) });
      this.#sent();
    } catch (failure) {
      this.refusal = reasonOf(failure);
      this.focus();
    }
  }

  clear() {
    this.#sent();
  }

  #sent() {
    Object.assign(this, { text: '', priority: null, refusal: null });
    this.store.session.drafts.save(this.store.channel, this.thread, '', { now: true });
    this.fire('muster-sent', { thread: this.thread });
    this.focus();
  }
}
customElements.define('muster-composer', MusterComposer);
