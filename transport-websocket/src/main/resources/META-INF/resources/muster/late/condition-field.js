import { css, html, nothing } from 'lit';
import { TESTS, chosen, conditionOf, subjectsOf } from './condition-parts.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const JOINS = ['all', 'any'];
const DEEPEST = 7;

/** A condition, built by choosing. Fires `condition-changed` with what it is then. */
export class ConditionField extends MusterElement {
  static properties = { condition: { attribute: false }, content: { attribute: false }, depth: { type: Number } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; }
    fieldset { border: 0; border-inline-start: 2px solid var(--muster-line); margin: 0 0 8px; padding: 0 0 0 12px; min-width: 0; }
    .test { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 8px; }
    .test select { width: auto; max-width: 260px; }
    .test input { width: 160px; }
    .options { display: flex; gap: 4px; flex-wrap: wrap; }
    .options [aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); }
    .join { display: flex; gap: 8px; align-items: center; margin-bottom: 8px; }
    .join select { width: auto; }
    .add { display: flex; gap: 8px; }
    @media (pointer: coarse), (max-width: 720px) { .options button, select { min-height: 44px; } }
  `];
  static defaults = () => ({ depth: 0 });

  #say(condition) {
    this.dispatchEvent(new CustomEvent('condition-changed', { detail: condition }));
  }

  render() {
    const { condition } = this;
    const join = JOINS.find((key) => condition?.[key]);
    if (join) return this.#joined(join, condition[join]);
    const test = condition && chosen(condition);
    if (condition?.not && !test) {
      return html`<fieldset><legend class="small">${t('playbook.not')}</legend><muster-condition-field .condition=${condition.not} .content=${this.content} .depth=${this.depth + 1}
        @condition-changed=${(e) => this.#say({ not: e.detail })}></muster-condition-field></fieldset>`;
    }
    return test ? this.#test(test) : nothing;
  }

  #joined(join, parts) {
    const change = (list) => this.#say({ [join]: list });
    const first = subjectsOf(this.content)[0];
    const fresh = { is: { subject: first.subject, values: [] } };
    return html`<fieldset><div class="join"><select aria-label=${t('playbook.join')} data-testid="condition-join" @change=${(e) => this.#say({ [e.target.value]: parts })}>
        ${JOINS.map((key) => html`<option value=${key} ?selected=${key === join}>${t(`playbook.join-${key}`)}</option>`)}</select></div>
      ${parts.map((part, i) => html`<div class="test"><muster-condition-field .condition=${part} .content=${this.content} .depth=${this.depth + 1}
        @condition-changed=${(e) => change(parts.map((p, j) => (j === i ? e.detail : p)))}></muster-condition-field>
        <button type="button" class="quiet square" aria-label=${t('common.remove', { name: t('playbook.test') })} @click=${() => change(parts.filter((_, j) => j !== i))}>${icon('close')}</button></div>`)}
      <div class="add"><button type="button" class="quiet" data-testid="condition-add" @click=${() => change([...parts, fresh])}>${icon('plus')}${t('playbook.add-test')}</button>
        ${this.depth < DEEPEST ? html`<button type="button" class="quiet" @click=${() => change([...parts, { any: [fresh] }])}>${icon('plus')}${t('playbook.add-group')}</button>` : nothing}</div></fieldset>`;
  }

  #test(test) {
    const subjects = subjectsOf(this.content);
    const one = subjects.find((s) => s.subject === test.subject) ?? { subject: test.subject, name: test.subject, sort: 'text' };
    const change = (more) => this.#say(conditionOf({ ...test, ...more }));
    const moved = (subject) => {
      const to = subjects.find((s) => s.subject === subject);
      change({ subject, values: [], how: TESTS[to.sort].includes(test.how) ? test.how : TESTS[to.sort][0] });
    };
    return html`<div class="test"><select aria-label=${t('playbook.subject')} data-testid="condition-subject" @change=${(e) => moved(e.target.value)}>
        ${subjects.includes(one) ? nothing : html`<option selected>${one.name}</option>`}
        ${subjects.map((s) => html`<option value=${s.subject} ?selected=${s === one}>${s.name}</option>`)}</select>
      <select aria-label=${t('playbook.how')} data-testid="condition-how" @change=${(e) => change({ how: e.target.value })}>
        ${TESTS[one.sort].map((how) => html`<option value=${how} ?selected=${how === test.how}>${t(`playbook.how-${how}`)}</option>`)}</select>
      ${test.how === 'has' ? nothing : this.#values(one, test, change)}</div>`;
  }

  #values(one, test, change) {
    if (one.options?.length) {
      const toggled = (id) => (test.values.includes(id) ? test.values.filter((v) => v !== id) : [...test.values, id]);
      return html`<span class="options" role="group" aria-label=${one.name}>${one.options.map((o) => html`<button type="button" class="plain tiny" aria-pressed=${String(test.values.includes(o.id))} data-testid="condition-option" @click=${() => change({ values: toggled(o.id) })}>${o.name}</button>`)}</span>`;
    }
    const type = { number: 'number', time: 'date' }[one.sort] ?? 'text';
    return html`<input type=${type} step="any" aria-label=${t('playbook.value')} data-testid="condition-value" .value=${test.values[0] ?? ''} @change=${(e) => change({ values: e.target.value === '' ? [] : [e.target.value] })}>`;
  }
}
customElements.define('muster-condition-field', ConditionField);
