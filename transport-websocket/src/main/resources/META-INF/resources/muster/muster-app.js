import { css, html, nothing } from 'lit';
import './muster-incidents.js';
import './muster-room.js';
import './muster-sign-in.js';
import './parts/connection-bar.js';
import './parts/keys-dialog.js';
import './parts/place-list.js';
import './parts/rail.js';
import './parts/splitter.js';
import './parts/toast-area.js';
import { MusterElement, inText, reasonOf } from './element.js';
import { icon } from './icons.js';
import { sessionFor } from './session.js';
import { tokens } from './tokens.js';
import { whereOf } from './state/links.js';
import { sentence } from './state/sentences.js';
import { has, language, moreTexts, t } from './texts.js';

const THEMES = ['auto', 'light', 'dark'];

/** The places beside rooms and incidents, and what is loaded when one is gone to. */
const PLACES = {
  inbox: () => undefined,
  channels: () => undefined,
  threads: () => import('./parts/place-threads.js'),
  later: () => import('./parts/place-later.js'),
  search: () => Promise.all([import('./parts/search-panel.js'), import('./late/search-language.js')]),
  invitation: () => import('./parts/place-invitation.js'),
  dashboard: () => later(import('./late/place-dashboard.js')),
  playbooks: () => Promise.all([moreTexts('texts-pack'), later(import('./late/place-playbooks.js'))]),
  work: () => later(import('./late/place-work.js')),
  board: () => later(import('./late/place-board.js')),
  concerns: () => later(import('./late/place-concerns.js')),
  retrospective: () => later(import('./late/place-retrospective.js')),
  tasks: () => Promise.all([moreTexts('texts-incident'), import('./late/place-tasks.js')]),
  figures: () => later(import('./late/place-figures.js')),
  changes: () => later(import('./late/place-changes.js')),
  rules: () => Promise.all([moreTexts('texts-rules'), later(import('./late/place-playbooks.js'))]),
  exercise: () => Promise.all([moreTexts('texts-exercise'), later(import('./late/place-exercise.js'))]),
  propose: () => later(import('./late/place-playbooks.js')),
  'on-call': () => Promise.all([moreTexts('texts-duty'), later(import('./late/place-on-call.js'))]),
  notifications: () => Promise.all([moreTexts('texts-notifier'), import('./late/place-notifications.js')]),
  stakeholders: () => Promise.all([moreTexts('texts-stakeholder'), import('./late/place-stakeholders.js')]),
  settings: () => Promise.all([moreTexts('texts-settings'), moreTexts('texts-pack'), import('./late/place-playbooks.js'), later(import('./late/place-settings.js'))]),
};

const WITH_ID = ['on-call', 'notifications', 'invitation', 'search', 'playbooks', 'retrospective', 'tasks', 'figures', 'changes', 'propose', 'rules', 'exercise', 'dashboard', 'stakeholders'];

/** A part of the page that few need at once: a script of its own, with its own words. */
const later = (script) => Promise.all([moreTexts('texts-places'), script]);

const DIALOGS = {
  switcher: () => import('./parts/switcher.js'),
  keys: () => undefined,
  declare: () => undefined,
  channel: () => import('./late/channel-dialogs.js'),
};

/** The whole page: rail, places, shortcuts. `sign-in`, `sign-out`, `account` and `invite` name the host's addresses. */
export class MusterApp extends MusterElement {
  static properties = {
    mount: {}, signIn: { attribute: 'sign-in' }, signOut: { attribute: 'sign-out' }, account: {}, theme: { reflect: true },
    place: { state: true }, menu: { state: true }, dialog: { state: true }, narrow: { state: true }, waiting: { state: true },
  };
  static styles = [tokens, ...MusterElement.styles, css`
    :host { display: flex; flex-direction: column; height: 100dvh; overflow: clip auto; }
    .frame { flex: 1; min-height: 320px; display: flex; position: relative; }
    muster-rail { width: var(--muster-rail, 248px); flex: none; }
    .narrow muster-rail { position: absolute; inset: 0 auto 0 0; width: min(300px, 86vw); z-index: 40; box-shadow: var(--muster-float); animation: in var(--muster-motion) ease-out; }
    @keyframes in { from { translate: -24px 0; opacity: 0; } }
    .scrim { position: absolute; inset: 0; z-index: 39; background: var(--muster-scrim); border-radius: 0; width: 100%; }
    main { flex: 1; min-width: 0; min-height: 0; display: flex; flex-direction: column; }
    main > * { flex: 1; min-height: 0; }
    .search { display: flex; flex-direction: column; max-width: 760px; width: 100%; margin: 0 auto; min-height: 0; }
    .search .lead { display: flex; gap: 8px; align-items: center; padding: 16px 16px 0; }
    .search muster-search-panel { flex: 1; }
    .skip { position: absolute; left: 8px; top: -60px; z-index: 50; background: var(--muster-raised); padding: 8px 12px; }
    .skip:focus { top: 8px; }
  `];
  #size = new ResizeObserver(([entry]) => (this.narrow = entry.contentRect.width < 1000));
  #page = new CSSStyleSheet();

  connectedCallback() {
    super.connectedCallback();
    const wanted = localStorage.getItem('muster-theme');
    if (THEMES.includes(wanted) && wanted !== 'auto') this.theme = wanted;
    this.#page.replaceSync('body { margin: 0; } html { color-scheme: light dark; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#page];
    document.documentElement.lang ||= language;
    this.session = sessionFor(this.mount);
    this.session.use();
    this.session.lists.use();
    this.watch(this.session);
    this.watch(this.session.lists);
    this.session.client.addEventListener('hello', this.#greeted);
    this.session.client.addEventListener('signedout', this.#forget);
    this.session.addEventListener('personal', this.#personal);
    addEventListener('pagehide', this.#leaving);
    this.addEventListener('click', this.#followed);
    this.session.lists.addEventListener('change', this.#title);
    this.#size.observe(this);
    addEventListener('hashchange', this.#route);
    document.addEventListener('keydown', this.#key);
    this.addEventListener('muster-open', ({ detail }) => (location.hash = `#/c/${encodeURIComponent(detail.channel)}`));
    this.addEventListener('muster-say', ({ detail }) => this.#say(detail.text, detail));
    this.addEventListener('muster-shell', ({ detail }) => this.#shell(detail.what));
    this.#route();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== this.#page);
    this.#size.disconnect();
    removeEventListener('hashchange', this.#route);
    document.removeEventListener('keydown', this.#key);
    this.session.client.removeEventListener('hello', this.#greeted);
    this.session.client.removeEventListener('signedout', this.#forget);
    this.session.removeEventListener('personal', this.#personal);
    removeEventListener('pagehide', this.#leaving);
    this.session.lists.release();
    this.session.release();
  }

  /** Goes where the address says; a place whose script comes late does not come over one that was gone to since. */
  #route = async () => {
    const turn = ++this.#turn;
    const [, name, id, kind, number] = location.hash.split('/').map(decodeURIComponent);
    const place = name === 'c' ? { name: 'room', id, [kind === 't' ? 'thread' : 'message']: Number(number) || undefined } : { name: name in PLACES ? name : 'incidents', id: WITH_ID.includes(name) ? id : undefined, part: kind };
    this.menu = false;
    try {
      await PLACES[place.name]?.();
    } catch (failure) {
      if (turn === this.#turn) this.#say(reasonOf(failure), { refusal: true });
      return;
    }
    if (turn !== this.#turn) return;
    this.place = place;
    if (place.name === 'inbox' || place.name === 'notifications') {
      localStorage.setItem('muster-inbox-seen', new Date().toISOString());
      this.waiting = 0;
    }
    this.#title();
  };

  /** A link in a message to a message of this page stays in this page. */
  #followed = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.composedPath().find((e) => e.localName === 'a' && e.target === '_blank');
    const here = link && new URL(link.href);
    if (!here || here.origin !== location.origin || here.pathname !== location.pathname || !/^#\/c\//.test(here.hash)) return;
    event.preventDefault();
    location.hash = here.hash;
  };

  /** A sign-in that ended elsewhere leaves nothing in this page: what was loaded goes with it. */
  #forget = () => this.session.me && location.reload();

  #leaving = () => this.session.drafts.flush();

  #greeted = () => {
    this.session.drafts.refresh();
    this.session.threads.refresh();
    this.#inbox();
  };

  /** What happened to this person's own things while they do something else. */
  #personal = ({ detail }) => {
    for (const entry of detail.filter(({ kind }) => has(`act.${kind}`))) {
      this.#say(sentence(entry, this.session.nameOf), { refusal: entry.kind === 'channel.scheduled-failed', link: whereOf(entry).href });
    }
    this.#inbox();
  };

  #toasts = new EventTarget();
  #turn = 0;

  #say(text, options = {}) {
    this.#toasts.dispatchEvent(Object.assign(new Event('toast'), { detail: { text, ...options } }));
  }

  #title = () => {
    const { incidents, channels } = this.session.lists;
    const one = incidents?.find((i) => i.id === this.place?.id);
    const name = one ? `${one.severity} ${one.title}` : channels?.find((c) => c.id === this.place?.id)?.name;
    const places = { incidents: t('incidents.title'), inbox: t('inbox.title'), channels: t('channel.browse'), threads: t('app.threads'), later: t('app.later'), search: t('room.search'), invitation: t('invitation.title'), dashboard: t('app.dashboard'), playbooks: t('app.playbooks'), work: t('app.work'), board: t('app.board'), concerns: t('app.concerns'), retrospective: t('app.retrospective'), tasks: t('task.board'), figures: t('app.playbooks'), changes: t('app.playbooks'), propose: t('app.retrospective'), rules: t('app.rules'), exercise: t('room.exercise'), settings: t('settings-all.title'), 'on-call': t('app.on-call'), notifications: t('app.notifications'), stakeholders: t('stake.title') };
    document.title = [name ?? places[this.place?.name], t('app.name')].filter(Boolean).join(' · ');
  };

  #inbox = async () => {
    const { entries } = await this.session.client.ask('notice.inbox', { limit: 30 }).catch(() => ({ entries: [] }));
    const seen = localStorage.getItem('muster-inbox-seen') ?? '';
    this.waiting = this.place?.name === 'inbox' ? 0 : entries.filter((e) => e.time > seen && e.actor !== this.session.me?.person).length;
  };

  async #shell(what) {
    switch (what) {
      case 'menu': return this.#toggleMenu();
      case 'declare': return (this.place.name === 'incidents' ? this.$('muster-incidents').declare() : (this.dialog = 'declare'));
      case 'theme': return this.#nextTheme();
      case 'sign-out': return this.#leave();
      default: return this.#open(what);
    }
  }

  async #open(what) {
    try {
      await DIALOGS[what]();
      this.dialog = what;
    } catch (failure) {
      this.#say(reasonOf(failure), { refusal: true });
    }
  }

  #toggleMenu() {
    this.menu = !this.menu;
    this.updateComplete.then(() => (this.menu ? this.$('muster-rail') : this.$('.menu'))?.focus());
  }

  #nextTheme() {
    const next = THEMES[(THEMES.indexOf(this.theme ?? 'auto') + 1) % THEMES.length];
    localStorage.setItem('muster-theme', next);
    this.theme = next === 'auto' ? undefined : next;
  }

  async #leave() {
    await fetch(new URL(this.signOut, document.baseURI), { method: 'POST', credentials: 'same-origin' }).catch(() => undefined);
    location.reload();
  }

  #key = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && this.session.me) {
      event.preventDefault();
      this.#open('switcher');
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inText(event) || this.dialog || !this.session.me) return;
    if (event.composedPath().some((e) => e.localName === 'dialog')) return;
    if (event.key === 'Escape' && this.menu) this.#toggleMenu();
    else if (event.key === '?') this.dialog = 'keys';
    else if (event.key === 'n') this.#shell('declare');
    else if (this.place.name === 'incidents' && (event.key === 'j' || event.key === 'k')) this.$('muster-incidents').step(event.key === 'j' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  render() {
    const { session } = this;
    if (!this.place) return nothing;
    if (session.client.state === 'signedout') {
      return html`<main><muster-sign-in .action=${this.signIn} theme=${this.theme ?? nothing} @signed-in=${() => session.client.connect()}></muster-sign-in></main>`;
    }
    const menu = this.narrow ? html`<button slot="lead" class="quiet square menu" aria-label=${t('app.menu')} aria-expanded=${String(Boolean(this.menu))} data-testid="menu" @click=${() => this.#toggleMenu()}>${icon('menu')}</button>` : nothing;
    return html`<header><button class="skip plain" @click=${this.#skip}>${t('app.skip')}</button>
      <muster-connection-bar .session=${session}></muster-connection-bar></header>
      <div class="frame ${this.narrow ? 'narrow' : ''}">
        ${this.narrow && !this.menu ? nothing : html`<muster-rail .session=${session} .at=${this.place.name === 'room' ? this.place.id : this.place.name} .waiting=${this.waiting ?? 0} .floating=${Boolean(this.narrow)} .mode=${this.theme ?? 'auto'} .account=${this.account} .leave=${Boolean(this.signOut)}></muster-rail>`}
        ${this.narrow ? nothing : html`<muster-splitter .session=${session} name="rail" side="left" label=${t('rail.resize')} .min=${200} .max=${440} .initial=${248} .rest=${720} data-testid="rail-splitter"></muster-splitter>`}
        ${this.narrow && this.menu ? html`<button class="scrim" tabindex="-1" aria-label=${t('app.close-menu')} @click=${() => this.#toggleMenu()}></button>` : nothing}
        <main>${this.#place(menu)}</main><muster-toast-area .store=${this.#toasts}></muster-toast-area>
      </div>${this.#dialog()}`;
  }

  #place(menu) {
    const { session, place } = this;
    const theme = this.theme ?? nothing;
    switch (place.name) {
      case 'room': return html`<muster-room shell .mount=${session.mount} theme=${theme} .channel=${place.id} .message=${place.message} .thread=${place.thread}>${menu}</muster-room>`;
      case 'inbox': return html`<muster-inbox .session=${session}>${menu}</muster-inbox>`;
      case 'threads': return html`<muster-threads .session=${session}>${menu}</muster-threads>`;
      case 'later': return html`<muster-later .session=${session}>${menu}</muster-later>`;
      case 'search': return html`<div class="search"><div class="lead">${menu}<h1 tabindex="-1">${t('room.search')}</h1></div><muster-search-panel .session=${session} .text=${place.id ?? ''}></muster-search-panel><muster-search-language .session=${session}></muster-search-language></div>`;
      case 'invitation': return html`<muster-invitation .session=${session} .secret=${place.id}>${menu}</muster-invitation>`;
      case 'dashboard': return html`<muster-dashboard .session=${session} .at=${place.id ?? ''}>${menu}</muster-dashboard>`;
      case 'playbooks': return html`<muster-playbooks .session=${session} .one=${place.id}>${menu}</muster-playbooks>`;
      case 'work': return html`<muster-work .session=${session}>${menu}</muster-work>`;
      case 'board': return html`<muster-board .session=${session}>${menu}</muster-board>`;
      case 'concerns': return html`<muster-concerns .session=${session}>${menu}</muster-concerns>`;
      case 'retrospective': return html`<muster-retrospective .session=${session} .incident=${place.id}>${menu}</muster-retrospective>`;
      case 'tasks': return html`<muster-task-board .session=${session} .incident=${place.id}>${menu}</muster-task-board>`;
      case 'figures': return html`<muster-figures .session=${session} .playbook=${place.id}>${menu}</muster-figures>`;
      case 'changes': return html`<muster-changes .session=${session} .playbook=${place.id}>${menu}</muster-changes>`;
      case 'rules': return html`<muster-rules .session=${session} .channel=${place.id ?? ''}>${menu}</muster-rules>`;
      case 'exercise': return html`<muster-exercise .session=${session} .incident=${place.id}>${menu}</muster-exercise>`;
      case 'propose': return html`<muster-propose .session=${session} .incident=${place.id} .action=${place.part}>${menu}</muster-propose>`;
      case 'on-call': return html`<muster-on-call .session=${session} .one=${place.id}>${menu}</muster-on-call>`;
      case 'notifications': return html`<muster-notifications .session=${session} .part=${place.id ?? 'feed'}>${menu}</muster-notifications>`;
      case 'stakeholders': return html`<muster-stakeholders .session=${session} .incident=${place.id}>${menu}</muster-stakeholders>`;
      case 'settings': return html`<muster-settings .session=${session}>${menu}</muster-settings>`;
      case 'channels': return html`<muster-browse .session=${session}>${menu}</muster-browse>`;
      default: return html`<muster-incidents shell .mount=${session.mount} theme=${theme}>${menu}</muster-incidents>`;
    }
  }

  #dialog() {
    const { session } = this;
    const one = {
      switcher: html`<muster-switcher .session=${session}></muster-switcher>`,
      keys: html`<muster-keys-dialog></muster-keys-dialog>`,
      declare: html`<muster-declare-dialog .session=${session}></muster-declare-dialog>`,
      channel: html`<muster-channel-dialog .session=${session}></muster-channel-dialog>`,
    }[this.dialog];
    return one ? html`<div @muster-closed=${() => (this.dialog = null)}>${one}</div>` : nothing;
  }

  #skip() {
    this.$('main > *').renderRoot?.querySelector('h1, [tabindex]')?.focus();
  }
}
customElements.define('muster-app', MusterApp);
