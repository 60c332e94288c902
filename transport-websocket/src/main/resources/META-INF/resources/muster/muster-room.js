import { css, html, nothing } from 'lit';
import './parts/composer.js';
import './parts/connection-bar.js';
import './parts/room-banners.js';
import './parts/room-header.js';
import './parts/room-stream.js';
import './parts/side-panel.js';
import './parts/splitter.js';
import './parts/thread-panel.js';
import './parts/toast-area.js';
import { drawDialog, loadDialog } from './parts/dialogs.js';
import { drawMenu, messageAct } from './parts/room-acts.js';
import { emptyState, errorState, skeleton, stateStyles } from './parts/states.js';
import { MusterElement, inText, reasonOf } from './element.js';
import { icon } from './icons.js';
import { plain } from './markdown.js';
import { RoomStore } from './room-store.js';
import { sessionFor } from './session.js';
import { permalink } from './state/links.js';
import { sentence } from './state/sentences.js';
import { t } from './texts.js';
import { tokens } from './tokens.js';

const remembered = (name, otherwise) => localStorage.getItem(`muster-${name}`) ?? otherwise;
const remember = (name, value) => localStorage.setItem(`muster-${name}`, value);

/** A room: the incident's header, the stream, the composer, and the panel beside them. */
export class MusterRoom extends MusterElement {
  static properties = {
    mount: {}, channel: {}, message: { type: Number }, thread: { type: Number }, theme: { reflect: true }, shell: { type: Boolean },
    panel: { state: true }, tab: { state: true }, dialog: { state: true }, menu: { state: true }, search: { state: true }, narrow: { state: true }, said: { state: true },
  };
  static styles = [tokens, ...MusterElement.styles, stateStyles, css`
    :host { position: relative; display: flex; flex-direction: column; height: 100%; min-height: 320px; min-width: 0; overflow: hidden; }
    .body { flex: 1; min-height: 0; display: flex; position: relative; }
    .middle { flex: 1; min-width: 0; display: flex; flex-direction: column; min-height: 0; }
    aside { width: var(--muster-panel, 396px); flex: none; min-height: 0; background: var(--muster-background); }
    .narrow aside { position: absolute; inset: 0 0 0 auto; width: min(400px, 100%); z-index: 20; box-shadow: var(--muster-float); animation: in var(--muster-motion) ease-out; }
    .scrim { position: absolute; inset: 0; background: var(--muster-scrim); z-index: 19; border-radius: 0; min-height: 0; width: 100%; }
    @keyframes in { from { translate: 24px 0; opacity: 0; } }
    .side-head { display: flex; align-items: center; justify-content: space-between; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--muster-line); }
    aside { display: flex; flex-direction: column; }
    aside > :not(.side-head) { flex: 1; min-height: 0; }
    .typing { min-height: 20px; padding: 0 20px; font-size: 12px; color: var(--muster-muted); }
    @media (max-width: 720px) { .typing { padding: 0 12px; } }
  `];
  static defaults = () => ({ tab: 'checklist', said: '' });
  #size = new ResizeObserver(([entry]) => this.#sized(entry.contentRect.width));

  connectedCallback() {
    super.connectedCallback();
    this.session = sessionFor(this.mount);
    this.session.use();
    this.session.lists.use();
    this.watch(this.session);
    this.#size.observe(this);
    document.addEventListener('keydown', this.#key);
    this.addEventListener('keydown', this.#escape);
    for (const name of ['panel', 'tab', 'dialog', 'message', 'thread-close', 'reveal', 'sent', 'compose', 'slash', 'find']) this.addEventListener(`muster-${name}`, this);
    if (this.hasUpdated) this.#open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
    document.removeEventListener('keydown', this.#key);
    this.#close();
    this.session.lists.release();
    this.session.release();
  }

  willUpdate(changed) {
    if (changed.has('channel') && this.channel) this.#open();
  }

  updated(changed) {
    if ((changed.has('message') || changed.has('channel')) && this.message) this.#reveal(this.message);
    if ((changed.has('thread') || changed.has('channel')) && this.thread) this.#ready().then(() => this.openThread(this.thread));
  }

  #open() {
    this.#close();
    Object.assign(this, { dialog: null, menu: null, search: null });
    this.store = new RoomStore(this.session, this.channel);
    this.watch(this.store);
    this.store.addEventListener('entries', this.#announce);
    this.session.lists.reading = this.channel;
    this.store.open();
  }

  #close() {
    if (!this.store) return;
    this.unwatch(this.store);
    this.store.close();
    this.store = null;
    this.session.lists.reading = null;
  }

  #sized(width) {
    const narrow = width < 860;
    if (narrow !== this.narrow) this.panel = narrow ? false : remembered('panel', 'open') === 'open';
    this.narrow = narrow;
  }

  #announce = ({ detail }) => {
    const { session, me } = { session: this.session, me: this.session.me?.person };
    const last = detail.filter((e) => e.actor !== me && e.kind !== 'channel.message-edited').at(-1);
    if (!last) return;
    this.said = last.kind === 'channel.message-posted'
      ? t('stream.announce', { name: session.nameOf(last.actor), text: plain(last.data.text) }) : sentence(last, session.nameOf);
  };

  // ---- what its parts ask for

  handleEvent(event) {
    const { type, detail } = event;
    switch (type) {
      case 'muster-panel': return this.#toggle();
      case 'muster-tab': return this.show(detail.tab);
      case 'muster-dialog': return this.open(detail);
      case 'muster-message': return messageAct(this, detail);
      case 'muster-reveal': return this.#reveal(detail.seq);
      case 'muster-sent': return detail?.thread ? undefined : this.$('muster-room-stream')?.goLatest();
      case 'muster-compose': return detail.what === 'schedule' ? this.open(detail) : this.openMenu(detail);
      case 'muster-slash': return this.#slash(event);
      case 'muster-find': return this.find(detail.text);
      default: return this.#closeThread();
    }
  }

  /** Opens a dialog; its script is loaded when it is needed first. */
  async open(dialog) {
    try {
      await loadDialog(dialog);
      this.dialog = dialog;
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
    }
  }

  openMenu(menu) {
    this.store.menu = true;
    this.menu = menu;
  }

  #menuClosed() {
    this.store.menu = false;
    this.menu = null;
  }

  /** Commands that only show something; every other one is the server's. */
  #slash(event) {
    const { name, rest } = event.detail;
    if (name === 'brief' && this.store.room.incident) this.show('brief');
    else if (name === 'search') this.find(rest);
    else return;
    event.preventDefault();
  }

  /** Opens the search beside the stream. */
  async find(text = '') {
    try {
      await import('./parts/search-panel.js');
      this.search = { text };
      if (this.store.thread) this.store.closeThread();
      this.updateComplete.then(() => this.$('muster-search-panel')?.focus());
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
    }
  }

  get composer() {
    return this.$('.middle muster-composer');
  }

  get threadPanel() {
    return this.$('muster-thread-panel');
  }

  async copyLink(seq) {
    const link = new URL(permalink(this.channel, seq), location.href).href;
    await navigator.clipboard?.writeText(link).then(() => this.store.say(t('message.link-copied')), () => this.store.say(link));
  }

  openThread(seq) {
    this.search = null;
    this.store.openThread(seq);
    this.updateComplete.then(() => this.$('muster-thread-panel')?.focus());
  }

  #closeThread() {
    this.store.closeThread();
    this.composer?.focus();
  }

  #ready() {
    const { store } = this;
    if (store.status === 'ready') return Promise.resolve();
    return new Promise((done) => store.addEventListener('change', () => store.status === 'ready' && done()));
  }

  async #reveal(seq) {
    if (this.narrow) this.panel = false;
    await this.#ready();
    await this.updateComplete;
    const stream = this.$('muster-room-stream');
    await stream?.updateComplete;
    stream?.reveal(seq);
  }

  #toggle() {
    this.panel = !this.panel;
    if (!this.narrow) remember('panel', this.panel ? 'open' : 'closed');
    if (this.panel) this.updateComplete.then(() => this.$('muster-side-panel')?.focus());
    else this.$('muster-room-header')?.renderRoot.querySelector('[data-testid=panel-toggle]')?.focus();
  }

  show(tab) {
    Object.assign(this, { tab, panel: true, search: null });
    if (this.store?.thread) this.store.closeThread();
    this.updateComplete.then(() => this.$('muster-side-panel')?.focus());
  }

  #escape = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.dialog || this.menu) return;
    if (this.search) this.#closeSearch();
    else if (this.store?.thread) this.#closeThread();
    else if (this.narrow && this.panel) this.#toggle();
  };

  #closeSearch() {
    this.search = null;
    this.composer?.focus();
  }

  #key = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inText(event) || this.dialog || this.menu || this.store?.status !== 'ready') return;
    if (event.composedPath().some((e) => e.localName === 'dialog')) return;
    const { incident } = this.store.room;
    const act = {
      u: () => incident && this.open({ what: 'update' }), t: () => this.show('checklist'), b: () => incident && this.show('brief'), f: () => this.find(),
      j: () => this.$('muster-room-stream').step(1), k: () => this.$('muster-room-stream').step(-1), '/': () => this.composer?.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  // ---- drawing

  render() {
    return html`${this.shell ? nothing : html`<muster-connection-bar .session=${this.session}></muster-connection-bar>`}
      ${this.#content()}<div class="sr" role="status" aria-live="polite">${this.said}</div>`;
  }

  #content() {
    const { store } = this;
    if (!store || store.status === 'loading') return html`<slot name="lead"></slot>${skeleton(8)}`;
    if (store.status === 'missing') return html`<slot name="lead"></slot>${emptyState(t('room.missing'), t('room.missing-hint'))}`;
    if (store.status === 'error') return html`<slot name="lead"></slot>${errorState(t('room.error'), store.failure, () => store.load())}`;
    const side = this.panel || store.thread || this.search;
    return html`<muster-room-header .store=${store} .panel=${Boolean(this.panel)}><slot name="lead" slot="lead"></slot></muster-room-header>
      <muster-room-banners .store=${store}></muster-room-banners>
      <div class="body ${this.narrow ? 'narrow' : ''}">
        <div class="middle"><muster-room-stream .store=${store}></muster-room-stream>
          <div class="typing" aria-live="off" data-testid="typing">${this.#typing(store)}</div>
          <muster-composer .store=${store}></muster-composer></div>
        ${side && this.narrow ? html`<button class="scrim" aria-label=${t('room.panel-close')} tabindex="-1" @click=${() => this.#closeSide()}></button>` : nothing}
        ${side && !this.narrow ? html`<muster-splitter .session=${this.session} name="panel" side="right" label=${t('panel.resize')} .min=${300} .max=${760} .initial=${396} .rest=${420} data-testid="panel-splitter"></muster-splitter>` : nothing}
        ${side ? html`<aside aria-label=${t(this.search ? 'room.search' : store.thread ? 'thread.title' : 'room.panel')}>${this.#side(store)}</aside>` : nothing}
        <muster-toast-area .store=${store}></muster-toast-area>
      </div>
      ${this.menu ? html`<div @muster-closed=${() => this.#menuClosed()}>${drawMenu(this, this.menu)}</div>` : nothing}
      ${this.dialog ? html`<div @muster-closed=${() => (this.dialog = null)}>${drawDialog(this.dialog.what, { store, room: this, ...this.dialog })}</div>` : nothing}`;
  }

  #side(store) {
    if (this.search) {
      return html`<div class="side-head"><h2>${t('room.search')}</h2><button class="quiet square" data-testid="search-close" aria-label=${t('common.close')} @click=${() => this.#closeSearch()}>${icon('close')}</button></div>
        <muster-search-panel .session=${this.session} .text=${this.search.text}></muster-search-panel>`;
    }
    return store.thread ? html`<muster-thread-panel .store=${store}></muster-thread-panel>`
      : html`<muster-side-panel .store=${store} .tab=${this.tab} ?floating=${this.narrow}></muster-side-panel>`;
  }

  #closeSide() {
    if (this.search) this.#closeSearch();
    else if (this.store.thread) this.#closeThread();
    else this.#toggle();
  }

  #typing(store) {
    const [name, other, more] = store.typists().map(this.session.nameOf);
    if (!name) return nothing;
    return more ? t('stream.typing-many') : other ? t('stream.typing-two', { name, other }) : t('stream.typing-one', { name });
  }
}
customElements.define('muster-room', MusterRoom);
