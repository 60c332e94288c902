import { css, html, nothing } from 'lit';
import { cardStyles, handed } from './cards.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { isOver } from '../state/incident.js';
import { askedOf } from '../state/handovers.js';
import { t } from '../texts.js';

/** What waits for this person: a handover to answer, a resolution to confirm. */
export class RoomBanners extends MusterElement {
  static properties = { store: { attribute: false }, read: { state: true }, kept: { state: true } };
  static styles = [...MusterElement.styles, cardStyles, css`
    .banner { max-height: 60dvh; overflow: auto; padding: 8px 20px; background: var(--muster-selected); border-bottom: 1px solid var(--muster-line); display: grid; gap: 8px; }
    .line { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    .line p { flex: 1 1 240px; display: flex; gap: 8px; align-items: center; font-weight: 500; }
    @media (max-width: 720px) { .banner { padding: 8px 12px; } }
  `];

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  render() {
    const { room, me } = this.store;
    const asked = askedOf(room.handovers, me);
    return html`${asked ? this.#handover(asked) : nothing}${this.#resolve(room.incident)}`;
  }

  #handover(h) {
    const name = h.fromName ?? this.store.session.nameOf(h.from);
    return html`<section class="banner" aria-label=${t('handover.title')} data-testid="handover-banner"><div class="line">
        <p>${icon('swap')}<span>${t('handover.asked-you', { name })}</span></p>
        <button class="quiet" data-testid="handover-read" aria-expanded=${String(Boolean(this.read))} @click=${() => (this.read = !this.read)}>${t('handover.read')}</button>
        <button class="plain" data-testid="handover-decline" @click=${() => this.fire('muster-dialog', { what: 'decline', handover: h.id })}>${t('handover.decline')}</button>
        <button class="primary" data-testid="handover-accept" @click=${() => this.store.try('handover.accept', { handover: h.id })}>${t('handover.accept')}</button></div>
      ${this.read ? handed(h, this.store) : nothing}</section>`;
  }

  #resolve(incident) {
    if (!incident?.resolveProposed || isOver(incident) || this.kept === incident.resolveReason) return nothing;
    return html`<section class="banner" aria-label=${t('room.resolve-confirm')} data-testid="resolve-banner"><div class="line">
      <p>${icon('check')}<span>${t('room.resolve-proposed')}</span></p>
      <button class="plain" @click=${() => (this.kept = incident.resolveReason)}>${t('room.resolve-keep')}</button>
      <button class="primary" data-testid="resolve-confirm" @click=${() => this.store.try('incident.confirm-resolved', {})}>${t('room.resolve-confirm')}</button></div></section>`;
  }
}
customElements.define('muster-room-banners', RoomBanners);
