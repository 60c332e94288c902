import { css, html, nothing } from 'lit';
import { emptyState, stateStyles } from './states.js';
import { body, textStyles } from './text.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { absolute, short } from '../times.js';
import { t } from '../texts.js';

/** What was pinned, and why. */
export class TabPins extends MusterElement {
  static properties = { store: { attribute: false } };
  static styles = [...MusterElement.styles, stateStyles, textStyles, css`
    li { padding: 12px 16px; border-bottom: 1px solid var(--muster-line); display: grid; gap: 6px; }
    header { display: flex; gap: 8px; align-items: baseline; font-size: 12px; color: var(--muster-muted); }
    header b { color: var(--muster-text); font-weight: 600; font-size: 13px; }
    header .ellipsis { flex: 1; }
    .text { font-size: 13px; max-height: 180px; overflow: auto; }
    .why { display: flex; gap: 6px; align-items: baseline; font-size: 13px; font-weight: 500; overflow-wrap: anywhere; }
    .acts { display: flex; gap: 8px; }
    .acts button { min-height: 28px; }
    @media (pointer: coarse) { .acts button { min-height: 44px; } }
  `];

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  render() {
    const { pins, rank, archived } = this.store.room.channel;
    const { nameOf } = this.store.session;
    if (pins.length === 0) return emptyState(t('pin.none'), t('pin.none-hint'), nothing, true);
    return html`<ul data-testid="pins">${pins.map((p) => html`<li data-testid="pinned-item" data-message=${p.message}>
      <p class="why" dir="auto">${icon('pin')}<span>${p.reason || t('pin.no-reason')}</span></p>
      <header><b dir="auto">${p.author ? nameOf(p.author) : ''}</b><span class="ellipsis">${t('pin.by', { name: nameOf(p.by) })}</span><time datetime=${p.at} title=${absolute(p.at)}>${short(p.at)}</time></header>
      <div class="text" dir="auto">${p.standup ? t('standup.digest', { title: p.text }) : body(p.text ?? '', {})}</div>
      <div class="acts"><button class="plain" data-testid="pin-show" @click=${() => this.fire('muster-reveal', { seq: p.message })}>${t('later.show')}</button>
        ${rank === 'guest' || archived ? nothing : html`<button class="quiet" data-testid="pin-remove" @click=${() => this.store.try('channel.unpin', { message: p.message })}>${t('message.unpin')}</button>`}</div></li>`)}</ul>`;
  }
}
customElements.define('muster-tab-pins', TabPins);
