/** What a calendar of a rotation shows: weeks from Monday in the reader's zone, and what lies where in them. Pure but for the zone. */

const DAY = 86_400_000;

/** Midnight of a day, so many days later. */
export function midnight(time, days = 0) {
  const day = new Date(time);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + days);
  return day;
}

export const mondayOf = (time) => midnight(time, -((new Date(time).getDay() + 6) % 7));

/** So many weeks from a Monday: {from, until, weeks: [{from, until, days: [midnights]}]}. */
export function rangeOf(monday, weeks) {
  const week = (n) => ({ from: midnight(monday, 7 * n), until: midnight(monday, 7 * n + 7), days: Array.from({ length: 7 }, (_, d) => midnight(monday, 7 * n + d)) });
  return { from: midnight(monday), until: midnight(monday, 7 * weeks), weeks: Array.from({ length: weeks }, (_, n) => week(n)) };
}

/** Shifts and gaps in one line, in the order of their beginnings. */
export const inOrder = (shifts, gaps) =>
  [...shifts, ...gaps.map((gap) => ({ ...gap, who: null }))].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** What of these lies in a week, with its place in hundredths of it: [{one, x, width}]. */
export function piecesOf(week, ones) {
  const whole = week.until - week.from;
  return ones.map((one) => ({ one, from: Math.max(Date.parse(one.from), +week.from), until: Math.min(Date.parse(one.until), +week.until) }))
    .filter(({ from, until }) => from < until)
    .map(({ one, from, until }) => ({ one, x: ((from - week.from) / whole) * 100, width: ((until - from) / whole) * 100 }));
}

/** The same by the day on which they begin; what began before the range stands on its first day: [{day, ones}]. */
export function byDay(range, ones) {
  const days = new Map();
  for (const one of ones) {
    const day = midnight(Math.max(Date.parse(one.from), +range.from)).getTime();
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days].map(([day, list]) => ({ day: new Date(day), ones: list }));
}

/** How long nobody is on call, in milliseconds. */
export const lengthOf = (gaps) => gaps.reduce((sum, gap) => sum + Date.parse(gap.until) - Date.parse(gap.from), 0);

/** Shifts that can be exchanged: of one person by a layer, and known from their beginning to their end. */
export function exchangeable(shifts, from, until) {
  return shifts.filter((one) => one.who?.person && one.layer && Date.parse(one.from) > +from && Date.parse(one.until) < +until);
}

/** From when until when somebody asks for shifts to exchange. */
export const ahead = (now = Date.now()) => ({ from: new Date(now), until: new Date(now + 92 * DAY) });
