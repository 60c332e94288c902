import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './composer.js';
import { messageLine, messageStyles, pendingLine } from './message.js';
import { skeleton, stateStyles } from './states.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** A message and its replies, with what is unread of them, and whether the reader follows them. */
export class ThreadPanel extends MusterElement {
  static properties = { store: { attribute: false }, active: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, messageStyles, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
    header { display: flex; align-items: center; gap: 8px; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--muster-line); }
    header h2 { flex: 1; }
    .scroll { flex: 1; overflow-y: auto; overflow-x: hidden; padding: 16px 0 12px; overscroll-behavior: contain; }
    .message { padding: 2px 16px; }
    .rule { display: flex; align-items: center; gap: 12px; padding: 8px 16px 0; font-size: 12px; font-weight: 600; color: var(--muster-danger); }
    .rule::before, .rule::after { content: ''; flex: 1; border-top: 1px solid currentColor; }
  `];
  #count = 0;

  willUpdate(changed) {
    if (!changed.has('store')) return;
    this.watch(this.store);
    this.watch(this.store.session.threads);
  }

  updated() {
    const count = this.renderRoot.querySelectorAll('.message').length;
    if (count > this.#count) this.$('.scroll').scrollTop = this.$('.scroll').scrollHeight;
    this.#count = count;
  }

  focus() {
    this.updateComplete.then(() => this.$('muster-composer')?.focus());
  }

  composer() {
    return this.$('muster-composer');
  }

  render() {
    const { store } = this;
    const { thread, pending } = store;
    if (!thread) return nothing;
    const view = {
      store, thread: true, active: this.active, handle: store.session.myHandle?.toLowerCase(), expanded: { has: () => true }, expand: () => undefined,
      activate: (seq) => store.menu || (this.active = seq), act: (what, item, anchor, extra) => this.fire('muster-message', { what, item, anchor, extra, thread: true }),
    };
    const items = (thread.window?.items ?? []).filter((i) => i.kind === 'channel.message-posted');
    const replies = items.filter((i) => i.thread);
    const firstUnread = thread.unread ? replies.filter((i) => i.actor !== store.me).at(-thread.unread)?.seq : null;
    return html`<header><h2>${t('thread.title')}</h2>${this.#follow(store, thread)}<button class="quiet square" data-testid="thread-close" aria-label=${t('thread.close')} title=${t('thread.close')} @click=${() => this.fire('muster-thread-close')}>${icon('close')}</button></header>
      <div class="scroll" role="log" aria-live="off" aria-label=${t('thread.title')} data-testid="thread" tabindex="0" @mouseleave=${() => store.menu || (this.active = null)}>
        ${thread.window ? repeat(items, (i) => i.seq, (item) => html`${item.seq === firstUnread ? html`<div class="rule" role="separator" data-testid="thread-new">${t('stream.new')}</div>` : nothing}${messageLine({ item, head: true }, view)}`) : skeleton(3)}
        ${thread.window && replies.length === 0 ? html`<p class="muted small state">${t('thread.empty')}</p>` : nothing}
        ${repeat(pending.filter((p) => p.thread === thread.root), (p) => p.key, (one) => pendingLine(one, { store, view }))}
      </div>
      <muster-composer .store=${store} .thread=${thread.root}></muster-composer>`;
  }

  #follow(store, thread) {
    const following = Boolean(store.session.threads.find(store.channel, thread.root)?.following);
    return html`<button class="quiet" aria-pressed=${String(following)} data-testid="thread-follow" ?disabled=${this.busy} @click=${() => this.#toggle(store, thread.root, !following)}>${icon(following ? 'bell' : 'mute')}${t(following ? 'thread.following' : 'thread.follow')}</button>`;
  }

  async #toggle(store, root, follow) {
    this.busy = true;
    try {
      await store.session.threads.follow(store.channel, root, follow);
    } catch (failure) {
      store.say(reasonOf(failure), { refusal: true });
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-thread-panel', ThreadPanel);
