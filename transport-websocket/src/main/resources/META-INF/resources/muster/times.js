/** Times in the reader's zone. Pure but for the zone and `now`. */
import { locale, t } from './texts.js';

const formats = new Map();
function format(options) {
  const key = locale() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale(), options));
  return formats.get(key);
}

/** 23:07 */
export const clock = (time, timeZone) =>
  format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(time));

/** 21 Nov 2026, 23:07 GMT */
export const absolute = (time) =>
  format({
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(time));

const days = new Map();
const KEPT_DAYS = 5000;

/** A name for the day, sortable. Known again by its minute: a long stream asks for it at every step. */
export function dayKey(time) {
  const minute = Math.floor(new Date(time).getTime() / 60_000);
  let key = days.get(minute);
  if (!key) {
    key = format({ year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(minute * 60_000)
      .filter((p) => p.type !== 'literal').map((p) => p.value).reverse().join('-');
    if (days.size > KEPT_DAYS) days.clear();
    days.set(minute, key);
  }
  return key;
}

/** Today, Yesterday, or Saturday, 21 November 2026 */
export function day(time, now = Date.now()) {
  if (dayKey(time) === dayKey(now)) return t('time.today');
  if (dayKey(time) === dayKey(now - 86_400_000)) return t('time.yesterday');
  return format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(time));
}

/** 23:07 today, else 20 Nov, 23:07 */
export function short(time, now = Date.now()) {
  if (dayKey(time) === dayKey(now)) return clock(time);
  return format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(time));
}

/** A span in its two greatest units: 3 d 4 h, 1 h 12 min, 4 min, 12 s. */
export function span(milliseconds) {
  const s = Math.max(0, Math.round(milliseconds / 1000));
  if (s < 60) return t('time.seconds', { s });
  const m = Math.floor(s / 60);
  if (m < 60) return t('time.minutes', { m });
  const h = Math.floor(m / 60);
  if (h < 24) return t(m % 60 ? 'time.hours-minutes' : 'time.hours', { h, m: m % 60 });
  return t(h % 24 ? 'time.days-hours' : 'time.days', { d: Math.floor(h / 24), h: h % 24 });
}

/** A countdown: above ten minutes in minutes, below as 4:07. */
export function countdown(milliseconds) {
  const s = Math.ceil(Math.max(0, milliseconds) / 1000);
  if (s >= 600) return span(s * 1000);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

/** in 12 min, 3 min ago, just now */
export function relative(time, now = Date.now()) {
  const away = Date.parse(time) - now;
  if (Math.abs(away) < 45_000) return t('time.now');
  return away > 0 ? t('time.in', { span: span(away) }) : t('time.ago', { span: span(-away) });
}

/** Where in the world a zone is, and what time it is there. */
export function there(zone, now = Date.now()) {
  if (!zone) return '';
  try {
    return t('time.there', { time: clock(now, zone), place: zone.split('/').pop().replaceAll('_', ' ') });
  } catch {
    return zone;
  }
}

/** A time as a native field for date and time wants it, in the reader's zone: 2026-11-21T23:07. */
export function localInput(time) {
  const local = new Date(time);
  return new Date(local.getTime() - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Times that people mean most: [{key, at}]. `soon` ones for a reminder, office hours for a message. */
export function presets(soon, now = new Date()) {
  const inMinutes = (minutes) => new Date(now.getTime() + minutes * 60_000);
  const morning = (days) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(9, 0, 0, 0);
    return at;
  };
  const tomorrow = { key: 'tomorrow', at: morning(1) };
  const monday = { key: 'monday', at: morning((8 - now.getDay()) % 7 || 7) };
  return soon ? [{ key: 'minutes-20', at: inMinutes(20) }, { key: 'hour', at: inMinutes(60) }, { key: 'hours-3', at: inMinutes(180) }, tomorrow, monday]
    : [{ key: 'minutes-30', at: inMinutes(30) }, { key: 'hours-2', at: inMinutes(120) }, tomorrow, monday];
}
