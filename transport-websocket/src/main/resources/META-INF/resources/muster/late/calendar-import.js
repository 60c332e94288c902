import { css, html, nothing } from 'lit';
import { colleagues } from './colleagues.js';
import { field } from './fields.js';
import { askWhole, commandWhole } from './whole.js';
import { FormDialog, personOptions } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { t } from '../texts.js';

const MOST = 256 * 1024;
const zones = Intl.supportedValuesOf?.('timeZone') ?? [];

/** Who is chosen for each name that the calendar has and nobody here is known by: what the server is told of them. */
const peopleOf = (chosen) => Object.fromEntries(Object.entries(chosen).filter(([, person]) => person));

/** Makes a layer of a calendar's file: says what is in it, asks who is meant, then imports it. */
export class CalendarImport extends FormDialog {
  static properties = { shown: { attribute: false }, text: { state: true }, preview: { state: true }, chosen: { state: true } };
  static styles = [...FormDialog.styles, css`
    fieldset { margin-top: 16px; }
    .who { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 4px 12px; align-items: center; margin-bottom: 8px; }
    .who span { overflow-wrap: anywhere; }
  `];

  get #layers() {
    return this.shown.layers.filter((one) => one.calendar);
  }

  render() {
    const { preview } = this;
    const [first] = this.#layers;
    return this.frame({
      heading: t('import.title'), submit: t('import.submit'), testid: 'import-submit', wide: true,
      body: html`<p class="small muted">${t('import.hint')}</p><br>
        ${field('file', t('import.file'), html`<input id="file" type="file" accept=".ics,text/calendar" data-focus data-testid="import-file" @change=${this.#chosen}>`)}
        <div class="row">${field('layer', t('import.layer'), html`<input id="layer" name="layer" list="layers" required maxlength="60" autocomplete="off" dir="auto" data-testid="import-layer" .value=${first?.name ?? t('import.layer-name')}><datalist id="layers">${this.#layers.map((one) => html`<option value=${one.name}></option>`)}</datalist>`, t('import.layer-hint'))}
          ${field('zone', t('import.zone'), html`<input id="zone" name="zone" list="zones" required maxlength="64" autocomplete="off" data-testid="import-zone" .value=${first?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}><datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>`, t('import.zone-hint'))}</div>
        ${preview ? html`<p class="small" data-testid="import-preview">${t('import.events', { count: preview.events })}</p>${preview.unknown.length ? this.#unknown(preview.unknown) : nothing}` : nothing}`,
    });
  }

  #unknown(unknown) {
    const people = colleagues(this.session);
    return html`<fieldset class="choices"><legend>${t('import.unknown')}</legend><p class="hint">${t('import.unknown-hint')}</p>${unknown.map((name, i) => html`<div class="who"><span dir="auto" id=${`who-${i}`}>${name.replace(/^mailto:/i, '')}</span>
      <select aria-labelledby=${`who-${i}`} data-testid="import-who" @change=${(e) => (this.chosen = { ...this.chosen, [name]: e.target.value })}>${personOptions(people, this.chosen?.[name], t('import.left-out'))}</select></div>`)}</fieldset>`;
  }

  #chosen = async (event) => {
    const [file] = event.currentTarget.files;
    Object.assign(this, { preview: null, text: null, refusal: null, chosen: {} });
    if (!file) return;
    if (file.size > MOST) {
      this.refusal = t('import.too-large');
      return;
    }
    this.text = await file.text();
    const zone = this.$('#zone').value.trim();
    try {
      this.preview = await askWhole(this.session, 'rotation.preview-calendar', { rotation: this.shown.id, text: this.text, zone });
    } catch (failure) {
      this.text = null;
      this.refusal = reasonOf(failure);
    }
  };

  async act({ layer, zone }) {
    if (!this.text) throw Object.assign(new Error(), { code: 'invalid', message: t('import.no-file') });
    const people = peopleOf(this.chosen ?? {});
    const { ids } = await commandWhole(this.session, 'rotation.import-calendar', { rotation: this.shown.id, layer: layer.trim(), zone: zone.trim(), text: this.text, people, skip: true });
    this.fire('calendar-imported', { events: Number(ids.events), skipped: Number(ids.skipped), layer: layer.trim() });
  }
}
customElements.define('muster-calendar-import', CalendarImport);
