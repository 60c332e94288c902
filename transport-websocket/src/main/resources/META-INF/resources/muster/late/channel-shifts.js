import { css, html, nothing } from 'lit';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { absolute, short } from '../times.js';
import { t } from '../texts.js';

/** The shifts of a channel that is no incident's: who has them, and the way to hand one over. */
export class ChannelShifts extends MusterElement {
  static properties = { store: { attribute: false }, shifts: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; padding: 12px 16px; border-top: 1px solid var(--muster-line); }
    header { display: flex; align-items: center; flex-wrap: wrap; }
    header h3 { flex: 1; }
    li { padding: 6px 0; font-size: 13px; display: flex; gap: 8px; align-items: center; }
    li > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  `];
  #seen = -1;

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
    const { acts } = this.store;
    if (!changed.has('store') && acts === this.#seen) return;
    this.#seen = acts;
    this.#load();
  }

  async #load() {
    const { store } = this;
    try {
      const { shifts } = await store.client.ask('handover.shifts', { channel: store.channel });
      if (store === this.store) Object.assign(this, { shifts, failure: null });
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { shifts, store: { room, me, session } } = this;
    const guest = room.channel.rank === 'guest';
    const open = (shift = {}) => this.fire('muster-dialog', { what: 'shift', shift: shift.title ?? '', titles: (shifts ?? []).map((one) => one.title) });
    return html`<header><h3>${t('shift.title')}</h3>${guest ? nothing : html`<button class="quiet" data-testid="shift-open" @click=${() => open()}>${icon('plus')}${t('shift.hand-over')}</button>`}</header>
      ${this.failure ? html`<p class="refusal small">${reasonOf(this.failure)}</p>` : nothing}
      ${shifts?.length ? html`<ul data-testid="shifts">${shifts.map((one) => html`<li data-testid="shift">${icon('swap')}<div><p dir="auto">${one.title}</p><p class="tiny muted"><span dir="auto">${session.nameOf(one.holder) || one.name}</span> · <time datetime=${one.since} title=${absolute(one.since)}>${t('shift.since', { time: short(one.since) })}</time></p></div>
        ${!guest && one.holder === me ? html`<button class="plain" data-testid="shift-hand-over" @click=${() => open(one)}>${t('shift.this')}</button>` : nothing}</li>`)}</ul>` : html`<p class="small muted">${t('shift.none')}</p>`}`;
  }
}
customElements.define('muster-channel-shifts', ChannelShifts);
