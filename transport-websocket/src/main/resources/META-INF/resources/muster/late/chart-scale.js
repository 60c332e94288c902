/** What a chart counts by: pure functions of values. */
const LINES = 4;

/** Round steps from nothing to at least the greatest value: 1, 2 or 5 times a power of ten, or of `base` for times. */
export function stepsTo(most, units = [1]) {
  if (!(most > 0)) return [0, 1];
  const unit = units.filter((u) => u <= most).at(-1) ?? units[0];
  const raw = most / unit / LINES;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max([1, 2, 5, 10].map((n) => n * power).find((s) => s >= raw) * unit, units[0]);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** The mean of two middle values, or the middle one; null for none. */
export function medianOf(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How often something was in each of the months from the first to the last: [{month, count}]. */
export function byMonth(times) {
  if (times.length === 0) return [];
  const monthOf = (time) => new Date(time).getFullYear() * 12 + new Date(time).getMonth();
  const months = times.map(monthOf);
  const from = months.reduce((a, b) => Math.min(a, b));
  const to = months.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: to - from + 1 }, (_, i) => ({ month: new Date(Math.floor((from + i) / 12), (from + i) % 12, 1), count: months.filter((m) => m === from + i).length }));
}
