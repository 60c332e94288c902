import { css, html, nothing } from 'lit';
import './calendar-import.js';
import './duty-calendar.js';
import './duty-dialogs.js';
import './feed-dialog.js';
import './rotation-form.js';
import { download } from './download.js';
import { inOrder, midnight, mondayOf, rangeOf } from './duty-times.js';
import { changesOf, dutyStyles, listOf, nowOf, restOf } from './rotation-parts.js';
import { reasonOf, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { absolute, relative, short } from '../times.js';
import { locale, t } from '../texts.js';

const MOST = 60;
const REFRESH = 60_000;
const HOURS = 3_600_000;

/** Who is on call: the rotations, or one of them with its calendar and what can be changed about it. */
export class MusterOnCall extends PlaceList {
  static properties = { one: {}, weeks: { state: true }, monday: { state: true }, dialog: { state: true }, editing: { state: true }, said: { state: true } };
  static styles = [...PlaceList.styles, dutyStyles, css`
    .nobody { color: var(--muster-danger); font-weight: 600; display: inline-flex; gap: 4px; align-items: center; }
    .back { display: inline-flex; align-items: center; min-height: 32px; }
    .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 8px; }
    .tools h2 { flex: 1 1 220px; }
    .tools [role=group] { display: flex; gap: 4px; }
    .tools [aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); }
    @media (pointer: coarse), (max-width: 720px) { .back { min-height: 44px; } }
  `];
  static defaults = () => ({ weeks: 1, monday: mondayOf(Date.now()) });
  ticker = new Ticker(this, () => 15);
  #follow = null;
  #timer = null;
  #loads = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => !document.hidden && this.load(), REFRESH);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#follow?.stop();
    this.#follow = null;
  }

  willUpdate(changed) {
    if (changed.has('one')) this.#turn(this.hasUpdated);
  }

  /** Another rotation, or the list of them: what changes about it is seen as it happens. */
  #turn(again) {
    this.#follow?.stop();
    const load = () => this.load();
    this.#follow = this.one ? this.session.client.follow(`rotation:${this.one}`, { entries: load, resync: load, ended: () => undefined }) : null;
    Object.assign(this, { dialog: null, editing: false, said: null });
    if (!again) return;
    this.answer = null;
    this.scrollTop = 0;
    this.load();
  }

  get heading() {
    const one = this.one ? this.answer?.shown?.title ?? t('app.on-call') : t('app.on-call');
    return this.editing ? t(this.one ? 'rotation.editing' : 'rotation.new', { name: one }) : one;
  }

  get failed() {
    return t('duty.error');
  }

  /** Only the answer that was asked for last counts: a range may be turned faster than the server answers. */
  async load() {
    this.#loads += 1;
    const load = this.#loads;
    try {
      const answer = await this.ask();
      if (load === this.#loads) Object.assign(this, { answer, failure: null });
    } catch (failure) {
      if (load === this.#loads) this.failure = failure;
    }
  }

  get range() {
    return rangeOf(this.monday, this.weeks);
  }

  async ask() {
    const { client } = this.session;
    if (!this.one) return this.#list(client);
    const { range, one: rotation } = this;
    const within = { rotation, from: range.from.toISOString(), until: range.until.toISOString() };
    const [shown, now, { shifts }, { gaps, overlaps }] = await Promise.all([
      client.ask('rotation.show', { rotation }), client.ask('rotation.on-call', { rotation }), client.ask('rotation.shifts', within), client.ask('rotation.gaps', within),
    ]);
    return { shown, now, shifts, gaps, overlaps, range };
  }

  async #list(client) {
    const { rotations, mayDefine } = await client.ask('rotation.list', {});
    const now = await Promise.all(rotations.slice(0, MOST).map((one) => client.ask('rotation.on-call', { rotation: one.id }).catch(() => null)));
    return { rotations: rotations.map((one, i) => ({ ...one, now: now[i] })), mayDefine };
  }

  nameOf = (who) => (who?.person ? this.session.nameOf(who.person) : who?.name ?? who?.group ?? t('common.nobody'));

  list() {
    const { answer } = this;
    if (this.editing) return html`<muster-rotation-form .session=${this.session} .shown=${this.one ? answer.shown : null} .nameOf=${this.nameOf} @rotation-left=${() => (this.editing = false)} @rotation-saved=${this.#saved} @rotation-ended=${this.#ended}></muster-rotation-form>`;
    if (!this.one) return html`${this.#tools(answer)}${this.#rotations(answer.rotations)}${this.#dialog()}`;
    return html`<p><a class="back small" href="#/on-call">${t('duty.all')}</a></p>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="duty-said">${this.said?.text ?? ''}</p>
      ${this.failure ? html`<p class="refusal" role="alert">${t('duty.stale')}</p>` : nothing}
      ${nowOf(this, answer)}${changesOf(this, answer, 'swaps')}${this.#calendar(answer)}${changesOf(this, answer, 'rest')}${restOf(this, answer)}${this.#dialog()}`;
  }

  #tools({ mayDefine }) {
    return html`<p role="status" class=${this.said?.wrong ? 'refusal' : 'small'}>${this.said?.text ?? ''}</p><div class="tools">${mayDefine ? html`<button class="primary" data-testid="rotation-new" @click=${() => this.edit()}>${icon('plus')}${t('rotation.new')}</button>` : nothing}
      <button class="plain" data-testid="duty-feeds" @click=${() => this.open('feeds')}>${icon('link')}${t('feed.title')}</button></div>`;
  }

  #rotations(rotations) {
    if (rotations.length === 0) return emptyState(t('duty.none'), t('duty.none-hint'));
    return html`<ul data-testid="rotations">${rotations.map((one) => html`<li><a class="one" href=${`#/on-call/${encodeURIComponent(one.id)}`} data-testid="rotation" data-rotation=${one.id}>${icon('swap')}<div><p dir="auto">${one.title}</p>
        <p class="small">${one.who ? html`<strong dir="auto">${this.nameOf(one.who)}</strong>` : html`<span class="nobody">${icon('alert')}${t('duty.nobody')}</span>`}
          ${one.now?.until ? html` <span class="muted">${t('duty.until-then', { time: short(one.now.until) })}</span>` : nothing}</p></div>
      ${one.now?.until ? html`<time class="tiny muted" datetime=${one.now.until} title=${absolute(one.now.until)}>${relative(one.now.until)}</time>` : nothing}</a></li>`)}</ul>`;
  }

  #calendar({ shifts, gaps, overlaps, range }) {
    const ones = inOrder(shifts, gaps);
    const said = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(range.from, midnight(range.until, -1));
    return html`<section><div class="tools"><h2 data-testid="duty-range">${said}</h2>
        <div role="group" aria-label=${t('duty.shown')}>${[1, 4].map((weeks) => html`<button class="plain" data-testid=${`duty-weeks-${weeks}`} aria-pressed=${String(this.weeks === weeks)} @click=${() => this.#show(this.monday, weeks)}>${t(`duty.weeks-${weeks}`)}</button>`)}</div>
        <div role="group" aria-label=${t('duty.move')}><button class="plain" data-testid="duty-before" @click=${() => this.#show(midnight(this.monday, -7 * this.weeks))}>${t('duty.before')}</button>
          <button class="plain" data-testid="duty-today" @click=${() => this.#show(mondayOf(Date.now()))}>${t('time.today')}</button>
          <button class="plain" data-testid="duty-after" @click=${() => this.#show(midnight(this.monday, 7 * this.weeks))}>${t('duty.after')}</button></div></div>
      <muster-duty-calendar .range=${range} .ones=${ones} .me=${this.session.me?.person} .nameOf=${this.nameOf}></muster-duty-calendar>
      ${listOf(this, { ones, gaps, overlaps, range })}</section>`;
  }

  #show(monday, weeks = this.weeks) {
    Object.assign(this, { monday, weeks });
    this.load();
  }

  // ---- what can be done

  open(what, span = null) {
    const now = Date.now();
    this.dialog = { what, span: span ?? { from: now, until: this.answer.now?.until ?? now + 8 * HOURS } };
  }

  /** Opens the form of this rotation, or of a new one. */
  edit() {
    Object.assign(this, { editing: true, said: null });
  }

  #saved = ({ detail: { rotation, before } }) => {
    this.editing = false;
    if (!before) {
      this.tell(t('rotation.made'), () => this.session.client.command('rotation.end', { rotation }).then(() => (location.hash = '#/on-call')));
      location.hash = `#/on-call/${encodeURIComponent(rotation)}`;
      return;
    }
    this.tell(t('rotation.saved'), async () => {
      const { version } = await this.session.client.ask('rotation.show', { rotation });
      const { title, channel, layers } = before;
      await this.do('rotation.define', { version, title, ...(channel ? { channel } : {}), layers });
    });
  };

  #ended = () => {
    this.editing = false;
    this.fire('muster-say', { text: t('rotation.ended') });
    location.hash = '#/on-call';
  };

  #imported = ({ detail: { events, skipped, layer } }) => {
    this.tell(t(skipped ? 'import.done-skipped' : 'import.done', { count: events, skipped, layer }));
  };

  #dialog() {
    if (!this.dialog) return nothing;
    const { what, span } = this.dialog;
    const closed = () => (this.dialog = null);
    if (what === 'feeds') return html`<muster-feed-dialog .session=${this.session} @muster-closed=${closed}></muster-feed-dialog>`;
    if (what === 'import') return html`<muster-calendar-import .session=${this.session} .shown=${this.answer.shown} @calendar-imported=${this.#imported} @muster-closed=${closed}></muster-calendar-import>`;
    return what === 'swap'
      ? html`<muster-duty-swap-dialog .session=${this.session} .rotation=${this.one} .first=${span} @muster-changed=${this.#changed} @muster-closed=${closed}></muster-duty-swap-dialog>`
      : html`<muster-duty-span-dialog .session=${this.session} .rotation=${this.one} .what=${what} .span=${span} @muster-changed=${this.#changed} @muster-closed=${closed}></muster-duty-span-dialog>`;
  }

  #changed = ({ detail: { what, change, name } }) => this.tell(t(`duty.${what}-done`, { name }), () => this.do('rotation.withdraw', { change }));

  /** Says that something was done, with the way back. */
  tell(text, undo) {
    this.fire('muster-say', { text, ...(undo ? { undo, key: 'duty' } : {}) });
    this.load();
  }

  async do(name, data) {
    try {
      const { ids } = await this.session.client.command(name, { rotation: this.one, ...data });
      this.said = null;
      await this.load();
      return ids;
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
      return null;
    }
  }

  async takeOver() {
    const ids = await this.do('rotation.take-over', {});
    if (ids) this.tell(t('duty.taken'), () => this.do('rotation.withdraw', { change: ids.change }));
  }

  /** Takes a change back; the toast makes it again. */
  async withdraw(what, one) {
    if (!(await this.do('rotation.withdraw', { change: one.id }))) return;
    const { who, from, until, reason } = one;
    this.tell(t('duty.withdrawn'), what === 'swap' ? null : () => this.do(`rotation.${what}`, { person: who.person, from, until, ...(reason ? { reason } : {}) }));
  }

  async answerSwap(what, one) {
    if (await this.do(`rotation.${what}`, { change: one.id })) this.tell(t(`duty.${what}-done`, { name: this.nameOf(one.from) }));
  }

  /** Everybody's shifts, or one's own, as a file for a calendar. */
  async save(person) {
    try {
      const { text } = await this.session.client.ask('rotation.calendar', { rotation: this.one, ...(person ? { person } : {}) });
      download(text, 'text/calendar;charset=utf-8', `${this.answer.shown.title.replace(/[^\p{L}\p{N}]+/gu, '-')}.ics`);
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }
}
customElements.define('muster-on-call', MusterOnCall);
