/** Charts drawn by hand: a line of values over time, with a table of the same for whoever reads it otherwise. */
import { css, html, nothing, svg } from 'lit';
import { medianOf, stepsTo } from './chart-scale.js';
import { absolute, day } from '../times.js';
import { locale, t } from '../texts.js';

const WIDTH = 480;
const HEIGHT = 180;
const LEFT = 70;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 26;

export const chartStyles = css`
  svg.chart { display: block; width: 100%; height: auto; max-height: 260px; overflow: visible; }
  .chart .grid { stroke: var(--muster-line); stroke-width: 1; }
  .chart .target { stroke: var(--muster-warning); stroke-width: 1.5; stroke-dasharray: 6 4; }
  .chart .line { stroke: var(--muster-accent); stroke-width: 2; fill: none; stroke-linejoin: round; }
  .chart .dot { fill: var(--muster-accent); stroke: var(--muster-background); stroke-width: 1.5; }
  .chart .bar { fill: var(--muster-accent); }
  .chart text { fill: var(--muster-muted); font: 12px var(--muster-font); }
  .chart text.said { fill: var(--muster-warning); }
  .chart .version { stroke: var(--muster-control); stroke-width: 1; stroke-dasharray: 2 3; }
  figure { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; }
  figcaption { display: flex; gap: 8px; justify-content: space-between; align-items: baseline; flex-wrap: wrap; padding-bottom: 8px; }
  figure details summary { cursor: pointer; font-size: 12px; color: var(--muster-muted); min-height: 32px; display: flex; align-items: center; }
  figure table { border-collapse: collapse; font-size: 13px; width: 100%; }
  figure th, figure td { text-align: start; padding: 4px 8px; border-top: 1px solid var(--muster-line); }
  figure td:last-child, figure th:last-child { text-align: end; font-variant-numeric: tabular-nums; }
  @media (pointer: coarse), (max-width: 720px) { figure details summary { min-height: 44px; } .chart text { font-size: 18px; } }
`;

const short = (time) => new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(new Date(time));
const y = (value, top) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);

function frame(steps, label) {
  const top = steps.at(-1);
  return steps.map((s) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(s, top)} y2=${y(s, top)}></line><text x=${LEFT - 8} y=${y(s, top) + 4} text-anchor="end">${label(s)}</text>`);
}

const drawing = (id, summary, content) => html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-said"><title id="${id}-said">${summary}</title>${content}</svg>`;

/**
 * Values over time as a line.
 *
 * @param points [{at, version, value}], the earliest first
 * @param shown what people see of a value
 * @param options {id, title, note, target, units}
 */
export function lineChart(points, shown, { id, title, note = nothing, target = null, units = [1], kind }) {
  const steps = stepsTo(Math.max(target ?? 0, ...points.map((p) => p.value)), units);
  const top = steps.at(-1);
  const x = (i) => LEFT + 10 + (points.length === 1 ? (WIDTH - LEFT - RIGHT) / 2 : (i * (WIDTH - LEFT - RIGHT - 20)) / (points.length - 1));
  const median = medianOf(points.map((p) => p.value));
  const summary = t('figures.line-said', { title, count: points.length, least: shown(Math.min(...points.map((p) => p.value))), most: shown(Math.max(...points.map((p) => p.value))), median: shown(median), last: shown(points.at(-1).value) });
  const versions = points.map((p, i) => ({ ...p, i })).filter((p, i) => i > 0 && p.version !== points[i - 1].version);
  return html`<figure data-testid="figure" data-figure=${id}><figcaption><h3>${title}</h3><span class="tiny muted">${note}</span></figcaption>
    ${drawing(id, summary, svg`${frame(steps, shown)}
      ${versions.map((p) => svg`<line class="version" x1=${(x(p.i) + x(p.i - 1)) / 2} x2=${(x(p.i) + x(p.i - 1)) / 2} y1=${TOP} y2=${HEIGHT - BOTTOM}></line><text x=${(x(p.i) + x(p.i - 1)) / 2 + 4} y=${TOP + 8}>${t('figures.version', { version: p.version })}</text>`)}
      ${target === null ? nothing : svg`<line class="target" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(target, top)} y2=${y(target, top)}></line><text class="said" x=${WIDTH - RIGHT} y=${y(target, top) - 4} text-anchor="end">${t('figures.target', { value: shown(target) })}</text>`}
      <polyline class="line" points=${points.map((p, i) => `${x(i)},${y(p.value, top)}`).join(' ')}></polyline>
      ${points.map((p, i) => svg`<circle class="dot" cx=${x(i)} cy=${y(p.value, top)} r="4"><title>${absolute(p.at)}: ${shown(p.value)}</title></circle>`)}
      <text x=${x(0)} y=${HEIGHT - 6} text-anchor=${points.length === 1 ? 'middle' : 'start'}>${short(points[0].at)}</text>${points.length > 1 ? svg`<text x=${x(points.length - 1)} y=${HEIGHT - 6} text-anchor="end">${short(points.at(-1).at)}</text>` : nothing}`)}
    ${table(points.map((p) => [day(p.at), t('figures.version', { version: p.version }), shown(p.value)]), [t('figures.began'), t('figures.of-version'), kind ?? title])}</figure>`;
}

/** Counts by month as bars. */
export function barChart(months, { id, title }) {
  const steps = stepsTo(Math.max(...months.map((m) => m.count)));
  const top = steps.at(-1);
  const wide = (WIDTH - LEFT - RIGHT) / months.length;
  const name = (month) => new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric' }).format(month);
  const each = Math.ceil(months.length / 8);
  const summary = t('figures.bar-said', { title, from: name(months[0].month), to: name(months.at(-1).month), count: months.reduce((n, m) => n + m.count, 0), most: Math.max(...months.map((m) => m.count)) });
  return html`<figure data-testid="figure" data-figure=${id}><figcaption><h3>${title}</h3></figcaption>
    ${drawing(id, summary, svg`${frame(steps.filter(Number.isInteger), (s) => String(s))}
      ${months.map((m, i) => svg`<rect class="bar" x=${LEFT + i * wide + wide * 0.15} width=${Math.min(wide * 0.7, 72)} y=${y(m.count, top)} height=${HEIGHT - BOTTOM - y(m.count, top)} rx="2"><title>${name(m.month)}: ${m.count}</title></rect>
        ${i % each === 0 ? svg`<text x=${LEFT + i * wide + wide * 0.15} y=${HEIGHT - 6}>${new Intl.DateTimeFormat(locale(), { month: 'short' }).format(m.month)}</text>` : nothing}`)}`)}
    ${table(months.map((m) => [name(m.month), String(m.count)]), [t('figures.month'), title])}</figure>`;
}

const table = (rows, head) => html`<details><summary>${t('figures.table')}</summary><table><thead><tr>${head.map((h) => html`<th scope="col">${h}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></details>`;
