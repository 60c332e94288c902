import { css, html, nothing } from 'lit';
import '../parts/people-field.js';
import { field } from './fields.js';
import { freshId } from './playbook-edits.js';
import { languageName, languagesWith } from './stakeholder-words.js';
import { FormDialog } from '../parts/form-dialog.js';
import { t } from '../texts.js';

const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
const select = (name, options, chosen, focus = false) => html`<select id=${name} name=${name} ?data-focus=${focus} data-testid=${`matrix-${name}`}>${options.map(([value, word]) => html`<option value=${value} ?selected=${value === (chosen ?? '')}>${word}</option>`)}</select>`;
const check = (name, label, on, focus = false) => html`<label class="check"><input type="checkbox" name=${name} value="yes" ?checked=${on} ?data-focus=${focus} data-testid=${`matrix-${name}`}>${label}</label>`;
const languages = (chosen, ...more) => languagesWith(chosen, ...more).map((one) => [one, languageName(one)]);

/** Changes one audience, one row or one template of a matrix that is being written; nothing is set by it. */
export class MatrixDialog extends FormDialog {
  static properties = { what: {}, about: { attribute: false }, answer: { attribute: false }, content: { attribute: false }, where: { state: true }, told: { state: true } };
  static styles = [...FormDialog.styles, css`.groups { max-height: 160px; overflow-y: auto; } `];

  connectedCallback() {
    super.connectedCallback();
    const { about, what } = this;
    if (what === 'audience') {
      this.where = about?.channel ? 'channel' : about?.purpose ? 'purpose' : '';
      this.people = about?.people ?? [];
    }
    this.told = what === 'row' && Boolean(about.row);
  }

  render() {
    const { what, about } = this;
    const heading = { audience: () => (about ? t('stake.change-named', { name: about.name }) : t('stake.add-audience')), row: () => t('stake.row-title', { name: about.audience.name, severity: about.severity }), template: () => t('stake.template') }[what]();
    return this.frame({ heading, submit: t('stake.put'), testid: 'matrix-put', body: { audience: () => this.#audience(about), row: () => this.#row(about), template: () => this.#template(about.template) }[what]() });
  }

  #audience(one) {
    const channels = (this.session.lists.channels ?? []).filter((c) => !c.archived);
    const unknown = one?.channel && !channels.some((c) => c.id === one.channel) ? [[one.channel, t('stake.in-a-channel')]] : [];
    return html`${field('name', t('stake.name'), html`<input id="name" name="name" required maxlength="100" autocomplete="off" dir="auto" data-focus .value=${one?.name ?? ''} data-testid="matrix-name">`)}
      <div class="row">${field('language', t('stake.language'), select('language', languages(one?.language, ...this.content.audiences.map((a) => a.language)), one?.language ?? 'en'))}
        ${field('zone', t('stake.zone'), html`<input id="zone" name="zone" list="zones" maxlength="60" autocomplete="off" aria-describedby="zone-hint" .value=${one?.zone ?? ''} data-testid="matrix-zone"><datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>`, t('stake.zone-hint'))}</div>
      ${field('where', t('stake.where'), html`<select id="where" name="where" data-testid="matrix-where" @change=${(e) => (this.where = e.target.value)}>${['', 'channel', 'purpose'].map((value) => html`<option value=${value} ?selected=${value === this.where}>${t(`stake.where-${value || 'none'}`)}</option>`)}</select>`)}
      ${this.where === 'channel' ? field('channel', t('stake.channel'), select('channel', [...unknown, ...channels.map((c) => [c.id, c.name])], one?.channel)) : nothing}
      ${this.where === 'purpose' ? field('purpose', t('stake.purpose'), html`<input id="purpose" name="purpose" required maxlength="60" autocomplete="off" aria-describedby="purpose-hint" .value=${one?.purpose ?? ''} data-testid="matrix-purpose">`, t('stake.purpose-hint')) : nothing}
      <muster-people-field .session=${this.session} label=${t('stake.people')} hint=${t('stake.people-hint')} .value=${this.people} .without=${[]} data-testid="matrix-people" @people-changed=${(e) => (this.people = e.detail)}></muster-people-field>
      ${this.answer.groups.length ? html`<fieldset class="choices groups"><legend>${t('stake.groups')}</legend>${this.answer.groups.map((g) => check(`group:${g.id}`, g.name, one?.groups?.includes(g.id)))}</fieldset>` : nothing}`;
  }

  #row({ row, audience }) {
    const own = [...new Set(this.content.templates.map((one) => one.id))].filter((id) => !['facts', 'last', 'mark'].includes(id));
    const { notifiers } = this.answer;
    const via = row?.via && !notifiers.includes(row.via) ? [...notifiers, row.via] : notifiers;
    return html`<label class="check"><input type="checkbox" name="told" value="yes" ?checked=${this.told} data-focus data-testid="matrix-told" @change=${(e) => (this.told = e.target.checked)}>${t('stake.is-told')}</label>
      ${this.told ? html`${check('post', t('stake.post'), row ? row.post : Boolean(audience.channel || audience.purpose))}
        ${field('via', t('stake.via'), select('via', [['', t('stake.via-none')], ...via.map((one) => [one, one])], row?.via), t('stake.via-hint'))}
        ${field('cadence', t('stake.cadence'), html`<input id="cadence" name="cadence" type="number" min="0" max="10080" required aria-describedby="cadence-hint" .value=${String(row?.cadenceMinutes ?? 60)} data-testid="matrix-cadence">`, t('stake.cadence-hint'))}
        <div class="row">${field('language', t('stake.language'), select('language', [['', t('stake.language-own', { language: languageName(audience.language) })], ...languages(row?.language)], row?.language))}
        ${field('template', t('stake.template'), select('template', [['', t('stake.template-facts')], ...own.map((id) => [id, id])], row?.template))}</div>
        ${check('approval', t('stake.approval'), row?.approval !== false)}` : html`<p class="small muted">${t('stake.not-told')}</p>`}`;
  }

  #template(one) {
    return html`<div class="row">${field('id', t('stake.template-id'), html`<input id="id" name="id" required maxlength="40" pattern="[a-z0-9\\-]+" autocomplete="off" data-focus .value=${one?.id ?? ''} aria-describedby="id-hint" data-testid="matrix-template-id">`, t('stake.template-id-hint'))}
        ${field('language', t('stake.language'), select('language', languages(one?.language, ...this.content.audiences.map((a) => a.language)), one?.language ?? 'en'))}</div>
      ${field('text', t('stake.template-text'), html`<textarea id="text" name="text" required maxlength="2000" dir="auto" aria-describedby="text-hint" .value=${one?.text ?? ''} data-testid="matrix-template-text"></textarea>`, t('stake.places', { places: this.answer.places.map((p) => `{${p}}`).join(' ') }))}`;
  }

  async act(form) {
    this.fire('muster-put', { audience: () => this.#audienceOf(form), row: () => this.#rowOf(form), template: () => ({ id: form.id, language: form.language, text: form.text.trim() }) }[this.what]());
  }

  #audienceOf({ name, language, zone, where, channel, purpose, ...rest }) {
    return {
      id: this.about?.id ?? freshId(name, this.content.audiences.map((one) => one.id)), name: name.trim(), language, people: this.people,
      groups: Object.keys(rest).filter((key) => key.startsWith('group:')).map((key) => key.slice(6)),
      ...(zone?.trim() ? { zone: zone.trim() } : {}), ...(where === 'channel' && channel ? { channel } : {}), ...(where === 'purpose' ? { purpose: purpose.trim() } : {}),
    };
  }

  #rowOf({ told, post, via, cadence, language, template, approval }) {
    return told ? { post: Boolean(post), cadenceMinutes: Number(cadence), approval: Boolean(approval), ...(via ? { via } : {}), ...(language ? { language } : {}), ...(template ? { template } : {}) } : null;
  }
}
customElements.define('muster-matrix-dialog', MatrixDialog);
