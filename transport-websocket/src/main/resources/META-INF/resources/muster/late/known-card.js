import { css, html, nothing } from 'lit';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { body, textStyles } from '../parts/text.js';
import { t } from '../texts.js';

const WEB = /^https?:/;

/**
 * What a card of something that became known holds: the context of an incident, what another system answered, a piece of
 * news of an exercise. What others say stands there as text, whatever is in it.
 */
export class KnownCard extends MusterElement {
  static properties = { item: { attribute: false }, channel: {} };
  static styles = [...MusterElement.styles, textStyles, css`
    :host { display: grid; gap: 8px; }
    li { display: flex; gap: 8px; align-items: center; min-height: 28px; font-size: 13px; }
    a, .said, dd { overflow-wrap: anywhere; }
    .said { white-space: pre-wrap; margin: 0; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; font-size: 13px; }
    .word { border: 1.5px dashed var(--muster-control); border-radius: 999px; padding: 1px 8px; font-size: 12px; font-weight: 600; }
    dl { display: grid; grid-template-columns: minmax(64px, auto) minmax(0, 1fr); gap: 4px 12px; font-size: 13px; margin: 0; }
    dt { color: var(--muster-muted); overflow-wrap: anywhere; }
    dd { margin: 0; white-space: pre-wrap; font-variant-numeric: tabular-nums; }
    h4 { font-size: 13px; }
    @media (pointer: coarse), (max-width: 720px) { li { min-height: 44px; } }
  `];

  render() {
    const { kind, data } = this.item;
    return { 'context.posted': this.#laid, 'context.collected': this.#collected, 'exercise.inject-posted': this.#inject }[kind].call(this, data);
  }

  #laid({ links = [], reports = [], missing = [], collecting = [] }) {
    return html`${links.length ? html`<ul>${links.map((one) => html`<li>${icon(one.dashboard ? 'panel' : 'link')}${WEB.test(one.address) ? html`<a href=${one.address} target="_blank" rel="noopener noreferrer" dir="auto">${one.title}</a>` : html`<span dir="auto">${one.title}</span>`}</li>`)}</ul>` : nothing}
      ${reports.map((one) => html`<div><h4 dir="auto">${one.title}</h4><div class="text small" dir="auto">${body(one.text, {})}</div></div>`)}
      ${collecting.length ? html`<p class="small muted">${t('known.collecting', { titles: collecting.join(', ') })}</p>` : nothing}
      ${missing.length ? html`<p class="small muted">${t('known.missing', { titles: missing.join(', ') })}</p>` : nothing}`;
  }

  #collected({ collector, found = [], failure, withheld }) {
    const state = withheld ? t('known.withheld', { why: withheld === 'exercise' ? t('act.withheld-exercise') : withheld }) : failure ? t('known.failed', { why: failure }) : t('known.nothing');
    return html`${found.length ? html`<dl data-testid="collected-values">${found.map((one) => html`<dt dir="auto">${one.name}</dt><dd dir="auto">${one.value}</dd>`)}</dl>` : html`<p class="small" dir="auto">${state}</p>`}
      <p class="tiny muted">${t('known.from', { collector })}</p>`;
  }

  #inject({ source, text }) {
    return html`<p class="line"><span class="word">${t('room.exercise')}</span><strong dir="auto" data-testid="inject-says">${t('known.says', { source })}</strong></p>
      <p class="said" dir="auto" data-testid="inject-said">${text}</p>
      <p class="tiny muted">${t('known.made-up')} <a href=${`#/exercise/${encodeURIComponent(this.channel)}`}>${t('known.console')}</a></p>`;
  }
}
customElements.define('muster-known-card', KnownCard);
