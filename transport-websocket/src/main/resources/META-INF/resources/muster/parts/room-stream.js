import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { actLine, cardLine, cardStyles } from './cards.js';
import './attachments.js';
import { messageLine, messageStyles, pendingLine } from './message.js';
import { Rows } from './rows.js';
import { emptyState, stateStyles } from './states.js';
import { streamStyles } from './stream-styles.js';
import { recentEmoji } from '../emoji.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { linesOf } from '../state/lines.js';
import { DRAWN, around, drawnFor, keyFrom, moved, sliceOf } from '../state/slice.js';
import { absolute, day, dayKey, short } from '../times.js';
import { t } from '../texts.js';

const NEAR = 600;
const NEAR_DRAWN = 240;
const SPARE = 900;
const QUICK = 2;

/** The stream of a room. Whatever is added above or below, what is being read stays where it is; few lines are drawn at once. */
export class RoomStream extends MusterElement {
  static properties = {
    store: { attribute: false }, active: { state: true }, found: { state: true }, expanded: { state: true }, below: { state: true },
    passed: { state: true }, away: { state: true }, first: { state: true },
  };
  static styles = [...MusterElement.styles, stateStyles, messageStyles, cardStyles, streamStyles];
  static defaults = () => ({ expanded: new Set(), below: 0, first: null });
  #stick = true;
  #led = false;
  #anchor = null;
  #top = 0;
  #direction = -1;
  #lines = [];
  #keys = [];
  #slice = { from: 0, to: 0 };
  #drawn = DRAWN;
  #rows = new Rows('div');
  #sizes = new ResizeObserver(() => this.#stick && this.#toEnd());

  /** Drawn at most once a frame, however much arrives; a page in the background has no frames. */
  async scheduleUpdate() {
    await new Promise((done) => {
      requestAnimationFrame(done);
      setTimeout(done, 200);
    });
    super.scheduleUpdate();
  }

  willUpdate(changed) {
    if (changed.has('store')) {
      const before = changed.get('store');
      if (before) {
        this.unwatch(before);
        before.removeEventListener('entries', this.#arrived);
      }
      this.store.addEventListener('entries', this.#arrived);
      this.watch(this.store);
      this.watch(this.store.session.threads);
      this.#stick = true;
      Object.assign(this, { active: null, found: null, below: 0, passed: false, away: false, first: null });
    }
    if (this.#stick) this.first = null;
    this.store.atEnd = this.#stick;
    const { room, newAfter, me, markedUnread } = this.store;
    this.#lines = linesOf(room.window.items, { newAfter, me, marked: Boolean(markedUnread), dayOf: dayKey });
    this.#keys = this.#lines.map((l) => l.key);
    this.#slice = sliceOf(this.#keys, this.first, this.#drawn);
  }

  update(changed) {
    this.#anchor = this.#stick ? null : this.#hold();
    super.update(changed);
  }

  firstUpdated() {
    this.#sizes.observe(this.$('.scroll'));
    this.#sizes.observe(this.$('.inner'));
    document.addEventListener('visibilitychange', this.#seen);
    setTimeout(() => (this.passed = true), 30_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
  }

  updated() {
    const { view } = this;
    this.#rows.draw(this.$('.rows'), this.#lines.slice(this.#slice.from, this.#slice.to), (line) => this.#line(line, view), this);
    if (this.#stick) this.#toEnd();
    else if (this.#anchor) this.#restore(this.#anchor);
    this.#fill();
    this.#seen();
    this.#pass();
    const drawn = drawnFor(this.$('.scroll').clientHeight + SPARE, this.#slice.to - this.#slice.from, this.$('.inner').offsetHeight, this.#drawn);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.requestUpdate();
  }

  /** The line of what is new was seen: nobody has to be led to it. */
  #pass() {
    const line = this.$('.rule.new');
    if (!this.passed && line && line.getBoundingClientRect().top >= this.$('.scroll').getBoundingClientRect().top) this.passed = true;
  }

  #hold() {
    const scroll = this.$?.('.scroll');
    if (!scroll) return null;
    const top = scroll.getBoundingClientRect().top;
    for (const row of scroll.querySelectorAll('[data-seq]')) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top) return { seq: row.dataset.seq, offset: box.top };
    }
    return null;
  }

  #restore({ seq, offset }) {
    const row = this.$(`[data-seq="${seq}"]`);
    if (!row) return;
    const scroll = this.$('.scroll');
    scroll.scrollTop += row.getBoundingClientRect().top - offset;
    this.#top = scroll.scrollTop;
  }

  #toEnd() {
    const scroll = this.$('.scroll');
    if (!scroll) return;
    scroll.scrollTop = scroll.scrollHeight;
    this.#top = scroll.scrollTop;
  }

  #seen = () => {
    if (this.#stick && !document.hidden && this.store.room && !this.store.room.window.newer) this.store.markRead();
  };

  #arrived = ({ detail }) => {
    const { store } = this;
    const fresh = detail.filter((e) => e.kind === 'channel.message-posted' && !e.thread);
    if (fresh.some((e) => e.actor === store.me)) this.#stick = this.passed = true;
    else if (!this.#stick) this.below += fresh.length;
  };

  get #drawnToEnd() {
    return this.#slice.to >= this.#keys.length && !this.store.room.window.newer;
  }

  #scrolled = () => {
    if (this.#led) return;
    const scroll = this.$('.scroll');
    const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    const upward = scroll.scrollTop < this.#top - 1;
    if (Math.abs(scroll.scrollTop - this.#top) > 1) this.#direction = upward ? -1 : 1;
    this.#top = scroll.scrollTop;
    this.#stick = this.#drawnToEnd && (left < 48 || (this.#stick && !upward));
    if (this.#stick && left >= 48) this.#toEnd();
    if (!this.#stick) this.first ??= keyFrom(this.#keys, this.#slice.from);
    this.store.atEnd = this.#stick;
    this.away = left > scroll.clientHeight || !this.#drawnToEnd;
    if (this.#stick) this.below = 0;
    this.#pass();
    this.#seen();
    this.#fill();
  };

  /** Draws, or loads, more when the reader comes near an end of what is there. */
  #fill() {
    const scroll = this.$('.scroll');
    const { room, paging } = this.store;
    if (!scroll || !room) return;
    const { older, newer } = room.window;
    const above = scroll.scrollTop;
    const below = scroll.scrollHeight - above - scroll.clientHeight;
    const whole = { above: this.#slice.from === 0, below: this.#slice.to >= this.#keys.length };
    if (!this.#stick && this.#direction < 0 && above < NEAR_DRAWN && !whole.above) this.first = moved(this.#keys, this.#slice, -1, this.#drawn);
    else if (!this.#stick && this.#direction > 0 && below < NEAR_DRAWN && !whole.below) this.first = moved(this.#keys, this.#slice, 1, this.#drawn);
    else if (above < NEAR && older && whole.above && !paging) this.store.older();
    else if (below < NEAR && newer && whole.below && !paging) this.store.newer();
  }

  async goLatest() {
    await this.store.goLatest();
    this.#stick = true;
    this.below = 0;
    this.requestUpdate();
  }

  async reveal(seq) {
    this.found = seq;
    await this.#lead(seq, `[data-seq="${seq}"]`);
    this.$(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
    setTimeout(() => (this.found = null), 2500);
  }

  /** Brings a place into view. What scrolls until then is not the reader, and must not keep them at the newest. */
  async #lead(seq, what, loaded = false) {
    this.#led = true;
    try {
      this.#stick = false;
      if (!loaded) await this.store.goTo(seq);
      this.#stick = false;
      this.#center(seq);
      await this.updateComplete;
      this.$(what)?.scrollIntoView({ block: 'center' });
    } finally {
      this.#led = false;
    }
  }

  #center(seq) {
    const { room, newAfter, me, markedUnread } = this.store;
    const lines = linesOf(room.window.items, { newAfter, me, marked: Boolean(markedUnread), dayOf: dayKey });
    const at = lines.findIndex((l) => l.item?.seq >= seq);
    if (at >= 0) this.first = around(lines.map((l) => l.key), at, this.#drawn);
  }

  #toNew = async () => {
    this.passed = true;
    const { room, newAfter } = this.store;
    await this.#lead(newAfter + 1, '.rule.new', room.window.items.some((i) => i.seq <= newAfter));
  };

  /** The first message of a day, or the first after it. */
  async goToDay(time) {
    const seq = await this.store.firstSince(time);
    if (seq) await this.reveal(seq);
  }

  /** Moves the focus by so many messages. */
  step(by) {
    const rows = [...this.renderRoot.querySelectorAll('.message[data-seq], .card')];
    const at = rows.indexOf(this.renderRoot.activeElement?.closest('[data-seq]'));
    const next = at < 0 ? rows.at(by > 0 ? 0 : -1) : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    this.#stick = false;
    this.first ??= keyFrom(this.#keys, this.#slice.from);
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  get view() {
    const { store } = this;
    return {
      store, handle: store.session.myHandle?.toLowerCase(), active: this.active, found: this.found, expanded: this.expanded, quick: recentEmoji().slice(0, QUICK),
      activate: (seq) => store.menu || (this.active = seq), expand: (seq) => (this.expanded = new Set(this.expanded).add(seq)),
      act: (what, item, anchor, extra) => this.fire('muster-message', { what, item, anchor, extra }),
    };
  }

  render() {
    const { room, pending } = this.store;
    const view = this.view;
    const { from, to } = this.#slice;
    const lines = this.#lines.slice(from, to);
    const mine = this.#drawnToEnd ? pending.filter((p) => !p.thread) : [];
    const whole = from === 0 && !room.window.older;
    return html`${this.#unreadPill()}
      <div class="scroll" role="log" aria-live="off" aria-label=${t('stream.label')} data-testid="stream" tabindex="0" @scroll=${this.#scrolled} @mouseleave=${() => this.store.menu || (this.active = null)}>
        <div class="inner"><h2 class="sr">${t('stream.label')}</h2>
          ${whole ? html`<p class="start">${t('stream.start', { name: room.incident?.title ?? room.channel.name })}</p>` : html`<p class="start">${t('stream.loading-older')}</p>`}
          ${lines.length === 0 && !mine.length && whole ? emptyState(t('stream.empty'), t('stream.empty-hint')) : nothing}
          <div class="rows"></div>
          ${repeat(mine, (p) => p.key, (p) => pendingLine(p, { store: this.store, view }))}
        </div>
      </div>
      ${this.below || this.away || room.window.newer ? html`<button class="pill bottom" data-testid="to-latest" @click=${this.goLatest}>${icon('down')}
        ${this.below ? t('stream.jump-new', { count: this.below }) : t('stream.to-latest')}</button>` : nothing}`;
  }

  #line(line, view) {
    switch (line.type) {
      case 'day': return html`<div class="rule"><button class="quiet" data-testid="day" title=${absolute(line.time)} aria-label=${t('stream.choose-day', { day: day(line.time) })} @click=${() => this.fire('muster-dialog', { what: 'day' })}><time datetime=${line.time}>${day(line.time)}</time></button></div>`;
      case 'new': return html`<div class="rule new" role="separator" data-testid="new-line">${t('stream.new')}</div>`;
      case 'message': return messageLine(line, view);
      case 'card': return cardLine(line, view);
      default: return actLine(line, view);
    }
  }

  #unreadPill() {
    const { unreadAtOpen, newAfter, room } = this.store;
    if (!unreadAtOpen || this.passed || newAfter === null) return nothing;
    const line = this.#lines.findIndex((l) => l.type === 'new');
    if (line >= 0 && this.#lines.length - line < 6) return nothing;
    const first = room.window.items.find((i) => i.seq > newAfter);
    return html`<button class="pill top" data-testid="to-unread" @click=${this.#toNew}>${icon('up')}${t('stream.to-unread', { count: unreadAtOpen, time: first ? short(first.time) : '' })}</button>`;
  }
}
customElements.define('muster-room-stream', RoomStream);
