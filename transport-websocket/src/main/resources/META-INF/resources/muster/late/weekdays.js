/** The days of a week as the server names them, from Monday. */
export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** The same with a day of the week or without it, in the order of the week; all days are said by none. */
export function withDay(one, day, on) {
  const before = one.days.length ? one.days : DAYS;
  const days = DAYS.filter((other) => (other === day ? on : before.includes(other)));
  return { ...one, days: days.length === DAYS.length ? [] : days };
}

export const hasDay = (one, day) => one.days.length === 0 || one.days.includes(day);
