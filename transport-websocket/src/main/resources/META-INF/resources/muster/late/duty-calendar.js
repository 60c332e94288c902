import { css, html, nothing, svg } from 'lit';
import { piecesOf } from './duty-times.js';
import { MusterElement } from '../element.js';
import { dayKey, short } from '../times.js';
import { locale, t } from '../texts.js';

const weekday = (day) => new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric' }).format(day);
const whole = (day) => new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(day);

/** Weeks as strips, with everybody's shifts where they lie. What they say stands in the list below, too. */
export class DutyCalendar extends MusterElement {
  static properties = { range: { attribute: false }, ones: { attribute: false }, me: {}, nameOf: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; border: 1px solid var(--muster-line); border-radius: 8px; overflow: hidden; }
    .week + .week { border-top: 1px solid var(--muster-line); }
    .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); font-size: 12px; color: var(--muster-muted); background: var(--muster-surface); }
    .days span { padding: 2px 6px; border-inline-start: 1px solid var(--muster-line); overflow: hidden; white-space: nowrap; text-overflow: clip; }
    .days span:first-child { border: 0; }
    .days .today { color: var(--muster-text); font-weight: 600; background: var(--muster-selected); }
    svg { display: block; width: 100%; height: 40px; font: 12px var(--muster-font); }
    .line { stroke: var(--muster-line); }
    .now { stroke: var(--muster-danger); stroke-width: 2; }
    rect.shift { fill: var(--muster-selected); stroke: var(--muster-background); stroke-width: 2; }
    rect.mine { fill: var(--muster-accent); }
    rect.cover { stroke: var(--muster-accent); stroke-dasharray: 4 2; stroke-width: 1.5; }
    rect.gap { fill: var(--muster-danger-surface); stroke: var(--muster-danger); stroke-dasharray: 3 3; }
    text { fill: var(--muster-text); }
    text.mine { fill: var(--muster-on-accent); font-weight: 600; }
    text.gap { fill: var(--muster-danger); font-weight: 600; }
    @media (max-width: 480px) { .days span { padding: 2px 0; text-align: center; font-size: 11px; white-space: normal; } }
  `];

  render() {
    const today = dayKey(Date.now());
    return html`${this.range.weeks.map((week) => {
      const pieces = piecesOf(week, this.ones);
      const gaps = pieces.filter(({ one }) => !one.who).length;
      return html`<div class="week"><div class="days" aria-hidden="true">${week.days.map((day) => html`<span class=${dayKey(day) === today ? 'today' : ''}>${weekday(day)}</span>`)}</div>
        <svg role="img" data-testid="duty-week" aria-label=${t('duty.week-said', { from: whole(week.from), count: pieces.length - gaps, gaps })}>
          ${week.days.slice(1).map((day) => this.#line(week, day, 'line'))}${pieces.map((piece) => this.#piece(piece))}${this.#line(week, Date.now(), 'now')}</svg></div>`;
    })}`;
  }

  #line(week, time, kind) {
    const x = ((time - week.from) / (week.until - week.from)) * 100;
    return x < 0 || x > 100 ? nothing : svg`<line class=${kind} x1="${x}%" x2="${x}%" y1="0" y2="40"></line>`;
  }

  #piece({ one, x, width }) {
    const name = one.who ? this.nameOf(one.who) : t('common.nobody');
    const look = one.who ? `shift ${one.who.person === this.me ? 'mine' : ''} ${one.override ? 'cover' : ''}` : 'gap';
    return svg`<svg x="${x}%" y="5" width="${width}%" height="30"><title>${t('duty.span', { name, from: short(one.from), until: short(one.until) })}</title>
      <rect class=${look} x="1" y="1" width="100%" height="28" rx="4"></rect><text class=${look} x="6" y="19">${name}</text></svg>`;
  }
}
customElements.define('muster-duty-calendar', DutyCalendar);
