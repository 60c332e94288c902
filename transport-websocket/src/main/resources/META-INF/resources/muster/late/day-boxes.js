import { css, html } from 'lit';
import { DAYS, hasDay, withDay } from './weekdays.js';
import { locale } from '../texts.js';

/** A Monday, for the names of days. */
const A_MONDAY = Date.UTC(2026, 0, 5);
export const dayName = (day, weekday = 'long') => new Intl.DateTimeFormat(locale(), { weekday, timeZone: 'UTC' }).format(A_MONDAY + DAYS.indexOf(day) * 86_400_000);

export const dayStyles = css`.days { display: flex; flex-wrap: wrap; gap: 2px 12px; }`;

/** A box for each day; there is a day at least, so that the last one stays. */
export function dayBoxes(one, change, testid) {
  const changed = (event, day) => {
    const { target } = event;
    if (!target.checked && one.days.length === 1) target.checked = true;
    else change(withDay(one, day, target.checked).days);
  };
  return html`<div class="days">${DAYS.map((day) => html`<label class="check"><input type="checkbox" aria-label=${dayName(day)} .checked=${hasDay(one, day)} data-testid=${`${testid}-${day.toLowerCase()}`} @change=${(e) => changed(e, day)}>${dayName(day, 'short')}</label>`)}</div>`;
}
