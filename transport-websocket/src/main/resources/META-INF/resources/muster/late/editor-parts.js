import { html } from 'lit';
import './condition-field.js';
import { editorStyles } from './editor-styles.js';
import { append, freshId, removeAt, setAt } from './playbook-edits.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const TYPES = ['text', 'number', 'select', 'multiselect', 'date', 'person', 'people', 'link'];
const METRICS = ['DURATION', 'CURRENCY', 'COUNT'];

/** Roles, properties, conditions and metrics of a playbook. */
export class EditorParts extends MusterElement {
  static properties = { edits: { attribute: false }, content: { attribute: false } };
  static styles = [...MusterElement.styles, editorStyles];

  #set(path, value) {
    this.edits.to(setAt(this.content, path, value), path.join());
  }

  render() {
    return html`${this.#section('roles', (role, path) => html`${this.#text(path, 'title', role.title, t('playbook.role-title'))}`, (n, ids) => ({ name: freshId(`role-${n}`, ids), title: t('playbook.new-role', { count: n }) }), 'name')}
      ${this.#section('properties', (p, path) => this.#property(p, path), (n, ids) => ({ id: freshId(`property-${n}`, ids), name: t('playbook.new-property', { count: n }), type: 'text', required: false, options: [] }))}
      ${this.#section('conditions', (c, path) => html`${this.#text(path, 'name', c.name, t('playbook.condition-name'))}
        <muster-condition-field .condition=${c.when} .content=${this.content} @condition-changed=${(e) => this.edits.to(setAt(this.content, [...path, 'when'], e.detail))}></muster-condition-field>`,
      (n, ids) => ({ id: freshId(`condition-${n}`, ids), name: t('playbook.new-condition', { count: n }), when: { all: [{ is: { subject: 'severity', values: ['SEV1'] } }] } }))}
      ${this.#section('metrics', (m, path) => html`${this.#text(path, 'title', m.title, t('playbook.metric-title'))}
        <select aria-label=${t('playbook.metric-type')} @change=${(e) => this.#set([...path, 'type'], e.target.value)}>${METRICS.map((type) => html`<option value=${type} ?selected=${m.type === type}>${t(`playbook.metric-${type}`)}</option>`)}</select>`,
      (n, ids) => ({ id: freshId(`metric-${n}`, ids), title: t('playbook.new-metric', { count: n }), type: 'DURATION' }))}`;
  }

  #section(name, row, make, idKey = 'id') {
    const list = this.content[name];
    const add = () => this.edits.to(append(this.content, [name], make(list.length + 1, list.map((one) => one[idKey]))));
    return html`<section aria-labelledby=${name}><header><h2 id=${name}>${t(`playbook.${name}`)}</h2><button class="plain" data-testid="${name}-add" @click=${add}>${icon('plus')}${t('common.add')}</button></header>
      ${list.length ? list.map((one, i) => html`<div class="line" data-testid="editor-${name}">${row(one, [name, i])}
        <button class="quiet square" aria-label=${t('common.remove', { name: one.title ?? one.name ?? one[idKey] })} @click=${() => this.edits.to(removeAt(this.content, [name, i]))}>${icon('trash')}</button></div>`) : html`<p class="small muted">${t(`playbook.no-${name}`)}</p>`}</section>`;
  }

  #text(path, key, value, label) {
    return html`<input class="grow" aria-label=${label} maxlength="100" .value=${value ?? ''} data-path=${[...path, key].join('.')} @input=${(e) => this.#set([...path, key], e.target.value)}>`;
  }

  #property(p, path) {
    const chosen = ['select', 'multiselect'].includes(p.type);
    const typed = (type) => this.edits.to(setAt(this.content, path, { ...p, type, options: ['select', 'multiselect'].includes(type) ? (p.options.length ? p.options : [{ id: 'yes', name: t('common.yes') }]) : [] }));
    const options = (text) => {
      const names = text.split(',').map((one) => one.trim()).filter(Boolean);
      const kept = names.map((name) => p.options.find((o) => o.name === name) ?? { name });
      const ids = kept.map((o) => o.id).filter(Boolean);
      this.edits.to(setAt(this.content, [...path, 'options'], kept.map((o) => {
        if (o.id) return o;
        const id = freshId(o.name, ids);
        ids.push(id);
        return { id, name: o.name };
      })));
    };
    return html`${this.#text(path, 'name', p.name, t('playbook.property-name'))}
      <select aria-label=${t('playbook.property-type')} data-testid="property-type" @change=${(e) => typed(e.target.value)}>${TYPES.map((type) => html`<option value=${type} ?selected=${p.type === type}>${t(`playbook.type-${type}`)}</option>`)}</select>
      ${chosen ? html`<input class="grow" aria-label=${t('playbook.options')} placeholder=${t('playbook.options')} data-testid="property-options" .value=${p.options.map((o) => o.name).join(', ')} @change=${(e) => options(e.target.value)}>` : ''}
      <label class="check"><input type="checkbox" .checked=${p.required} @change=${(e) => this.#set([...path, 'required'], e.target.checked)}>${t('playbook.required')}</label>`;
  }
}
customElements.define('muster-editor-parts', EditorParts);
