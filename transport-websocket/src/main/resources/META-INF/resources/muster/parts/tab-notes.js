import { css, html, nothing } from 'lit';
import { MusterElement, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { plain } from '../markdown.js';
import { hasAnswered } from '../state/notes.js';
import { absolute, relative } from '../times.js';
import { moreTexts, t } from '../texts.js';

let shifts = null;

/** Drawn by a script that comes once there is a channel without an incident. */
function shiftsOf(store) {
  shifts ??= moreTexts('texts-handover').then(() => import('../late/channel-shifts.js')).catch(() => (shifts = null));
  return html`<muster-channel-shifts .store=${store}></muster-channel-shifts>`;
}

/** Standups and notices of a channel. */
export class TabNotes extends MusterElement {
  static properties = { store: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    section { padding: 12px 16px; }
    section + section { border-top: 1px solid var(--muster-line); }
    header { display: flex; align-items: center; flex-wrap: wrap; }
    header h3 { flex: 1; }
    li { padding: 6px 0; font-size: 13px; display: flex; gap: 8px; align-items: center; }
    li > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    li button.link { text-align: start; justify-content: start; font-weight: 400; }
  `];
  ticker = new Ticker(this, () => 15);

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  render() {
    const { room } = this.store;
    const guest = room.channel.rank === 'guest';
    const add = (what, label) => (guest ? nothing : html`<button class="quiet" data-testid=${`${what}-open`} @click=${() => this.fire('muster-dialog', { what })}>${icon('plus')}${label}</button>`);
    return html`<div data-testid="notes">
      <section><header><h3>${t('standup.title')}</h3>${add('standup-plan', t('standup.plan'))}${add('standup-start', t('standup.start'))}</header>${this.#standups(room.notes, guest)}</section>
      <section><header><h3>${t('notice.title')}</h3>${add('notice', t('notice.add'))}</header>${this.#notices(room.notes)}</section>${room.incident ? nothing : shiftsOf(this.store)}</div>`;
  }

  #standups({ standups, sessions }, guest) {
    const open = [...sessions.values()].filter((s) => !s.closed);
    if (standups.length + open.length === 0) return html`<p class="small muted">${t('standup.none')}</p>`;
    const { notes } = this.store.room;
    return html`<ul>${open.map((s) => html`<li data-testid="standup-session"><div><p>${s.title}</p><p class="tiny muted" title=${absolute(s.closesAt)}>${t('standup.answered', { done: s.asked?.filter((a) => a.answered).length ?? 0, total: s.asked?.length ?? 0 })} · ${t('standup.closes', { time: relative(s.closesAt) })}</p></div>
        ${hasAnswered(notes, s.id, this.store.me) ? nothing : html`<button class="plain" @click=${() => this.fire('muster-dialog', { what: 'standup-answer', session: s.id })}>${t('standup.answer')}</button>`}
        <button class="quiet" data-testid="standup-close" @click=${() => this.store.try('standup.close', { session: s.id })}>${t('standup.close')}</button></li>`)}
      ${standups.map((s) => html`<li>${icon('clock')}<div><p>${s.title}</p><p class="tiny muted">${t('standup.at', { at: (s.at ?? []).join(', '), zone: s.zone })}${Date.parse(s.nextAt) > Date.now() ? html` · <time title=${absolute(s.nextAt)}>${relative(s.nextAt)}</time>` : nothing}</p></div>
        ${guest ? nothing : html`<button class="quiet" data-testid="standup-edit" aria-label=${t('standup.edit', { title: s.title })} @click=${() => this.fire('muster-dialog', { what: 'standup-plan', standup: s.id })}>${t('message.edit')}</button>`}</li>`)}</ul>`;
  }

  #notices({ notices }) {
    const list = [...notices.values()].filter((n) => n.state !== 'cancelled' && (n.nextAt || (n.untilAcknowledged && !n.acknowledgedBy)));
    if (list.length === 0) return html`<p class="small muted">${t('notice.none')}</p>`;
    return html`<ul>${list.map((n) => html`<li data-testid="notice">${icon('bell')}<div><p dir="auto">${plain(n.text)}</p>${n.nextAt ? html`<p class="tiny muted"><time title=${absolute(n.nextAt)}>${t('notice.next', { time: relative(n.nextAt) })}</time></p>` : nothing}</div>
      <button class="quiet square" aria-label=${t('notice.cancel')} title=${t('notice.cancel')} @click=${() => this.store.try('notice.cancel', { notice: n.id })}>${icon('close')}</button></li>`)}</ul>`;
  }
}
customElements.define('muster-tab-notes', TabNotes);
