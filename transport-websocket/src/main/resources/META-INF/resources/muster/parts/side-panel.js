import { css, html, nothing } from 'lit';
import './tab-brief.js';
import './tab-checklist.js';
import './tab-files.js';
import './tab-notes.js';
import './tab-pins.js';
import './tab-people.js';
import './tab-timeline.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { moreTexts, t } from '../texts.js';

const draw = {
  checklist: (store) => html`<muster-tab-checklist .store=${store}></muster-tab-checklist>`,
  brief: (store) => html`<muster-tab-brief .store=${store}></muster-tab-brief>`,
  details: (store) => html`<muster-tab-details .store=${store}></muster-tab-details>`,
  timeline: (store) => html`<muster-tab-timeline .store=${store}></muster-tab-timeline>`,
  people: (store) => html`<muster-tab-people .store=${store}></muster-tab-people>`,
  files: (store) => html`<muster-tab-files .store=${store}></muster-tab-files>`,
  pins: (store) => html`<muster-tab-pins .store=${store}></muster-tab-pins>`,
  clocks: (store) => html`<muster-tab-clocks .store=${store}></muster-tab-clocks>`,
  notes: (store) => html`<muster-tab-notes .store=${store}></muster-tab-notes>`,
};

/** What is fetched when it is looked at first. */
const fetched = {
  details: () => moreTexts('texts-incident').then(() => moreTexts('texts-places')).then(() => import('../late/tab-details.js')),
  clocks: () => moreTexts('texts-clocks').then(() => import('../late/tab-clocks.js')),
};

/** The tabs beside the stream. */
export class SidePanel extends MusterElement {
  static properties = { store: { attribute: false }, tab: {} };
  static styles = [...MusterElement.styles, css`
    :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
    .tabs { display: flex; gap: 0; border-bottom: 1px solid var(--muster-line); padding: 0 8px; flex: none; align-items: start; }
    .tabs > div { display: flex; flex: 1; flex-wrap: wrap; min-width: 0; }
    [role=tab] { border-radius: 0; border: 0; border-bottom: 2px solid transparent; min-height: 40px; min-width: 0; padding: 0 4px; font-size: 12px; color: var(--muster-muted); flex: none; }
    [role=tab][aria-selected=true] { color: var(--muster-text); border-color: var(--muster-accent); }
    [role=tab]:hover { color: var(--muster-text); }
    [role=tab]:focus-visible { outline-offset: -2px; }
    [role=tabpanel]:focus-visible { outline-offset: -2px; }
    [role=tabpanel] { flex: 1; overflow-y: auto; min-height: 0; overscroll-behavior: contain; }
    @media (pointer: coarse), (max-width: 720px) { [role=tab] { min-height: 44px; padding: 0 7px; font-size: 13px; } }
    .close { display: none; }
    :host([floating]) .close { display: inline-flex; }
  `];

  get tabs() {
    const clocks = this.tab === 'clocks' || this.store.clocks.list.length > 0;
    return this.store.room.incident ? ['checklist', 'brief', 'details', ...(clocks ? ['clocks'] : []), 'timeline', 'people', 'files', 'pins', 'notes'] : ['checklist', 'people', 'files', 'pins', 'notes'];
  }

  get shown() {
    return this.tabs.includes(this.tab) ? this.tab : 'checklist';
  }

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  updated(changed) {
    if (changed.has('tab')) fetched[this.shown]?.().catch((failure) => this.store.say(reasonOf(failure), { refusal: true }));
  }

  focus() {
    this.updateComplete.then(() => this.$('[aria-selected=true]')?.focus());
  }

  render() {
    const { tabs, shown } = this;
    return html`<div class="tabs"><div role="tablist" aria-label=${t('room.panel')} @keydown=${this.#key}>${tabs.map((tab) => html`<button role="tab" id=${tab} data-testid=${`tab-${tab}`} aria-selected=${String(tab === shown)} aria-controls="panel"
        tabindex=${tab === shown ? 0 : -1} @click=${() => this.fire('muster-tab', { tab })}>${t(`tab.${tab}`)}</button>`)}</div>
        <button class="quiet square close" aria-label=${t('room.panel-close')} @click=${() => this.fire('muster-panel')}>${icon('close')}</button></div>
      <div role="tabpanel" id="panel" aria-labelledby=${shown} tabindex="0"><h2 class="sr">${t(`tab.${shown}`)}</h2>${draw[shown](this.store) ?? nothing}</div>`;
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { tabs } = this;
    this.fire('muster-tab', { tab: tabs[(tabs.indexOf(this.shown) + step + tabs.length) % tabs.length] });
    this.focus();
  }
}
customElements.define('muster-side-panel', SidePanel);
