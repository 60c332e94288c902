import { css, html, nothing } from 'lit';
import './later-dialogs.js';
import { PlaceList } from './place-list.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { plain } from '../markdown.js';
import { permalink } from '../state/links.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** What is not said yet: drafts, messages that wait for their time, and reminders. */
export class MusterLater extends PlaceList {
  static properties = { editing: { state: true }, refusal: { state: true } };
  static styles = [...PlaceList.styles, css`
    section { margin-bottom: 32px; }
    h2 { padding: 8px 0; }
    .one > .acts { display: flex; gap: 4px; flex: none; }
    .failed { color: var(--muster-danger); }
    .two { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
    @media (max-width: 560px) { .one { flex-wrap: wrap; } .one > .acts { width: 100%; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.watch(this.session.drafts);
    this.session.addEventListener('personal', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.removeEventListener('personal', this.#again);
  }

  #again = () => this.load();

  get heading() {
    return t('app.later');
  }

  get failed() {
    return t('later.error');
  }

  async ask() {
    const { client, drafts } = this.session;
    const [{ messages }, { reminders }] = await Promise.all([client.ask('channel.scheduled'), client.ask('channel.reminders'), drafts.refresh()]);
    return { messages, reminders };
  }

  list() {
    const { drafts } = this.session;
    const { messages, reminders } = this.answer;
    const section = (title, name, list, row) => html`<section><h2>${title}</h2>${list.length === 0 ? html`<p class="small muted">${t(`later.no-${name}`)}</p>` : html`<ul data-testid=${name}>${list.map(row)}</ul>`}</section>`;
    return html`<div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${section(t('later.drafts'), 'drafts', drafts.list, (d) => this.#draft(d))}
      ${section(t('later.scheduled'), 'scheduled', messages, (m) => this.#message(m))}
      ${section(t('later.reminders'), 'reminders', reminders.filter((r) => r.state !== 'cancelled'), (r) => this.#reminder(r))}
      ${this.editing ? html`<muster-schedule-dialog .session=${this.session} .scheduled=${this.editing} @muster-closed=${() => { this.editing = null; this.load(); }}></muster-schedule-dialog>` : nothing}`;
  }

  #row(glyph, text, facts, acts, testid, failed = false) {
    return html`<li class="one" data-testid=${testid}>${icon(glyph)}<div><p class="two" dir="auto">${text}</p><p class="tiny ${failed ? 'failed' : 'muted'}" dir="auto">${facts.filter(Boolean).join(' · ')}</p></div><div class="acts">${acts}</div></li>`;
  }

  #draft(d) {
    const { drafts } = this.session;
    const href = d.thread ? `#/c/${encodeURIComponent(d.channel)}/t/${d.thread}` : `#/c/${encodeURIComponent(d.channel)}`;
    return this.#row('edit', plain(d.text), [t(d.thread ? 'later.in-thread' : 'inbox.in', { name: this.place(d.channel) }), relative(d.at)], html`
      <a class="plain button" href=${href} data-testid="draft-open">${t('later.go-on')}</a><button class="quiet" data-testid="draft-discard" @click=${() => drafts.save(d.channel, d.thread, '', { now: true })}>${t('message.discard')}</button>`, 'draft');
  }

  #message(m) {
    const waiting = m.state === 'waiting';
    const facts = [t('inbox.in', { name: m.channelName ?? '' }), t(`later.${m.state === 'done' ? 'sent' : m.state}`, { time: absolute(m.at) }), m.state === 'failed' ? m.reason : null];
    return this.#row(m.state === 'failed' ? 'alert' : m.message ? 'check' : 'clock', plain(m.text), facts, waiting
      ? html`<button class="plain" data-testid="scheduled-edit" @click=${() => (this.editing = m)}>${t('message.edit')}</button><button class="quiet" data-testid="scheduled-cancel" @click=${() => this.#do('channel.cancel-scheduled', { channel: m.channel, scheduled: m.id })}>${t('later.cancel')}</button>`
      : m.message ? html`<a class="plain button" href=${permalink(m.channel, m.message)}>${t('later.show')}</a>` : nothing, 'scheduled-message', m.state === 'failed');
  }

  #reminder(r) {
    return this.#row('bell', r.note || t('act.reminder-plain'), [t('inbox.in', { name: r.channelName ?? '' }), t(`later.reminder-${r.state === 'waiting' ? 'waiting' : 'fired'}`, { time: absolute(r.at) })], html`
      <a class="plain button" href=${permalink(r.channel, r.message)}>${t('later.show')}</a>
      ${r.state === 'waiting' ? html`<button class="quiet" data-testid="reminder-cancel" @click=${() => this.#do('channel.cancel-reminder', { channel: r.channel, reminder: r.id })}>${t('later.cancel')}</button>` : nothing}`, 'reminder');
  }

  async #do(name, data) {
    this.refusal = null;
    try {
      await this.session.client.command(name, data);
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
    await this.load();
  }
}
customElements.define('muster-later', MusterLater);
