import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './virtual-list.js';
import { drill, severity } from './incident-row.js';
import { marking, markingStyles } from './marking.js';
import { placeStyles, railStyles } from './rail-styles.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { locale, t } from '../texts.js';

const MARKED = ['red', 'amber+strict', 'amber'];
const MANY = 60;

/** The left rail: where a person can go, and where something waits. */
export class MusterRail extends MusterElement {
  static properties = { session: { attribute: false }, at: {}, waiting: { type: Number }, floating: { type: Boolean, reflect: true }, mode: {}, account: {}, leave: { type: Boolean }, coarse: { state: true } };
  static styles = [...MusterElement.styles, markingStyles, placeStyles, railStyles];
  #sorted = { of: null, list: [] };
  #pointer = matchMedia('(pointer: coarse), (max-width: 720px)');

  connectedCallback() {
    super.connectedCallback();
    this.#pointer.addEventListener('change', this.#pointed);
    this.#pointed();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pointer.removeEventListener('change', this.#pointed);
  }

  #pointed = () => (this.coarse = this.#pointer.matches);

  willUpdate(changed) {
    if (!changed.has('session')) return;
    const { session } = this;
    for (const store of [session, session.lists, session.drafts, session.threads, session.notifier]) this.watch(store);
  }

  focus() {
    this.$('.top button, .find')?.focus();
  }

  /** Sorted once for each answer: a person may be in thousands. Those of an incident's set stand below it. */
  get channels() {
    const of = this.session.lists.channels;
    if (this.#sorted.of !== of) {
      const { compare } = new Intl.Collator(locale(), { numeric: true });
      this.#sorted = { of, list: (of ?? []).filter((c) => !c.incident && !c.archived && !c.set).sort((a, b) => compare(a.name, b.name)) };
    }
    return this.#sorted.list;
  }

  render() {
    const { lists, me, threads, drafts } = this.session;
    const incidents = [...(lists.incidents ?? [])].sort((a, b) => a.severity.localeCompare(b.severity));
    const { channels } = this;
    const ask = (what) => () => this.fire('muster-shell', { what });
    return html`<nav aria-label=${t('app.nav')}><div class="top"><strong>${t('app.name')}</strong>${this.floating ? html`<button class="quiet square" aria-label=${t('app.close-menu')} @click=${ask('menu')}>${icon('close')}</button>` : nothing}</div>
      <button class="plain find" data-testid="find" @click=${ask('switcher')}><span>${icon('search')}${t('app.search')}</span><kbd>${/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : t('keys.ctrl-k')}</kbd></button>
      <div class="places" data-testid="rail-places">
        ${this.#link('#/', 'alert', t('app.all-incidents'), 'incidents')}
        ${this.#link('#/work', 'check', t('app.work'), 'work')}
        ${this.#link('#/dashboard', 'sliders', t('app.dashboard'), 'dashboard')}
        ${this.#link('#/board', 'panel', t('app.board'), 'board')}
        ${this.#link('#/inbox', 'bell', t('app.inbox'), 'inbox', this.waiting)}
        ${this.#link('#/notifications', 'history', t('app.notifications'), 'notifications')}
        ${this.#link('#/threads', 'thread', t('app.threads'), 'threads', threads.mentions || threads.unread, !threads.mentions)}
        ${this.#link('#/later', 'edit', t('app.later'), 'later', drafts.list.length, true)}
        ${this.#link('#/on-call', 'swap', t('app.on-call'), 'on-call')}
        ${this.#link('#/concerns', 'eye', t('app.concerns'), 'concerns')}
        ${this.#link('#/playbooks', 'list', t('app.playbooks'), 'playbooks')}
        ${this.#link('#/search', 'search', t('room.search'), 'search')}
        <h2>${t('app.incidents')}<button class="quiet square" aria-label=${t('incidents.declare')} title=${t('incidents.declare')} data-testid="rail-declare" @click=${ask('declare')}>${icon('plus')}</button></h2>
        ${lists.loaded && incidents.length === 0 ? html`<p class="none">${t('app.no-incidents')}</p>` : nothing}
        ${repeat(incidents, (i) => i.id, (i) => html`${this.#incident(i)}${(lists.channels ?? []).filter((c) => c.set === i.id && !c.archived && c.id !== i.id).map((c) => this.#channel(c, true))}`)}
        <h2>${t('app.channels')}<button class="quiet square" aria-label=${t('app.new-channel')} title=${t('app.new-channel')} data-testid="channel-create" @click=${ask('channel')}>${icon('plus')}</button></h2>
        ${channels.length > MANY ? html`<muster-virtual-list .items=${channels} .row=${this.#row} .height=${this.coarse ? 44 : 34}></muster-virtual-list>` : repeat(channels, (c) => c.id, (c) => this.#channel(c))}
        ${this.#link('#/channels', 'hash', t('app.browse'), 'channels')}
      </div>
      <footer>${this.account ? html`<a class="ellipsis" href=${this.account} title=${t('app.account')} aria-label=${`${me?.name ?? ''}, ${t('app.account')}`} data-testid="account"><span class="ellipsis" dir="auto">${me?.name}</span></a>` : html`<span class="ellipsis" dir="auto" title=${me?.name ?? ''}>${me?.name}</span>`}${this.#notify()}
        <button class="quiet square" aria-label=${t('app.keys')} title=${t('app.keys')} @click=${ask('keys')}>${icon('keys')}</button>
        <button class="quiet square" aria-label=${t(`app.theme-${this.mode}`)} title=${t(`app.theme-${this.mode}`)} data-testid="theme" @click=${ask('theme')}>${icon('sun')}</button>
        ${this.leave ? html`<button class="quiet square" aria-label=${t('app.sign-out')} title=${t('app.sign-out')} data-testid="sign-out" @click=${ask('sign-out')}>${icon('out')}</button>` : nothing}</footer></nav>`;
  }

  /** Drawn inside the list, whose sheet does not know a rail: the row brings all that it needs. */
  #row = (channel) => html`<muster-rail-row .channel=${channel} .draft=${this.session.drafts.has(channel.id)} .current=${this.at === channel.id} .unread=${channel.unread} .mentions=${channel.mentions} .muted=${Boolean(channel.muted)}></muster-rail-row>`;

  #notify() {
    const { notifier } = this.session;
    if (notifier.state === 'none') return nothing;
    const label = t(`notify.${notifier.state}`);
    return html`<button class="quiet square" aria-label=${label} title=${label} aria-pressed=${String(notifier.state === 'on')} data-testid="notify" ?disabled=${notifier.state === 'denied'} @click=${() => notifier.toggle()}>${icon(notifier.state === 'on' ? 'bell' : 'mute')}</button>`;
  }

  #incident(i) {
    return html`<a href=${`#/c/${encodeURIComponent(i.id)}`} class=${i.unread && !i.muted ? 'unread' : ''} aria-current=${this.at === i.id ? 'page' : nothing} data-testid="rail-incident" data-incident=${i.id} title=${i.title}>
      ${severity(i.severity)}${drill(i)}<span class="ellipsis" dir="auto">${i.title}</span>${draftMark(this.session.drafts.has(i.id))}${countOf(i)}</a>`;
  }

  #channel(c, nested = false) {
    return channelLink(c, { current: this.at === c.id, draft: this.session.drafts.has(c.id), nested });
  }

  #link(href, glyph, text, name, count = 0, calm = false) {
    return html`<a href=${href} aria-current=${this.at === name ? 'page' : nothing} data-testid=${`rail-${name}`}>${icon(glyph)}<span class="ellipsis">${text}</span>${count ? html`<span class="count ${calm ? 'calm' : ''}">${count}</span>` : nothing}</a>`;
  }
}

const draftMark = (draft) => (draft ? html`<span class="mark" data-testid="rail-draft" title=${t('app.draft')}>${icon('edit')}<span class="sr">${t('app.draft')}</span></span>` : nothing);

function countOf(one) {
  if (one.muted) return html`<span class="mark" title=${t('app.muted')}>${icon('mute')}<span class="sr">${t('app.muted')}</span></span>${one.mentions ? html`<span class="count calm">${one.mentions}</span>` : nothing}`;
  if (!one.unread) return nothing;
  return html`<span class="count ${one.mentions ? '' : 'calm'}" aria-label=${t(one.mentions ? 'incidents.mentions' : 'incidents.unread', { count: one.mentions || one.unread })}>${one.mentions || one.unread}</span>`;
}

function channelLink(c, { current, draft, nested = false }) {
  return html`<a href=${`#/c/${encodeURIComponent(c.id)}`} class="${c.unread && !c.muted ? 'unread' : ''} ${nested ? 'nested' : ''} ${c.muted ? 'muted-place' : ''}" aria-current=${current ? 'page' : nothing} data-testid="rail-channel" data-channel=${c.id} title=${c.name}>
    ${icon(c.open ? 'hash' : 'lock')}<span class="ellipsis" dir="auto">${c.name}</span>${MARKED.includes(c.marking) ? marking(c.marking, 'rail-marking', true) : nothing}${draftMark(draft)}${countOf(c)}</a>`;
}

/** One channel in a long rail. */
class RailRow extends MusterElement {
  static properties = { channel: { attribute: false }, current: { type: Boolean }, draft: { type: Boolean }, unread: { type: Number }, mentions: { type: Number }, muted: { type: Boolean } };
  static styles = [...MusterElement.styles, markingStyles, placeStyles, css`:host { display: block; }`];

  render() {
    return channelLink(this.channel, this);
  }
}
customElements.define('muster-rail-row', RailRow);
customElements.define('muster-rail', MusterRail);
