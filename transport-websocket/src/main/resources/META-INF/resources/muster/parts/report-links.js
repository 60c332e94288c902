import { css, html } from 'lit';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

export const reportStyles = css`.report { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; } .report h3 { margin: 0; flex: 1; }`;

/** The report of the incident as a file. */
export const reportLinks = (store) => html`<section class="report"><h3>${t('report.title')}</h3>${['markdown', 'json'].map((format) => html`
  <button class="plain" data-testid=${`report-${format}`} aria-label=${t(`report.download-${format}`)} @click=${() => download(store, format)}>${icon('save')}${t(`report.${format}`)}</button>`)}</section>`;

async function download(store, format) {
  try {
    const { name, type, content } = await store.client.ask('report.incident', { incident: store.channel, format });
    const address = URL.createObjectURL(new Blob([content], { type }));
    Object.assign(document.createElement('a'), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 30_000);
  } catch (failure) {
    store.say(reasonOf(failure), { refusal: true });
  }
}
