import { css, html, nothing } from 'lit';
import './condition-field.js';
import { WAYS, partName, wayOf } from './rule-parts.js';
import '../parts/people-field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { icon } from '../icons.js';
import { SEVERITIES } from '../state/incident.js';
import { t } from '../texts.js';

const STATUSES = ['triage', 'active', 'mitigated', 'resolved', 'closed'];
const MOST_STEPS = 10;
const FIRST = { is: { subject: 'severity', values: ['SEV1'] } };

/** What a rule says, from what was chosen; what was left empty is not in it. */
export function contentOf({ title, way, events, words, condition, steps }) {
  const when = { events: { events }, words: { words: words.split(',').map((one) => one.trim()).filter(Boolean) }, becomesTrue: { becomesTrue: true } }[way];
  const filled = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  return { title: title.trim(), when, ...(condition ? { condition } : {}), steps: steps.map(({ action, with: fields }) => ({ action, with: filled(fields ?? {}) })) };
}

/** Makes a rule by choosing, or changes one. */
export class RuleForm extends FormDialog {
  static properties = { rule: { attribute: false }, parts: { attribute: false }, playbook: { attribute: false }, playbooks: { attribute: false }, way: { state: true }, events: { state: true }, condition: { state: true }, steps: { state: true }, save: { attribute: false } };
  static styles = [...FormDialog.styles, css`
    .chips { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 4px; }
    .chips button { background: var(--muster-selected); font-weight: 400; }
    .step { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 12px 12px 0; margin-bottom: 8px; }
    .step header { display: flex; gap: 8px; align-items: end; margin-bottom: 8px; }
    .step header > div { flex: 1; min-width: 0; }
    h3 { margin: 8px 0; }
    .ways { display: flex; flex-wrap: wrap; gap: 4px; }
    .ways label { flex: 1 1 150px; }
    .choices.ways legend { flex: none; width: 100%; }
  `];

  willUpdate() {
    if (this.steps) return;
    const content = this.rule?.content ?? { title: '', when: { events: [] }, steps: [] };
    Object.assign(this, { way: wayOf(content), events: content.when.events ?? [], condition: content.condition ?? null, steps: content.steps.length ? content.steps : [{ action: this.parts.actions[0].name, with: {} }] });
  }

  render() {
    const content = this.rule?.content;
    return this.frame({
      heading: t(content ? 'rules.change' : 'rules.new'), submit: t(content ? 'common.save' : 'rules.make'), testid: 'rule-submit', wide: true,
      body: html`<div class="field"><label for="title">${t('rules.name')}</label><input id="title" name="title" data-focus required maxlength="120" autocomplete="off" dir="auto" data-testid="rule-title" .value=${content?.title ?? ''}></div>
        <fieldset class="choices ways"><legend>${t('rules.when')}</legend>${WAYS.map((way) => html`<label><input type="radio" name="way" value=${way} ?checked=${way === this.way} data-testid="rule-way-${way}" @change=${() => this.#turn(way)}>${t(`rules.way-${way}`)}</label>`)}</fieldset>
        ${this.way === 'events' ? this.#events() : nothing}
        ${this.way === 'words' ? html`<div class="field"><label for="words">${t('rules.words')}</label><input id="words" name="words" required autocomplete="off" dir="auto" aria-describedby="words-hint" data-testid="rule-words" .value=${(content?.when.words ?? []).join(', ')}><p class="hint" id="words-hint">${t('rules.words-hint')}</p></div>` : nothing}
        <h3>${t(this.way === 'becomesTrue' ? 'rules.becomes' : 'rules.if')}</h3>${this.#condition()}
        <h3>${t('rules.then')}</h3>${this.steps.map((step, i) => this.#step(step, i))}
        ${this.steps.length < MOST_STEPS ? html`<button type="button" class="quiet" data-testid="rule-step-add" @click=${() => (this.steps = [...this.steps, { action: this.parts.actions[0].name, with: {} }])}>${icon('plus')}${t('rules.add-step')}</button>` : nothing}`,
    });
  }

  #turn(way) {
    this.way = way;
    if (way === 'becomesTrue' && !this.condition) this.condition = FIRST;
  }

  #events() {
    const { triggers } = this.parts;
    const name = (kind) => partName('on', kind, triggers.find((one) => one.kind === kind)?.words ?? kind);
    return html`<div class="field"><label for="event">${t('rules.events')}</label><div class="chips">${this.events.map((kind) => html`<button type="button" class="tiny" aria-label=${t('common.remove', { name: name(kind) })} data-testid="rule-event" @click=${() => (this.events = this.events.filter((one) => one !== kind))}>${name(kind)}${icon('close')}</button>`)}</div>
      <select id="event" data-testid="rule-event-add" @change=${(e) => { if (e.target.value) this.events = [...this.events, e.target.value]; e.target.value = ''; }}><option value="">${t('rules.choose-event')}</option>${triggers.filter((one) => !this.events.includes(one.kind)).map((one) => html`<option value=${one.kind}>${name(one.kind)}</option>`)}</select></div>`;
  }

  #condition() {
    const content = this.playbook ?? { properties: [], checklists: [] };
    if (!this.condition) return html`<button type="button" class="quiet" data-testid="rule-condition-add" @click=${() => (this.condition = { all: [FIRST] })}>${icon('plus')}${t('rules.add-condition')}</button>`;
    return html`<muster-condition-field .condition=${this.condition} .content=${content} @condition-changed=${(e) => (this.condition = e.detail)}></muster-condition-field>
      ${this.way === 'becomesTrue' ? nothing : html`<button type="button" class="quiet" @click=${() => (this.condition = null)}>${icon('trash')}${t('rules.no-condition')}</button>`}`;
  }

  #step(step, i) {
    const { actions } = this.parts;
    const action = actions.find((one) => one.name === step.action) ?? { name: step.action, words: step.action, fields: [] };
    const put = (one) => (this.steps = this.steps.map((s, j) => (j === i ? one : s)));
    const set = (name, value) => put({ ...step, with: { ...step.with, [name]: value } });
    return html`<div class="step" data-testid="rule-step"><header><div><label for="a${i}">${t('rules.do', { count: i + 1 })}</label><select id="a${i}" data-testid="rule-action" @change=${(e) => put({ action: e.target.value, with: {} })}>
        ${actions.includes(action) ? nothing : html`<option selected value=${action.name}>${action.words}</option>`}${actions.map((one) => html`<option value=${one.name} ?selected=${one === action}>${partName('do', one.name, one.words)}</option>`)}</select></div>
      ${this.steps.length > 1 ? html`<button type="button" class="quiet square" aria-label=${t('common.remove', { name: partName('do', action.name, action.words) })} @click=${() => (this.steps = this.steps.filter((_, j) => j !== i))}>${icon('trash')}</button>` : nothing}</header>
      ${action.fields.map((field) => this.#field(field, `f${i}-${field.name}`, step.with?.[field.name] ?? '', (value) => set(field.name, value)))}</div>`;
  }

  #field(field, id, value, set) {
    const sort = field.sort.toLowerCase();
    const name = partName('field', field.name, field.label);
    const label = html`<label for=${id}>${name}${field.optional ? html` <span class="muted">(${t('common.optional')})</span>` : nothing}</label>`;
    const change = (e) => set(e.target.value);
    const choice = (options) => html`<div class="field">${label}<select id=${id} ?required=${!field.optional} data-testid="rule-field-${field.name}" @change=${change}><option value="">${t('common.none')}</option>${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select></div>`;
    const { people, lists } = this.session;
    switch (sort) {
      case 'text': return html`<div class="field">${label}<textarea id=${id} maxlength="4000" dir="auto" ?required=${!field.optional} data-testid="rule-field-${field.name}" .value=${value} @input=${change}></textarea></div>`;
      case 'person': return choice([...people.values()].sort((a, b) => a.name.localeCompare(b.name)).map((p) => [p.id, p.name]));
      case 'people': return html`<muster-people-field .session=${this.session} label=${name} .value=${value ? value.split(',').map((one) => one.trim()) : []} data-testid="rule-field-${field.name}" @people-changed=${(e) => set(e.detail.join(','))}></muster-people-field>`;
      case 'channel': return choice((lists.channels ?? []).map((c) => [c.id, c.name]));
      case 'severity': return choice(SEVERITIES.map((s) => [s, s]));
      case 'status': return choice(STATUSES.map((s) => [s, t(`status.${s}`)]));
      case 'playbook': return choice(this.playbooks.map((p) => [p.id, p.title]));
      case 'property': return this.playbook?.properties.length ? choice(this.playbook.properties.map((p) => [p.id, p.name])) : this.#line(field, id, label, value, change);
      case 'yes': return choice([['true', t('common.yes')]]);
      default: return this.#line(field, id, label, value, change);
    }
  }

  #line(field, id, label, value, change) {
    const type = { seconds: 'number', link: 'url' }[field.sort.toLowerCase()] ?? 'text';
    return html`<div class="field">${label}<input id=${id} type=${type} min="1" maxlength="200" autocomplete="off" dir="auto" ?required=${!field.optional} data-testid="rule-field-${field.name}" .value=${value} @input=${change}></div>`;
  }

  act({ title, words = '' }) {
    const { way, events, condition, steps } = this;
    if (way === 'events' && events.length === 0) throw Object.assign(new Error(), { code: 'invalid', message: t('rules.no-event') });
    return this.save(contentOf({ title, way, events, words, condition, steps }));
  }
}
customElements.define('muster-rule-form', RuleForm);
