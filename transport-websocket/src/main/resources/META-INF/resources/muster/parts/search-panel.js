import { css, html, nothing } from 'lit';
import { emptyState, errorState, skeleton, stateStyles } from './states.js';
import { MusterElement } from '../element.js';
import { icon, iconOf } from '../icons.js';
import { completed, completions, groups, pieces, placeOf } from '../state/search.js';
import { absolute, short } from '../times.js';
import { locale, t } from '../texts.js';

const PAUSE = 250;
const LIMIT = 20;
const ROOMS = { 'channel.message-posted': 'message', 'incident.update-published': 'update' };
const sortOf = ({ kind }) => ROOMS[kind] ?? { task: 'task', handover: 'handover', standup: 'standup', notice: 'notice', intake: 'alert' }[kind.split('.')[0]] ?? 'timeline';

/**
 * Search over everything that the reader may read, with filters. A place of its own, or a panel beside the stream:
 *
 *     <muster-search-panel .session=${session} text="in:payments timeout"></muster-search-panel>
 *
 * `session` is the mount's (`session.js`); `text` is what is looked for at first, and may be left out. The texts are
 * `searchEnglish` and `searchGerman` of `texts-search-en.js` and `texts-search-de.js`, to be spread into the catalogues.
 * A hit is a link to `#/c/<channel>/m/<number>`, and fires `muster-open-hit` {channel, message, href} first, cancelable:
 * whoever cancels it opens the message in another way. `muster-search-text` {text, order} says what is looked for now,
 * for an address that can be sent on. `focus()` puts the caret into the field.
 */
export class SearchPanel extends MusterElement {
  static properties = {
    session: { attribute: false }, text: {}, order: {}, asked: { state: true }, hits: { state: true }, next: { state: true },
    filters: { state: true }, failure: { state: true }, busy: { state: true }, hints: { state: true }, at: { state: true },
  };
  static defaults = () => ({ text: '', order: 'newest', asked: null, hits: [], next: null, filters: [], failure: null, busy: false, hints: null, at: -1 });
  static styles = [...MusterElement.styles, stateStyles, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
    form { position: relative; padding: 12px 16px; border-bottom: 1px solid var(--muster-line); display: grid; gap: 8px; flex: none; }
    .field { position: relative; margin: 0; }
    .field input { padding-right: 44px; }
    .field button { position: absolute; right: 2px; top: 2px; }
    .line { display: flex; justify-content: space-between; gap: 8px; align-items: center; flex-wrap: wrap; }
    [role=radiogroup] { display: flex; gap: 2px; }
    [role=radio][aria-checked=true] { background: var(--muster-selected); color: var(--muster-text); }
    [role=listbox] { position: absolute; z-index: 5; left: 16px; right: 16px; top: 52px; max-height: 288px; overflow: auto; background: var(--muster-raised);
      border: 1px solid var(--muster-line); border-radius: var(--muster-radius); box-shadow: var(--muster-float); padding: 4px; }
    [role=option] { display: flex; gap: 8px; align-items: baseline; padding: 6px 8px; border-radius: 4px; cursor: pointer; min-height: 34px; }
    [role=option][aria-selected=true] { background: var(--muster-selected); }
    .scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding-bottom: 24px; }
    h3 { display: flex; gap: 6px; align-items: center; padding: 12px 16px 4px; color: var(--muster-muted); min-width: 0; }
    a.hit { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 4px 10px; padding: 8px 16px; color: inherit; text-decoration: none; min-height: 44px; }
    a.hit:hover { background: var(--muster-hover); }
    a.hit:focus-visible { outline-offset: -2px; }
    a.hit svg { color: var(--muster-muted); margin-top: 3px; }
    .who { display: flex; gap: 8px; align-items: baseline; min-width: 0; }
    .who b { font-weight: 600; font-size: 13px; }
    .snippet { overflow-wrap: anywhere; white-space: pre-line; font-size: 13px; }
    mark { background: var(--muster-mention); color: var(--muster-text); border-radius: 2px; }
    .wrong { color: var(--muster-warning); font-size: 12px; }
    .more { display: block; margin: 12px auto; }
    @media (pointer: coarse) { [role=option] { min-height: 44px; align-items: center; } [role=listbox] { top: 60px; } }
  `];
  #timer = null;
  #turn = 0;

  willUpdate(changed) {
    if (changed.has('session')) this.watch(this.session);
    if (changed.has('text') && this.asked === null && this.text.trim()) this.#soon(0);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  focus() {
    this.updateComplete.then(() => this.$('input')?.focus());
  }

  render() {
    return html`${this.#form()}<div class="scroll" role="region" aria-label=${t('search.results')} tabindex="0" data-testid="search-results" aria-busy=${String(this.busy)}>${this.#body()}</div>`;
  }

  #form() {
    const items = this.hints?.items ?? [];
    return html`<form role="search" @submit=${this.#submit}>
      <div class="field"><label class="sr" for="text">${t('search.label')}</label>
        <input id="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="500" data-testid="search-text" aria-expanded=${String(items.length > 0)} aria-controls="hints" aria-autocomplete="list"
          aria-activedescendant=${items[this.at] ? `h-${this.at}` : nothing} placeholder=${t('search.placeholder')} .value=${this.text} @input=${this.#type} @focus=${this.#hint} @click=${this.#hint}
          @blur=${() => (this.hints = null)} @keydown=${this.#key}>
        ${this.text ? html`<button type="button" class="quiet square" aria-label=${t('search.clear')} data-testid="search-clear" @click=${this.#clear}>${icon('close')}</button>` : nothing}</div>
      <div id="hints" role="listbox" aria-label=${t('search.hints')} ?hidden=${items.length === 0}>${items.map((one, i) => html`<div role="option" id="h-${i}" aria-selected=${String(i === this.at)} data-testid="search-hint"
        @mousedown=${(event) => { event.preventDefault(); this.#take(one); }}><span dir="auto">${one.sort === 'filter' ? one.insert : one.value}</span><span class="muted tiny" dir="auto">${one.sort === 'filter' ? t(`search.filter.${one.value}`) : one.detail}</span></div>`)}</div>
      <div class="line"><div role="radiogroup" aria-label=${t('search.order')} @keydown=${this.#turnOrder}>${['newest', 'relevance'].map((order) => html`<button type="button" role="radio" class="quiet" data-testid="search-${order}"
          aria-checked=${String(order === this.order)} tabindex=${order === this.order ? 0 : -1} @click=${() => this.#sort(order)}>${t(`search.${order}`)}</button>`)}</div>
        <span class="tiny muted" role="status" data-testid="search-count">${this.asked && !this.failure && !this.busy ? t(this.next ? 'search.found-more' : 'search.found', { count: this.hits.length }) : ''}</span></div>
      ${this.filters.filter((f) => !f.ok).map((f) => html`<p class="wrong" data-testid="search-wrong" dir="auto">${t('search.not-understood', { filter: `${f.name}:${f.value}`, hint: f.hint ?? '' })}</p>`)}
    </form>`;
  }

  #body() {
    if (this.failure) return errorState(t('search.error'), this.failure, () => this.#find());
    if (this.hits.length > 0) {
      return html`${groups(this.hits).map((group) => this.#group(group))}
        ${this.next ? html`<button class="plain more" data-testid="search-more" ?disabled=${this.busy} @click=${() => this.#find(this.next)}>${t('search.more')}</button>` : nothing}`;
    }
    if (this.busy) return skeleton(6);
    return this.asked ? emptyState(t('search.empty'), t('search.empty-hint')) : emptyState(t('search.start'), t('search.start-hint'));
  }

  #group({ name, archived, hits }) {
    return html`<section><h3>${icon('hash')}<span class="ellipsis" dir="auto">${name}</span>${archived ? html`<span class="tiny">(${t('search.archived')})</span>` : nothing}</h3>
      <ul>${hits.map((hit) => html`<li>${this.#hit(hit)}</li>`)}</ul></section>`;
  }

  #hit(hit) {
    const { entry } = hit;
    const sort = sortOf(entry);
    const who = this.session.nameOf(entry.actor);
    return html`<a class="hit" href=${placeOf(hit)} data-testid="search-hit" data-seq=${entry.seq} data-kind=${entry.kind} aria-label=${`${t('search.hit', { name: who, channel: hit.channelName, time: absolute(entry.time) })}: ${hit.snippet}`}
      @click=${(event) => this.#open(event, hit)}>${icon(sort === 'message' ? 'speak' : iconOf(entry.kind))}
      <div><p class="who"><b class="ellipsis" dir="auto">${who}</b>${sort === 'message' ? nothing : html`<span class="tiny muted">${t(`search.kind.${sort}`)}</span>`}<time class="tiny muted" datetime=${entry.time} title=${absolute(entry.time)} lang=${locale()}>${short(entry.time)}</time></p>
        <p class="snippet" dir="auto">${pieces(hit.snippet, hit.highlights).map((one) => (one.hit ? html`<mark>${one.text}</mark>` : one.text))}</p></div></a>`;
  }

  #open(event, hit) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    const channel = hit.entry.channel.replace(/^channel:/, '');
    if (!this.fire('muster-open-hit', { channel, message: hit.entry.seq, href: placeOf(hit) })) event.preventDefault();
  }

  #type = (event) => {
    this.text = event.target.value;
    this.#hint();
    this.#soon(PAUSE);
  };

  #hint = () => {
    const input = this.$('input');
    const { lists, people } = this.session;
    const channels = [...(lists.channels ?? [])].map(({ name }) => ({ name }));
    this.hints = completions(input.value, input.selectionStart ?? input.value.length, { people: [...people.values()], channels });
    this.at = -1;
  };

  #take({ insert }) {
    const { text, caret } = completed(this.text, this.hints, insert);
    this.text = text;
    this.updateComplete.then(() => {
      const input = this.$('input');
      input.focus();
      input.setSelectionRange(caret, caret);
      this.#hint();
    });
    this.#soon(PAUSE);
  }

  #key = (event) => {
    const items = this.hints?.items ?? [];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) this.at = (Math.max(this.at, step > 0 ? -1 : 0) + step + items.length) % items.length;
    else if ((event.key === 'Enter' || event.key === 'Tab') && items[this.at]) this.#take(items[this.at]);
    else if (event.key === 'Escape' && items.length) this.hints = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #submit = (event) => {
    event.preventDefault();
    this.hints = null;
    this.#soon(0);
  };

  #clear = () => {
    clearTimeout(this.#timer);
    this.#turn += 1;
    Object.assign(this, { ...SearchPanel.defaults(), order: this.order });
    this.focus();
  };

  #sort(order) {
    if (order === this.order) return;
    this.order = order;
    this.#soon(0);
  }

  #turnOrder = (event) => {
    if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    this.#sort(this.order === 'newest' ? 'relevance' : 'newest');
    this.updateComplete.then(() => this.$('[aria-checked=true]')?.focus());
  };

  #soon(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), wait);
  }

  /** Looks for what is typed; with a place, for what comes behind it. An answer that was overtaken is dropped. */
  async #find(before = null) {
    const text = this.text.trim();
    if (!text) {
      this.#turn += 1;
      Object.assign(this, { asked: null, hits: [], next: null, filters: [], failure: null, busy: false });
      return;
    }
    const turn = ++this.#turn;
    const anew = before === null;
    if (anew && this.asked !== text) this.hits = [];
    Object.assign(this, { asked: text, busy: true, failure: null });
    if (anew) this.fire('muster-search-text', { text, order: this.order });
    try {
      const found = await this.session.client.ask('search.find', { text, order: this.order, limit: LIMIT, ...(anew ? {} : { before }) });
      if (turn !== this.#turn) return;
      Object.assign(this, { hits: anew ? found.hits : [...this.hits, ...found.hits], next: found.next ?? null, filters: found.filters ?? [], busy: false });
    } catch (failure) {
      if (turn === this.#turn) Object.assign(this, { failure, busy: false });
    }
  }
}
customElements.define('muster-search-panel', SearchPanel);
