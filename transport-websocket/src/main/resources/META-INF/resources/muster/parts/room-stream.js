import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { actLine, cardLine, cardStyles } from './cards.js';
import { messageLine, messageStyles, pendingLine } from './message.js';
import { emptyState, stateStyles } from './states.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { linesOf } from '../state/lines.js';
import { absolute, day, dayKey, short } from '../times.js';
import { t } from '../texts.js';

const NEAR = 600;

/** The stream of a room. Whatever is added above or below, what is being read stays where it is. */
export class RoomStream extends MusterElement {
  static properties = {
    store: { attribute: false }, active: { state: true }, found: { state: true }, expanded: { state: true }, below: { state: true },
    passed: { state: true }, away: { state: true },
  };
  static styles = [...MusterElement.styles, stateStyles, messageStyles, cardStyles, css`
    :host { position: relative; display: flex; flex-direction: column; min-height: 0; flex: 1; }
    .scroll { flex: 1; min-height: 0; overflow-y: auto; overflow-x: hidden; overflow-anchor: none; overscroll-behavior: contain; padding: 8px 0 16px; }
    .scroll:focus-visible { outline-offset: -2px; }
    .rule { display: flex; align-items: center; gap: 12px; padding: 16px 20px 4px; font-size: 12px; font-weight: 600; color: var(--muster-muted); }
    .rule::before, .rule::after { content: ''; flex: 1; border-top: 1px solid var(--muster-line); }
    .rule.new { color: var(--muster-danger); padding-top: 8px; }
    .rule.new::before, .rule.new::after { border-color: currentColor; }
    .start { padding: 24px 20px 8px 64px; color: var(--muster-muted); font-size: 13px; }
    .pill { position: absolute; left: 50%; translate: -50% 0; z-index: 4; border: 1px solid var(--muster-line); background: var(--muster-raised); box-shadow: var(--muster-float); border-radius: 16px; }
    .pill.top { top: 8px; }
    .pill.bottom { bottom: 12px; }
    @media (max-width: 720px) { .start, .rule { padding-left: 12px; padding-right: 12px; } }
  `];
  static defaults = () => ({ expanded: new Set(), below: 0 });
  #stick = true;
  #anchor = null;
  #top = 0;
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
      this.#stick = true;
      Object.assign(this, { active: null, found: null, below: 0, passed: false, away: false });
    }
    this.store.atEnd = this.#stick;
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
    if (this.#stick) this.#toEnd();
    else if (this.#anchor) this.#restore(this.#anchor);
    this.#fill();
    this.#seen();
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
    if (row) this.$('.scroll').scrollTop += row.getBoundingClientRect().top - offset;
  }

  #toEnd() {
    const scroll = this.$('.scroll');
    if (scroll) scroll.scrollTop = scroll.scrollHeight;
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

  #scrolled = () => {
    const scroll = this.$('.scroll');
    const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    const upward = scroll.scrollTop < this.#top - 1;
    this.#top = scroll.scrollTop;
    this.#stick = !this.store.room.window.newer && (left < 48 || (this.#stick && !upward));
    if (this.#stick && left >= 48) this.#toEnd();
    this.store.atEnd = this.#stick;
    this.away = left > scroll.clientHeight;
    if (this.#stick) this.below = 0;
    const line = this.$('.rule.new');
    if (line && line.getBoundingClientRect().bottom > scroll.getBoundingClientRect().top) this.passed = true;
    this.#seen();
    this.#fill();
  };

  /** Loads more when the reader comes near an end of what is there. */
  #fill() {
    const scroll = this.$('.scroll');
    const { room, paging } = this.store;
    if (!scroll || !room || paging) return;
    if (room.window.older && scroll.scrollTop < NEAR) this.store.older();
    else if (room.window.newer && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR) this.store.newer();
  }

  async goLatest() {
    await this.store.goLatest();
    this.#stick = true;
    this.below = 0;
    this.requestUpdate();
  }

  async reveal(seq) {
    this.#stick = false;
    await this.store.goTo(seq);
    this.#stick = false;
    this.found = seq;
    await this.updateComplete;
    const row = this.$(`[data-seq="${seq}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
    setTimeout(() => (this.found = null), 2500);
  }

  async #toNew() {
    this.passed = true;
    const { room, newAfter } = this.store;
    if (!room.window.items.some((i) => i.seq <= newAfter)) await this.reveal(newAfter + 1);
    this.#stick = false;
    this.$('.rule.new')?.scrollIntoView({ block: 'center' });
  }

  /** Moves the focus by so many messages. */
  step(by) {
    const rows = [...this.renderRoot.querySelectorAll('.message[data-seq], .card')];
    const at = rows.indexOf(this.renderRoot.activeElement?.closest('[data-seq]'));
    const next = at < 0 ? rows.at(by > 0 ? 0 : -1) : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    this.#stick = false;
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  get view() {
    return {
      store: this.store, handle: this.store.session.myHandle?.toLowerCase(), active: this.active, found: this.found, expanded: this.expanded,
      activate: (seq) => (this.active = seq), expand: (seq) => (this.expanded = new Set(this.expanded).add(seq)),
      act: (what, item) => this.fire('muster-message', { what, item }),
    };
  }

  render() {
    const { room, pending, newAfter, me } = this.store;
    const view = this.view;
    const lines = linesOf(room.window.items, { newAfter, me, dayOf: dayKey });
    const mine = room.window.newer ? [] : pending.filter((p) => !p.thread);
    return html`${this.#unreadPill(lines)}
      <div class="scroll" role="log" aria-live="off" aria-label=${t('stream.label')} data-testid="stream" tabindex="0" @scroll=${this.#scrolled} @mouseleave=${() => (this.active = null)}>
        <div class="inner"><h2 class="sr">${t('stream.label')}</h2>
          ${room.window.older ? html`<p class="start">${t('stream.loading-older')}</p>` : html`<p class="start">${t('stream.start', { name: room.incident?.title ?? room.channel.name })}</p>`}
          ${lines.length === 0 && !mine.length && !room.window.older ? emptyState(t('stream.empty'), t('stream.empty-hint')) : nothing}
          ${repeat(lines, (l) => l.key, (l) => this.#line(l, view))}
          ${repeat(mine, (p) => p.key, (p) => pendingLine(p, { store: this.store, view }))}
        </div>
      </div>
      ${this.below || this.away || room.window.newer ? html`<button class="pill bottom" data-testid="to-latest" @click=${this.goLatest}>${icon('down')}
        ${this.below ? t('stream.jump-new', { count: this.below }) : t('stream.to-latest')}</button>` : nothing}`;
  }

  #line(line, view) {
    switch (line.type) {
      case 'day': return html`<div class="rule" role="separator"><time datetime=${line.time} title=${absolute(line.time)}>${day(line.time)}</time></div>`;
      case 'new': return html`<div class="rule new" role="separator" data-testid="new-line">${t('stream.new')}</div>`;
      case 'message': return messageLine(line, view);
      case 'card': return cardLine(line, view);
      default: return actLine(line, view);
    }
  }

  #unreadPill(lines) {
    const { unreadAtOpen, newAfter, room } = this.store;
    if (!unreadAtOpen || this.passed || newAfter === null) return nothing;
    const line = lines.findIndex((l) => l.type === 'new');
    if (line >= 0 && lines.length - line < 6) return nothing;
    const first = room.window.items.find((i) => i.seq > newAfter);
    return html`<button class="pill top" data-testid="to-unread" @click=${this.#toNew}>${icon('up')}${t('stream.to-unread', { count: unreadAtOpen, time: first ? short(first.time) : '' })}</button>`;
  }
}
customElements.define('muster-room-stream', RoomStream);
