import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { severity } from './incident-row.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** The left rail: where a person can go, and where something waits. */
export class MusterRail extends MusterElement {
  static properties = { session: { attribute: false }, at: {}, waiting: { type: Number }, floating: { type: Boolean, reflect: true }, mode: {}, account: {}, leave: { type: Boolean } };
  static styles = [...MusterElement.styles, css`
    :host { display: flex; flex-direction: column; height: 100%; background: var(--muster-surface); border-right: 1px solid var(--muster-line); min-height: 0; }
    .top { display: flex; align-items: center; gap: 8px; padding: 12px 8px 8px 16px; min-height: 56px; }
    .top strong { flex: 1; }
    .find { margin: 0 12px 8px; justify-content: space-between; color: var(--muster-muted); font-weight: 400; }
    .find span { display: inline-flex; gap: 8px; align-items: center; }
    kbd { font: 11px/16px var(--muster-font); border: 1px solid var(--muster-line); border-radius: 4px; padding: 0 4px; }
    nav { flex: 1; display: flex; flex-direction: column; min-height: 0; }
    .places { flex: 1; overflow-y: auto; padding: 0 8px 12px; min-height: 0; }
    h2 { font-size: 12px; font-weight: 600; color: var(--muster-muted); padding: 16px 8px 4px; display: flex; justify-content: space-between; align-items: center; }
    h2 button { min-height: 24px; width: 24px; }
    a { display: flex; align-items: center; gap: 8px; min-height: 34px; padding: 0 8px; border-radius: var(--muster-radius); color: var(--muster-text); text-decoration: none; font-size: 13px; }
    a:hover { background: var(--muster-hover); }
    a[aria-current] { background: var(--muster-selected); }
    a.unread { font-weight: 600; }
    a .ellipsis { flex: 1; }
    a svg { color: var(--muster-muted); }
    footer { display: flex; align-items: center; gap: 4px; padding: 8px 8px 8px 16px; border-top: 1px solid var(--muster-line); font-size: 13px; }
    footer .ellipsis { flex: 1; }
    .none { padding: 4px 8px; font-size: 13px; color: var(--muster-muted); }
    @media (pointer: coarse), (max-width: 720px) { a { min-height: 44px; } h2 button { width: 44px; min-height: 44px; } }
  `];

  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.watch(this.session);
    this.watch(this.session.lists);
  }

  focus() {
    this.$('.top button, .find')?.focus();
  }

  render() {
    const { lists, me } = this.session;
    const incidents = [...(lists.incidents ?? [])].sort((a, b) => a.severity.localeCompare(b.severity));
    const channels = (lists.channels ?? []).filter((c) => !c.incident && !c.archived).sort((a, b) => a.name.localeCompare(b.name));
    const ask = (what) => () => this.fire('muster-shell', { what });
    return html`<nav aria-label=${t('app.nav')}><div class="top"><strong>${t('app.name')}</strong>${this.floating ? html`<button class="quiet square" aria-label=${t('app.close-menu')} @click=${ask('menu')}>${icon('close')}</button>` : nothing}</div>
      <button class="plain find" data-testid="find" @click=${ask('switcher')}><span>${icon('search')}${t('app.search')}</span><kbd>${/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl '}K</kbd></button>
      <div class="places">
        ${this.#link('#/', 'alert', t('app.all-incidents'), 'incidents')}
        ${this.#link('#/inbox', 'bell', t('app.inbox'), 'inbox', this.waiting)}
        <h2>${t('app.incidents')}<button class="quiet square" aria-label=${t('incidents.declare')} title=${t('incidents.declare')} data-testid="rail-declare" @click=${ask('declare')}>${icon('plus')}</button></h2>
        ${lists.loaded && incidents.length === 0 ? html`<p class="none">${t('app.no-incidents')}</p>` : nothing}
        ${repeat(incidents, (i) => i.id, (i) => html`<a href=${`#/c/${encodeURIComponent(i.id)}`} class=${i.unread ? 'unread' : ''} aria-current=${this.at === i.id ? 'page' : nothing} data-testid="rail-incident" data-incident=${i.id} title=${i.title}>
          ${severity(i.severity)}<span class="ellipsis" dir="auto">${i.title}</span>${this.#count(i)}</a>`)}
        <h2>${t('app.channels')}<button class="quiet square" aria-label=${t('app.new-channel')} title=${t('app.new-channel')} data-testid="channel-create" @click=${ask('channel')}>${icon('plus')}</button></h2>
        ${repeat(channels, (c) => c.id, (c) => html`<a href=${`#/c/${encodeURIComponent(c.id)}`} class=${c.unread ? 'unread' : ''} aria-current=${this.at === c.id ? 'page' : nothing} data-testid="rail-channel" data-channel=${c.id}>
          ${icon(c.open ? 'hash' : 'lock')}<span class="ellipsis" dir="auto">${c.name}</span>${this.#count(c)}</a>`)}
        ${this.#link('#/channels', 'search', t('app.browse'), 'channels')}
      </div>
      <footer>${this.account ? html`<a class="ellipsis" href=${this.account} title=${t('app.account')} aria-label=${`${me?.name ?? ''}, ${t('app.account')}`} data-testid="account"><span class="ellipsis" dir="auto">${me?.name}</span></a>` : html`<span class="ellipsis" dir="auto" title=${me?.name ?? ''}>${me?.name}</span>`}
        <button class="quiet square" aria-label=${t('app.keys')} title=${t('app.keys')} @click=${ask('keys')}>${icon('keys')}</button>
        <button class="quiet square" aria-label=${t(`app.theme-${this.mode}`)} title=${t(`app.theme-${this.mode}`)} data-testid="theme" @click=${ask('theme')}>${icon('sun')}</button>
        ${this.leave ? html`<button class="quiet square" aria-label=${t('app.sign-out')} title=${t('app.sign-out')} data-testid="sign-out" @click=${ask('sign-out')}>${icon('out')}</button>` : nothing}</footer></nav>`;
  }

  #link(href, glyph, text, name, count = 0) {
    return html`<a href=${href} aria-current=${this.at === name ? 'page' : nothing} data-testid=${`rail-${name}`}>${icon(glyph)}<span class="ellipsis">${text}</span>${count ? html`<span class="count">${count}</span>` : nothing}</a>`;
  }

  #count(one) {
    if (!one.unread) return nothing;
    return html`<span class="count ${one.mentions ? '' : 'calm'}" aria-label=${t(one.mentions ? 'incidents.mentions' : 'incidents.unread', { count: one.mentions || one.unread })}>${one.mentions || one.unread}</span>`;
  }
}
customElements.define('muster-rail', MusterRail);
