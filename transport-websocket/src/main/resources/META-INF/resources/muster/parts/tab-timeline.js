import { css, html, nothing } from 'lit';
import { LoadingTab } from './loading-tab.js';
import { reportLinks, reportStyles } from './report-links.js';
import { emptyState } from './states.js';
import { reasonOf } from '../element.js';
import { icon, iconOf } from '../icons.js';
import { absolute, dayKey, day, clock } from '../times.js';
import { t } from '../texts.js';
import { plain } from '../markdown.js';

/** Who did what, in one line; times and actors come apart from the sentence. */
export const actLine = ({ actorName, sentence }) => html`${actorName ? html`<b>${actorName}</b> ` : nothing}${plain(sentence, 240)}`;

/** The acts of the incident, newest first, without the talk. */
export class TabTimeline extends LoadingTab {
  static properties = { earlier: { state: true }, noting: { state: true } };
  static defaults = () => ({ earlier: [] });
  static styles = [...LoadingTab.styles, reportStyles, css`
    li { display: grid; grid-template-columns: auto 44px minmax(0, 1fr) auto; gap: 8px; padding: 4px 0; font-size: 13px; align-items: baseline; }
    li em { font-style: normal; white-space: normal; }
    li > button { margin: -7px 0; align-self: start; }
    @media (pointer: coarse), (max-width: 720px) { li > button { margin: -8px 0 0; } }
    li > svg { color: var(--muster-muted); align-self: start; margin-top: 2px; }
    b { font-weight: 500; }
    li span { overflow-wrap: anywhere; }
    time { color: var(--muster-muted); font-variant-numeric: tabular-nums; }
    li.day { display: block; padding: 0; }
    li h3 { font-size: 12px; color: var(--muster-muted); padding: 8px 0 4px; }
    form { display: flex; gap: 8px; }
    form input { min-width: 0; }
    form button { flex: none; }
  `];

  get failed() {
    return t('timeline.error');
  }

  ask(before) {
    return this.store.client.ask('incident.timeline', { incident: this.store.channel, limit: 100, ...(before ? { before } : {}) });
  }

  full({ lines, more }) {
    const all = [...lines, ...this.earlier.filter((l) => !lines.some((n) => n.entry === l.entry))];
    const last = this.earlier.length ? this.more : more;
    const guest = this.store.room.channel.rank === 'guest';
    let before = null;
    return html`<section><form @submit=${this.#note}><label class="sr" for="note">${t('timeline.note-text')}</label>
        <input id="note" name="text" maxlength="4000" autocomplete="off" placeholder=${t('timeline.note-text')} data-testid="timeline-note"><button class="plain" data-testid="timeline-add">${t('timeline.add')}</button></form></section>
      <section data-testid="timeline">${all.length === 0 ? emptyState(t('timeline.empty'), '', nothing, true) : nothing}
        <ol>${all.map((one) => {
          const key = dayKey(one.at);
          const head = key === before ? nothing : html`<h3>${day(one.at)}</h3>`;
          before = key;
          return html`${head === nothing ? nothing : html`<li class="day">${head}</li>`}
            <li data-testid="timeline-line" data-kind=${one.kind}>${icon(iconOf(one.kind))}<time datetime=${one.at} title=${absolute(one.at)}>${clock(one.at)}</time><span dir="auto">${actLine(one)}${one.correction ? html` <em class="muted">${absolute(one.happenedAt) === absolute(one.at) ? t('timeline.corrected') : t('timeline.corrected-at', { at: absolute(one.happenedAt) })}</em>` : nothing}</span>
              ${guest || one.kind === 'incident.timeline-corrected' ? nothing : html`<button class="quiet square" data-testid="timeline-correct" aria-label=${t('timeline.correct', { at: clock(one.at) })} @click=${() => this.fire('muster-dialog', { what: 'correct', line: one })}>${icon('edit')}</button>`}</li>`;
        })}</ol>
        ${last ? html`<button class="quiet" @click=${() => this.#more(all)}>${t('common.more')}</button>` : nothing}</section>
      ${reportLinks(this.store)}`;
  }

  async #more(all) {
    const next = await this.ask(all.at(-1).entry);
    this.more = next.more;
    this.earlier = [...all, ...next.lines];
  }

  async #note(event) {
    event.preventDefault();
    const input = event.currentTarget.elements.text;
    const text = input.value.trim();
    if (!text) return;
    try {
      await this.store.act('incident.note', { text });
      input.value = '';
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
    }
  }
}
customElements.define('muster-tab-timeline', TabTimeline);
