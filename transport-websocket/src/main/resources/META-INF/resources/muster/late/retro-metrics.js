import { css, html, nothing } from 'lit';
import { MusterElement, reasonOf } from '../element.js';
import { t } from '../texts.js';
import { measured } from './measured.js';

const MINUTE = 60_000;

/** What a field says as the server counts it, and back: minutes as milliseconds, money as hundredths. */
const FACTORS = { DURATION: MINUTE, CURRENCY: 100, COUNT: 1 };

/** What a run came to: one field for each metric of the version of the playbook that it ran by. */
export class RetroMetrics extends MusterElement {
  static properties = { session: { attribute: false }, runs: { attribute: false }, metrics: { state: true }, values: { state: true }, said: { state: true } };
  static styles = [...MusterElement.styles, css`
    section { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 16px; }
    h2 { padding-bottom: 8px; }
    .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 0 16px; }
  `];

  willUpdate(changed) {
    if (changed.has('runs') && changed.get('runs')?.id !== this.runs.id) this.#load();
  }

  async #load() {
    const { id, playbook, playbookVersion } = this.runs;
    if (!playbook) return;
    const { client } = this.session;
    try {
      const { content } = await client.ask('playbook.show', { playbook, version: playbookVersion });
      this.metrics = content.metrics;
      if (content.metrics.length) this.values = await measured(client, id, content.metrics);
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  render() {
    const { metrics, values, said } = this;
    if (!metrics?.length) return said?.wrong ? html`<p class="refusal" role="alert">${said.text}</p>` : nothing;
    const shown = (m) => (values?.get(m.id) === null || values?.get(m.id) === undefined ? '' : String(values.get(m.id) / FACTORS[m.type]));
    return html`<section aria-labelledby="metrics"><h2 id="metrics">${t('playbook.metrics')}</h2><div class="row">${metrics.map((m) => html`<div class="field"><label for=${m.id}>${m.title} <span class="muted">(${t(`retro.unit-${m.type}`)})</span></label>
        <input id=${m.id} type="number" min="0" step="any" inputmode="decimal" data-testid="retro-metric" .value=${shown(m)} @change=${(e) => this.#set(m, e.target.value)}>
        ${m.description ? html`<p class="hint" dir="auto">${m.description}</p>` : nothing}</div>`)}</div>
      <p role="status" class=${said?.wrong ? 'refusal' : 'tiny muted'}>${said?.text ?? t('retro.metrics-hint')}</p></section>`;
  }

  async #set(metric, text) {
    const value = text === '' ? undefined : Math.round(Number(text) * FACTORS[metric.type]);
    try {
      await this.session.client.command('playbook.set-metric', { incident: this.runs.id, metric: metric.id, ...(value === undefined ? {} : { value }) });
      this.values = new Map(this.values).set(metric.id, value ?? null);
      this.said = { text: t('retro.metric-kept', { title: metric.title }) };
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }
}
customElements.define('muster-retro-metrics', RetroMetrics);
