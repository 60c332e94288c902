import { css, html, nothing } from 'lit';
import './wishes-form.js';
import { kindWord } from './wishes-form.js';
import { reasonOf, Ticker } from '../element.js';
import { icon, iconOf } from '../icons.js';
import { PlaceList, newsOf } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { refusedAs } from '../requests.js';
import { permalink, whereOf } from '../state/links.js';
import { absolute, relative } from '../times.js';
import { has, t } from '../texts.js';

const PARTS = ['feed', 'sent', 'wishes', 'dead'];
const SHOWN = 100;
const SOON = 800;
const ICONS = { delivered: 'check', read: 'eye', dead: 'alert', withheld: 'lock', held: 'clock', collected: 'clock', waiting: 'retry', 'in-app': 'bell', gone: 'close' };

/** What this person was told and why, what left for them and what became of it, and how they want to be told. */
export class MusterNotifications extends PlaceList {
  static properties = { part: {}, unread: { state: true }, said: { state: true } };
  static styles = [...PlaceList.styles, css`
    nav { display: flex; flex-wrap: wrap; gap: 4px; padding-bottom: 16px; }
    nav a.button { border-radius: 16px; }
    nav a[aria-current] { background: var(--muster-selected); border-color: var(--muster-accent); }
    .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding-bottom: 12px; }
    .tools [role=group] { display: flex; gap: 4px; flex: 1; }
    .tools [aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); }
    .one .text { color: inherit; text-decoration: none; }
    .one .text:hover { text-decoration: underline; }
    .unread .text { font-weight: 600; }
    .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--muster-accent); flex: none; }
    .one time { flex: none; }
    .phase { font-size: 12px; border: 1px solid var(--muster-control); border-radius: 4px; padding: 0 6px; white-space: nowrap; }
    .phase.dead { color: var(--muster-danger); border-color: var(--muster-danger); font-weight: 600; }
    .phase.delivered, .phase.read { color: var(--muster-good); border-color: var(--muster-good); }
    details { padding: 0 16px 10px 44px; font-size: 13px; }
    details summary { cursor: pointer; min-height: 28px; display: flex; align-items: center; color: var(--muster-muted); }
    details ol { list-style: decimal; padding-inline-start: 20px; }
    details li { border: 0; border-radius: 0; padding: 2px 0; overflow-wrap: anywhere; }
    .why::first-letter { text-transform: uppercase; }
    @media (pointer: coarse), (max-width: 720px) { details summary { min-height: 44px; } }
    @media (max-width: 560px) { .one { flex-wrap: wrap; } .one > div { flex: 1 1 calc(100% - 60px); } .one > time, .one > button.plain { margin-inline-start: 28px; } .one > button.square { margin-inline-start: auto; } }
  `];
  ticker = new Ticker(this, () => 30);
  #timer = null;

  connectedCallback() {
    super.connectedCallback();
    this.session.lists.addEventListener('change', this.#soon);
    this.session.addEventListener('personal', this.#soon);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.session.lists.removeEventListener('change', this.#soon);
    this.session.removeEventListener('personal', this.#soon);
  }

  willUpdate(changed) {
    if (!PARTS.includes(this.part)) this.part = 'feed';
    if (!changed.has('part') || !this.hasUpdated) return;
    Object.assign(this, { answer: null, said: null });
    this.load();
  }

  #soon = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.part !== 'wishes' && this.load(), SOON);
  };

  get heading() {
    return t('app.notifications');
  }

  get failed() {
    return t('notifier.error');
  }

  async ask() {
    const { client } = this.session;
    const { part } = this;
    const asked = {
      feed: () => client.ask('notifier.feed', { limit: SHOWN, ...(this.unread ? { unread: true } : {}) }),
      sent: () => client.ask('notifier.deliveries', { limit: SHOWN }),
      wishes: () => client.ask('notifier.wishes'),
      dead: () => ({}),
    }[part];
    const [answer, letters, setup] = await Promise.all([asked(), client.ask('notifier.dead-letters', { limit: SHOWN }).catch(refusedAs(null)), client.ask('notifier.setup').catch(refusedAs({ groups: [] }))]);
    return { ...answer, part, letters: letters?.letters ?? null, groups: setup.groups };
  }

  list() {
    const { part, letters } = this.answer;
    const link = (name, text) => html`<a class="button" href=${name === 'feed' ? '#/notifications' : `#/notifications/${name}`} aria-current=${part === name ? 'page' : nothing} data-testid=${`notifications-${name}`}>${text}</a>`;
    return html`<nav aria-label=${t('app.notifications')}>${link('feed', t('notifier.feed'))}${link('sent', t('notifier.sent'))}${link('wishes', t('notifier.wishes'))}${letters ? link('dead', t('notifier.dead', { count: letters.length })) : nothing}</nav>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'sr'} data-testid="notifications-said">${this.said?.text ?? ''}</p>
      ${{ feed: () => this.#feed(), sent: () => this.#sent(), wishes: () => this.#wishes(), dead: () => this.#dead() }[part]()}`;
  }

  // ---- what was said

  #feed() {
    const { items, unread } = this.answer;
    const filter = (on) => html`<button class="plain" aria-pressed=${String(Boolean(this.unread) === on)} data-testid=${on ? 'feed-unread' : 'feed-all'} @click=${() => this.#show(on)}>${on ? t('notifier.unread', { count: unread }) : t('notifier.all')}</button>`;
    return html`<div class="tools"><div role="group" aria-label=${t('notifier.shown')}>${filter(false)}${filter(true)}</div>
        ${unread ? html`<button class="plain" data-testid="feed-read-all" @click=${() => this.#do('notifier.mark-read', { until: new Date().toISOString() }, t('notifier.all-read'))}>${icon('check')}${t('notifier.read-all')}</button>` : nothing}</div>
      ${items.length ? html`<ul data-testid="feed">${items.map((item) => this.#news(item))}</ul>` : emptyState(t(this.unread ? 'notifier.none-unread' : 'notifier.none'), t('notifier.none-hint'))}`;
  }

  #news({ entry, reason, read, delivery }) {
    const { channel, href } = whereOf(entry);
    const text = newsOf(entry, this.session.nameOf);
    const place = this.place(channel);
    return html`<li class="one ${read ? '' : 'unread'}" data-testid="news" data-read=${String(read)}>${icon(entry.kind === 'channel.message-posted' ? 'speak' : iconOf(entry.kind))}
      <div><p dir="auto"><a class="text" href=${href} @click=${() => read || this.#mark(entry)}>${text}</a></p>
        <p class="tiny muted"><span data-testid="news-reason">${t(`notifier.reason-${reason}`)}</span>${place ? html` · ${t('inbox.in', { name: place })}` : nothing}${delivery ? html` · <a href="#/notifications/sent">${t(`notifier.phase-${delivery.phase}`)}</a>` : nothing}</p></div>
      <time class="tiny muted" datetime=${entry.time} title=${absolute(entry.time)}>${relative(entry.time)}</time>
      ${read ? nothing : html`<span class="sr">${t('notifier.is-unread')}</span><span class="dot" aria-hidden="true"></span><button class="quiet square" title=${t('notifier.read')} aria-label=${t('notifier.read-named', { text: `${text}`.slice(0, 80) })} data-testid="news-read" @click=${() => this.#mark(entry)}>${icon('check')}</button>`}</li>`;
  }

  #show(unread) {
    this.unread = unread;
    this.load();
  }

  #mark(entry) {
    return this.#do('notifier.mark-read', { entries: [{ channel: entry.channel, entry: entry.seq }] });
  }

  // ---- what left

  #sent() {
    const { deliveries, groups } = this.answer;
    return html`<p class="hint">${t('notifier.sent-hint')}</p><br>${deliveries.length ? html`<ul data-testid="deliveries">${deliveries.map((one) => this.#delivery(one))}</ul>` : emptyState(t('notifier.sent-none'), t(groups.length ? 'notifier.sent-none-hint' : 'notifier.no-ways'))}`;
  }

  #delivery(one) {
    const { journal, entry, phase } = one;
    const kind = kindWord(one.kind);
    const href = entry > 0 && journal.startsWith('channel:') ? permalink(journal.slice(8), entry) : null;
    return html`<li data-testid="delivery" data-phase=${phase}><div class="one">${icon(ICONS[phase] ?? 'send')}<div><p>${href ? html`<a href=${href}>${kind}</a>` : kind} <span class="phase ${phase}">${t(`notifier.phase-${phase}`)}</span></p>
        <p class="small why" lang="en">${one.why}</p>${one.nextAt ? html`<p class="small muted">${t('notifier.next', { time: relative(one.nextAt) })}</p>` : nothing}
        <p class="tiny muted">${t(`notifier.urgency-${one.urgency}`)} · <time datetime=${one.at} title=${absolute(one.at)}>${relative(one.at)}</time></p></div>
        ${phase === 'dead' ? html`<button class="plain" data-testid="send-again" @click=${() => this.#again(one.id)}>${icon('retry')}${t('notifier.again')}</button>` : nothing}</div>${this.#tries(one.tries)}</li>`;
  }

  #tries(tries) {
    if (!tries.length) return nothing;
    return html`<details data-testid="tries"><summary>${t('notifier.tries', { count: tries.length })}</summary><ol>${tries.map((one) => html`<li>${one.notifier}: ${has(`notifier.outcome-${one.outcome}`) ? t(`notifier.outcome-${one.outcome}`) : one.outcome}, <time datetime=${one.at} title=${absolute(one.at)}>${relative(one.at)}</time>${one.note ? html`. <span class="muted" lang="en" dir="auto">${one.note}</span>` : nothing}</li>`)}</ol></details>`;
  }

  #dead() {
    const letters = this.answer.letters ?? [];
    if (!letters.length) return emptyState(t(this.answer.letters ? 'notifier.dead-none' : 'notifier.not-yours'), t('notifier.dead-hint'));
    return html`<p class="hint">${t('notifier.dead-hint')}</p><br><ul data-testid="dead-letters">${letters.map((one) => html`<li data-testid="dead-letter"><div class="one">${icon('alert')}<div><p dir="auto">${t('notifier.for', { name: this.session.nameOf(one.person) })}</p>
        <p class="small why" lang="en">${one.why}</p><p class="tiny muted">${[t(`notifier.urgency-${one.urgency}`), one.group].filter(Boolean).join(' · ')} · <time datetime=${one.at} title=${absolute(one.at)}>${relative(one.at)}</time></p></div>
        <button class="plain" data-testid="send-again" @click=${() => this.#again(one.delivery)}>${icon('retry')}${t('notifier.again')}</button></div>${this.#tries(one.tries)}</li>`)}</ul>`;
  }

  #again(delivery) {
    return this.#do('notifier.send-again', { delivery }, t('notifier.again-done'));
  }

  #wishes() {
    const { wishes, zone, groups } = this.answer;
    return html`<p class="hint">${t('notifier.wishes-hint')}</p><br><muster-wishes-form .session=${this.session} .wishes=${wishes ?? null} .zone=${zone} .groups=${groups}></muster-wishes-form>`;
  }

  async #do(name, data, text) {
    try {
      await this.session.client.command(name, data);
      this.said = text ? { text } : null;
      if (text) this.fire('muster-say', { text });
      await this.load();
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }
}

customElements.define('muster-notifications', MusterNotifications);
