import { css, html, nothing } from 'lit';
import { barChart, chartStyles, lineChart } from './chart.js';
import { byMonth } from './chart-scale.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { span } from '../times.js';
import { locale, t } from '../texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TIMES = [1000, MINUTE, HOUR, 24 * HOUR];
const PERIODS = { all: null, year: 365, quarter: 90 };

/** What people see of a value of a metric: milliseconds, hundredths of a currency, or a count. */
export function valueShown(type, value) {
  if (value === null || value === undefined) return t('common.none');
  if (type === 'DURATION') return span(value);
  return new Intl.NumberFormat(locale(), type === 'CURRENCY' ? { minimumFractionDigits: 0, maximumFractionDigits: 2 } : {}).format(type === 'CURRENCY' ? value / 100 : value);
}

/** How the runs of a playbook went: how many, how long, what was left out or late, and where its metrics go. */
export class MusterFigures extends PlaceList {
  static properties = { playbook: {}, period: { state: true } };
  static styles = [...PlaceList.styles, chartStyles, css`
    .page { max-width: 1080px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; padding-bottom: 16px; }
    .tiles > div { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; }
    .tiles dt { font-size: 13px; color: var(--muster-muted); }
    .tiles dd { font-size: 24px; font-variant-numeric: tabular-nums; }
    .tiles dd small { display: block; font-size: 12px; color: var(--muster-muted); }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); gap: 16px; }
    .bar { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; padding-bottom: 16px; }
    .bar select { width: auto; }
    .better { color: var(--muster-good); font-weight: 600; }
    .worse { color: var(--muster-warning); font-weight: 600; }
    h2 { padding: 24px 0 12px; }
  `];
  static defaults = () => ({ period: 'all' });

  get heading() {
    return this.answer ? t('figures.title', { name: this.answer.title }) : t('figures.heading');
  }

  get failed() {
    return t('figures.error');
  }

  updated(changed) {
    if ((changed.has('playbook') && changed.get('playbook')) || (changed.has('period') && changed.get('period'))) this.load();
  }

  async ask() {
    const days = PERIODS[this.period];
    const { client } = this.session;
    const [figures, { content }] = await Promise.all([
      client.ask('playbook.figures', { playbook: this.playbook, ...(days ? { since: new Date(Date.now() - days * 24 * HOUR).toISOString() } : {}) }),
      client.ask('playbook.show', { playbook: this.playbook }),
    ]);
    return { ...figures, title: content.title };
  }

  list() {
    const { runs, durations, metrics } = this.answer;
    const bar = html`<div class="bar"><a class="button" href=${`#/playbooks/${encodeURIComponent(this.playbook)}`}>${t('figures.playbook')}</a>
      <select aria-label=${t('figures.period')} data-testid="figures-period" @change=${(e) => (this.period = e.target.value)}>${Object.keys(PERIODS).map((p) => html`<option value=${p} ?selected=${p === this.period}>${t(`figures.period-${p}`)}</option>`)}</select></div>`;
    if (runs === 0) return html`${bar}${emptyState(t('figures.none'), t('figures.none-hint'))}`;
    const measured = metrics.filter((m) => m.points.length);
    return html`${bar}${this.#tiles(this.answer)}
      ${durations.length ? html`<div class="charts">${barChart(byMonth(durations.map((p) => p.at)), { id: 'runs', title: t('figures.runs-over') })}
        ${lineChart(durations.map((p) => ({ ...p, value: p.value * 1000 })), (v) => span(v), { id: 'durations', title: t('figures.durations'), note: t('figures.latest', { count: durations.length }), units: TIMES, kind: t('figures.duration') })}</div>` : html`<p class="small muted">${t('figures.none-over')}</p>`}
      ${metrics.length ? html`<h2>${t('playbook.metrics')}</h2>${measured.length ? html`<div class="charts">${measured.map((m) => this.#metric(m))}</div>` : html`<p class="small muted">${t('figures.none-measured')}</p>`}` : nothing}`;
  }

  #tiles({ runs, open, medianSeconds, longestSeconds, tasksSkipped, tasksLate }) {
    const each = (count) => t('figures.per-run', { count: new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(count / runs) });
    const tile = (label, value, more = nothing) => html`<div><dt>${label}</dt><dd>${value}${more === nothing ? nothing : html`<small>${more}</small>`}</dd></div>`;
    const time = (seconds) => (seconds === null || seconds === undefined ? t('common.none') : span(seconds * 1000));
    return html`<dl class="tiles" data-testid="figures">${tile(t('figures.runs'), runs, open ? t('figures.open', { count: open }) : nothing)}${tile(t('figures.median'), time(medianSeconds))}${tile(t('figures.longest'), time(longestSeconds))}
      ${tile(t('figures.skipped'), tasksSkipped, each(tasksSkipped))}${tile(t('figures.late'), tasksLate, each(tasksLate))}</dl>`;
  }

  #metric(m) {
    const shown = (value) => valueShown(m.type, value);
    return lineChart(m.points, shown, { id: m.id, title: m.title, note: this.#trend(m, shown), target: m.target ?? null, units: m.type === 'DURATION' ? TIMES : [1] });
  }

  /** The latest five against the five before, in words. */
  #trend({ latest, before, median }, shown) {
    if (latest === undefined || latest === null) return t('figures.median-is', { value: shown(median) });
    if (before === undefined || before === null) return t('figures.latest-is', { value: shown(latest) });
    const way = latest === before ? 'same' : latest > before ? 'up' : 'down';
    return html`${way === 'same' ? nothing : icon(way)} ${t(`figures.trend-${way}`, { latest: shown(latest), before: shown(before) })}`;
  }
}
customElements.define('muster-figures', MusterFigures);
