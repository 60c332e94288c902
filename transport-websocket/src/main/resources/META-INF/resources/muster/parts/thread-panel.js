import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './composer.js';
import { messageLine, messageStyles, pendingLine } from './message.js';
import { skeleton, stateStyles } from './states.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** A message and its replies. */
export class ThreadPanel extends MusterElement {
  static properties = { store: { attribute: false }, active: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, messageStyles, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
    header { display: flex; align-items: center; justify-content: space-between; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--muster-line); }
    .scroll { flex: 1; overflow-y: auto; padding: 0 0 12px; }
    .message { padding: 2px 16px; }
  `];
  #count = 0;

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  updated() {
    const count = this.renderRoot.querySelectorAll('.message').length;
    if (count > this.#count) this.$('.scroll').scrollTop = this.$('.scroll').scrollHeight;
    this.#count = count;
  }

  focus() {
    this.updateComplete.then(() => this.$('muster-composer')?.focus());
  }

  render() {
    const { store } = this;
    const { thread, pending } = store;
    if (!thread) return nothing;
    const view = { store, thread: true, active: this.active, handle: store.session.myHandle, activate: (seq) => (this.active = seq), expand: () => undefined, act: (what, item) => this.fire('muster-message', { what, item }) };
    view.expanded = { has: () => true };
    const items = (thread.window?.items ?? []).filter((i) => i.kind === 'channel.message-posted');
    return html`<header><h2>${t('thread.title')}</h2><button class="quiet square" data-testid="thread-close" aria-label=${t('thread.close')} @click=${() => this.fire('muster-thread-close')}>${icon('close')}</button></header>
      <div class="scroll" role="log" aria-live="off" aria-label=${t('thread.title')} data-testid="thread" tabindex="0">
        ${thread.window ? repeat(items, (i) => i.seq, (item) => messageLine({ item, head: true }, view)) : skeleton(3)}
        ${thread.window && items.length < 2 ? html`<p class="muted small state">${t('thread.empty')}</p>` : nothing}
        ${repeat(pending.filter((p) => p.thread === thread.root), (p) => p.key, (one) => pendingLine(one, { store, view }))}
      </div>
      <muster-composer .store=${store} .thread=${thread.root}></muster-composer>`;
  }
}
customElements.define('muster-thread-panel', ThreadPanel);
