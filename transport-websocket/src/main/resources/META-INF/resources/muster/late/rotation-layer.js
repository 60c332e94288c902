import { css, html, nothing } from 'lit';
import { dayBoxes, dayStyles } from './day-boxes.js';
import { editorStyles } from './editor-styles.js';
import { field } from './fields.js';
import { moveBy, removeAt } from './playbook-edits.js';
import { MOST_TURNS, MOST_WINDOWS, UNITS, keyOf, turnOf, usualWindow } from './rotation-edits.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** One layer of a rotation as it is edited: who takes turns, how long a turn lasts, and when in the week it is on. */
export class RotationLayer extends MusterElement {
  static properties = { layer: { attribute: false }, at: {}, count: {}, owners: { attribute: false }, zones: { attribute: false }, findings: { attribute: false }, nameOf: { attribute: false } };
  static styles = [...MusterElement.styles, editorStyles, dayStyles, css`
    :host { display: block; }
    .wrong { color: var(--muster-danger); font-size: 13px; display: flex; gap: 6px; align-items: start; }
    ol { counter-reset: turn; margin: 4px 0; }
    ol li { display: flex; gap: 4px; align-items: center; padding: 2px 0 2px 8px; border: 1px solid var(--muster-line); border-radius: var(--muster-radius); margin-bottom: 4px; }
    ol li span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    fieldset { border: 0; padding: 0; margin: 12px 0 0; min-width: 0; }
    legend { font-size: 13px; font-weight: 500; padding: 0 0 4px; }
    fieldset { margin-bottom: 16px; }
    .window { border-top: 1px dashed var(--muster-line); padding: 8px 0; display: grid; gap: 4px; }
    .times { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .times input { width: 130px; }
    .length { display: flex; gap: 8px; }
    .length input { width: 88px; }
    @media (max-width: 720px) { .check { min-height: 44px; } }
  `];

  focusName() {
    this.updateComplete.then(() => this.$('#name')?.select());
  }

  #set(path, value) {
    this.fire('layer-set', { path, value });
  }

  #found(path) {
    return this.findings.filter((f) => f.path === `layers.${this.at}.${path}`).map((f) => html`<p class="wrong" data-testid="rotation-finding" data-path=${f.path}>${icon('alert')}<span>${t(f.say, f.values)}</span></p>`);
  }

  render() {
    const { layer, at, count } = this;
    const name = layer.name || t('rotation.layer', { count: at + 1 });
    return html`<section aria-label=${name} data-testid="layer"><header><h2>${t('rotation.layer', { count: at + 1 })}</h2>
        ${count > 1 ? html`<button type="button" class="quiet square" aria-label=${t('playbook.up', { name })} ?disabled=${at === 0} @click=${() => this.fire('layer-moved', -1)}>${icon('up')}</button><button type="button" class="quiet square" aria-label=${t('playbook.down', { name })} ?disabled=${at === count - 1} @click=${() => this.fire('layer-moved', 1)}>${icon('down')}</button>
          <button type="button" class="quiet square" aria-label=${t('common.remove', { name })} data-testid="layer-remove" @click=${() => this.fire('layer-removed')}>${icon('trash')}</button>` : nothing}</header>
      <div class="row">${field('name', t('rotation.name'), html`<input id="name" maxlength="60" autocomplete="off" dir="auto" data-testid="layer-name" ?disabled=${layer.calendar} .value=${layer.name} @input=${(e) => this.#set(['name'], e.target.value)}>${this.#found('name')}`)}
        ${field('zone', t('rotation.zone'), html`<input id="zone" list="zones" maxlength="64" autocomplete="off" data-testid="layer-zone" .value=${layer.zone} @change=${(e) => this.#set(['zone'], e.target.value)}><datalist id="zones">${this.zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>${this.#found('zone')}`)}</div>
      ${layer.calendar ? html`<p class="small muted">${t('rotation.from-calendar')}</p>` : html`${this.#turns()}${this.#length()}${this.#windows()}`}</section>`;
  }

  #turns() {
    const { layer: { turns }, owners } = this;
    const called = (turn) => (turn.person ? this.nameOf(turn.person) : owners.groups.find((g) => g.id === turn.group)?.name ?? turn.name ?? turn.group);
    const options = (list) => list.map(([key, name]) => html`<option value=${key}>${name}</option>`);
    return html`<fieldset><legend>${t('rotation.turns')}</legend><ol data-testid="turns">${turns.map((turn, i) => html`<li data-testid="turn"><span dir="auto">${i + 1}. ${called(turn)}</span>
        <button type="button" class="quiet square" aria-label=${t('playbook.up', { name: called(turn) })} ?disabled=${i === 0} @click=${() => this.#set(['turns'], moveBy(turns, [i], -1))}>${icon('up')}</button><button type="button" class="quiet square" aria-label=${t('playbook.down', { name: called(turn) })} ?disabled=${i === turns.length - 1} @click=${() => this.#set(['turns'], moveBy(turns, [i], 1))}>${icon('down')}</button>
        <button type="button" class="quiet square" aria-label=${t('common.remove', { name: called(turn) })} data-testid="turn-remove" @click=${() => this.#set(['turns'], removeAt(turns, [i]))}>${icon('close')}</button></li>`)}</ol>
      ${turns.length < MOST_TURNS ? html`<select aria-label=${t('rotation.add-turn')} data-testid="turn-add" @change=${this.#add}><option value="">${t('rotation.add-turn')}</option><optgroup label=${t('playbook.people')}>${options(owners.people.map((p) => [keyOf({ person: p.person }), p.name]))}</optgroup>
        ${owners.groups.length ? html`<optgroup label=${t('playbook.groups')}>${options(owners.groups.map((g) => [keyOf({ group: g.id }), g.name]))}</optgroup>` : nothing}</select>` : nothing}${this.#found('turns')}</fieldset>`;
  }

  #add = (event) => {
    const { value } = event.target;
    event.target.value = '';
    if (value) this.#set(['turns'], [...this.layer.turns, turnOf(value)]);
  };

  #length() {
    const { layer } = this;
    return html`<div class="row">${field('every', t('rotation.every'), html`<div class="length"><input id="every" type="number" min="1" max="9600" inputmode="numeric" data-testid="layer-every" .value=${String(layer.every)} @input=${(e) => this.#set(['every'], Number(e.target.value))}>
          <select aria-label=${t('rotation.unit')} data-testid="layer-unit" @change=${(e) => this.#set(['unit'], e.target.value)}>${UNITS.map((unit) => html`<option value=${unit} ?selected=${unit === layer.unit}>${t(`rotation.unit-${unit.toLowerCase()}`)}</option>`)}</select></div>${this.#found('every')}`)}
      ${field('at', t('rotation.at'), html`<input id="at" type="time" data-testid="layer-at" .value=${layer.at} @change=${(e) => this.#set(['at'], e.target.value)}>${this.#found('at')}`)}
      ${field('start', t('rotation.start'), html`<input id="start" type="date" data-testid="layer-start" .value=${layer.start} @change=${(e) => this.#set(['start'], e.target.value)}>${this.#found('start')}`)}</div>`;
  }

  #windows() {
    const { windows } = this.layer;
    const time = (w, key, label) => html`<input type="time" aria-label=${label} data-testid=${`window-${key}`} .value=${windows[w][key]} @change=${(e) => this.#set(['windows', w, key], e.target.value)}>`;
    return html`<fieldset><legend>${t('rotation.windows')}</legend>${windows.length === 0 ? html`<p class="small muted">${t('rotation.always')}</p>` : windows.map((window, w) => html`<div class="window" data-testid="window">
        ${dayBoxes(window, (days) => this.#set(['windows', w, 'days'], days), 'window')}
        <div class="times">${time(w, 'from', t('rotation.from'))}<span aria-hidden="true">–</span>${time(w, 'until', t('rotation.until'))}${window.until <= window.from ? html`<span class="tiny muted">${t('rotation.next-day')}</span>` : nothing}
          <button type="button" class="quiet square" aria-label=${t('rotation.remove-window', { count: w + 1 })} data-testid="window-remove" @click=${() => this.#set(['windows'], removeAt(windows, [w]))}>${icon('trash')}</button></div>${this.#found(`windows.${w}`)}</div>`)}
      ${windows.length < MOST_WINDOWS ? html`<button type="button" class="quiet" data-testid="window-add" @click=${() => this.#set(['windows'], [...windows, usualWindow()])}>${icon('plus')}${t(windows.length ? 'rotation.add-window' : 'rotation.restrict')}</button>` : nothing}</fieldset>`;
  }
}
customElements.define('muster-rotation-layer', RotationLayer);
