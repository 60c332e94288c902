import { css, html, nothing } from 'lit';
import './parts/composer.js';
import './parts/connection-bar.js';
import './parts/room-banners.js';
import './parts/room-header.js';
import './parts/room-stream.js';
import './parts/side-panel.js';
import './parts/thread-panel.js';
import './parts/toast-area.js';
import { dialogOf } from './parts/dialogs.js';
import { emptyState, errorState, skeleton, stateStyles } from './parts/states.js';
import { MusterElement, inText } from './element.js';
import { plain } from './markdown.js';
import { RoomStore } from './room-store.js';
import { sessionFor } from './session.js';
import { sentence } from './state/sentences.js';
import { t } from './texts.js';
import { tokens } from './tokens.js';

const remembered = (name, otherwise) => localStorage.getItem(`muster-${name}`) ?? otherwise;
const remember = (name, value) => localStorage.setItem(`muster-${name}`, value);

/** A room: the incident's header, the stream, the composer, and the panel beside them. */
export class MusterRoom extends MusterElement {
  static properties = {
    mount: {}, channel: {}, message: { type: Number }, theme: { reflect: true }, shell: { type: Boolean },
    panel: { state: true }, tab: { state: true }, dialog: { state: true }, narrow: { state: true }, said: { state: true },
  };
  static styles = [tokens, ...MusterElement.styles, stateStyles, css`
    :host { position: relative; display: flex; flex-direction: column; height: 100%; min-height: 320px; min-width: 0; overflow: hidden; }
    .body { flex: 1; min-height: 0; display: flex; position: relative; }
    .middle { flex: 1; min-width: 0; display: flex; flex-direction: column; min-height: 0; }
    aside { width: var(--muster-panel, 380px); flex: none; border-left: 1px solid var(--muster-line); min-height: 0; background: var(--muster-background); }
    .narrow aside { position: absolute; inset: 0 0 0 auto; width: min(400px, 100%); z-index: 20; box-shadow: var(--muster-float); animation: in var(--muster-motion) ease-out; }
    .scrim { position: absolute; inset: 0; background: var(--muster-scrim); z-index: 19; border-radius: 0; min-height: 0; width: 100%; }
    @keyframes in { from { translate: 24px 0; opacity: 0; } }
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
    for (const name of ['panel', 'tab', 'dialog', 'message', 'thread-close', 'reveal', 'sent']) this.addEventListener(`muster-${name}`, this);
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
  }

  #open() {
    this.#close();
    this.dialog = null;
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

  handleEvent({ type, detail }) {
    switch (type) {
      case 'muster-panel': return this.#toggle();
      case 'muster-tab': return this.#show(detail.tab);
      case 'muster-dialog': return (this.dialog = detail);
      case 'muster-message': return this.#message(detail);
      case 'muster-reveal': return this.#reveal(detail.seq);
      case 'muster-sent': return this.$('muster-room-stream')?.goLatest();
      default: return this.#closeThread();
    }
  }

  #message({ what, item }) {
    const { store } = this;
    switch (what) {
      case 'reply': return this.#thread(item.seq);
      case 'pin': return (this.dialog = { what: 'pin', message: item.seq });
      case 'unpin': return store.try('channel.unpin', { message: item.seq });
      case 'edit': return this.$('.middle muster-composer').edit(item);
      case 'delete': return store.delete(item.seq);
      case 'standup-answer': return (this.dialog = { what, session: item.data.session });
      default: return this.#copy(item.seq);
    }
  }

  async #copy(seq) {
    const link = new URL(`#/c/${encodeURIComponent(this.channel)}/m/${seq}`, location.href).href;
    await navigator.clipboard?.writeText(link).then(() => this.store.say(t('message.link-copied')), () => this.store.say(link));
  }

  #thread(seq) {
    this.store.openThread(seq);
    this.updateComplete.then(() => this.$('muster-thread-panel')?.focus());
  }

  #closeThread() {
    this.store.closeThread();
    this.$('.middle muster-composer')?.focus();
  }

  async #reveal(seq) {
    if (this.narrow) this.panel = false;
    if (this.store?.status !== 'ready') await new Promise((done) => this.store.addEventListener('change', () => this.store?.status === 'ready' && done()));
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

  #show(tab) {
    this.tab = tab;
    this.panel = true;
    if (this.store?.thread) this.store.closeThread();
    this.updateComplete.then(() => this.$('muster-side-panel')?.focus());
  }

  #escape = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.dialog) return;
    if (this.store?.thread) this.#closeThread();
    else if (this.narrow && this.panel) this.#toggle();
  };

  #key = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inText(event) || this.dialog || this.store?.status !== 'ready') return;
    if (event.composedPath().some((e) => e.localName === 'dialog')) return;
    const { incident } = this.store.room;
    const act = {
      u: () => incident && (this.dialog = { what: 'update' }), t: () => this.#show('checklist'), b: () => incident && this.#show('brief'),
      j: () => this.$('muster-room-stream').step(1), k: () => this.$('muster-room-stream').step(-1), '/': () => this.$('.middle muster-composer').focus(),
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
    const side = this.panel || store.thread;
    return html`<muster-room-header .store=${store} .panel=${Boolean(this.panel)}><slot name="lead" slot="lead"></slot></muster-room-header>
      <muster-room-banners .store=${store}></muster-room-banners>
      <div class="body ${this.narrow ? 'narrow' : ''}">
        <div class="middle"><muster-room-stream .store=${store}></muster-room-stream>
          <div class="typing" aria-live="off" data-testid="typing">${this.#typing(store)}</div>
          <muster-composer .store=${store}></muster-composer></div>
        ${side && this.narrow ? html`<button class="scrim" aria-label=${t('room.panel-close')} tabindex="-1" @click=${() => (store.thread ? this.#closeThread() : this.#toggle())}></button>` : nothing}
        ${side ? html`<aside aria-label=${t(store.thread ? 'thread.title' : 'room.panel')}>${store.thread ? html`<muster-thread-panel .store=${store}></muster-thread-panel>`
          : html`<muster-side-panel .store=${store} .tab=${this.tab} ?floating=${this.narrow}></muster-side-panel>`}</aside>` : nothing}
        <muster-toast-area .store=${store}></muster-toast-area>
      </div>
      ${this.dialog ? html`<div @muster-closed=${() => (this.dialog = null)}>${dialogOf(this.dialog.what, { store, ...this.dialog })}</div>` : nothing}`;
  }

  #typing(store) {
    const [name, other, more] = store.typists().map(this.session.nameOf);
    if (!name) return nothing;
    return more ? t('stream.typing-many') : other ? t('stream.typing-two', { name, other }) : t('stream.typing-one', { name });
  }
}
customElements.define('muster-room', MusterRoom);
