import { css, html, nothing } from 'lit';
import { dayBoxes, dayName, dayStyles } from './day-boxes.js';
import { Leaving } from './leaving.js';
import { HOWS, KINDS, URGENCIES, formOf, raised, setRule, wishesOf, withRule, withoutRule } from './wishes-edits.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { SEVERITIES } from '../state/incident.js';
import { has, listed, t } from '../texts.js';

const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
export const kindWord = (kind) => (has(`notifier.kind-${kind}`) ? t(`notifier.kind-${kind}`) : kind);

/** How this person wants to be told: quiet hours, times of digests, and rules of which the first that fits counts. */
export class WishesForm extends MusterElement {
  static properties = { session: { attribute: false }, wishes: { attribute: false }, zone: {}, groups: { attribute: false }, form: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, dayStyles, css`
    :host { display: block; }
    details { margin-top: 8px; }
    summary { font-size: 13px; min-height: 32px; display: flex; gap: 6px; align-items: center; cursor: pointer; }
    summary::before { content: '▸'; color: var(--muster-muted); }
    details[open] > summary::before { content: '▾'; }
    details .times { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-top: 4px; }
    details .times .field { margin: 0; flex: 0 1 140px; }
    fieldset { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin: 0 0 16px; min-width: 0; }
    legend { font-weight: 600; font-size: 15px; padding: 0 4px; }
    .row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .row .field { margin: 0; flex: 1 1 120px; min-width: 0; }
    .row .time { flex: 0 1 140px; }
    .at { display: flex; gap: 4px; align-items: end; }
    label.check { display: flex; gap: 10px; align-items: center; min-height: 32px; font-weight: 400; }
    label.check input { width: 16px; height: 16px; min-height: 0; flex: none; accent-color: var(--muster-accent); }
    ol { counter-reset: rule; }
    ol li { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 8px 12px; margin-bottom: 8px; }
    .foot { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; position: sticky; bottom: 0; background: var(--muster-background); padding: 8px 0; }
    .foot p { flex: 1 1 160px; }
    .head { display: flex; gap: 4px; align-items: center; }
    .head strong { flex: 1; font-size: 13px; }
    @media (pointer: coarse), (max-width: 720px) { label.check { min-height: 44px; } .foot { justify-content: end; } .foot p { flex-basis: 100%; } .foot p:empty { display: none; } }
  `];

  leaving = new Leaving(this, () => this.dirty);
  #open = new Set();

  willUpdate(changed) {
    if (changed.has('wishes') && !this.dirty) this.form = formOf(this.wishes, this.zone);
  }

  /** Whether something was entered that is not saved. */
  get dirty() {
    return Boolean(this.form) && this.before !== undefined && JSON.stringify(this.form) !== this.before;
  }

  firstUpdated() {
    this.before = JSON.stringify(this.form);
  }

  #set(change) {
    this.form = { ...this.form, ...change };
    this.said = null;
  }

  render() {
    const { form } = this;
    const time = (id, label, value, set, testid) => html`<div class="field time"><label for=${id}>${label}</label><input id=${id} type="time" required .value=${value} data-testid=${testid} @change=${(e) => set(e.target.value)}></div>`;
    return html`<form @submit=${this.#save} novalidate>
      <fieldset><legend>${t('notifier.quiet')}</legend><p class="hint">${t('notifier.quiet-hint')}</p>
        <label class="check"><input type="checkbox" .checked=${form.quiet} data-testid="wishes-quiet" @change=${(e) => this.#set({ quiet: e.target.checked })}>${t('notifier.quiet-on')}</label>
        <div class="row">${form.quiet ? html`${time('from', t('notifier.from-time'), form.from, (from) => this.#set({ from }), 'wishes-from')}${time('to', t('notifier.until-time'), form.to, (to) => this.#set({ to }), 'wishes-to')}` : nothing}
          <div class="field"><label for="zone">${t('notifier.zone')}</label><input id="zone" list="zones" required maxlength="60" autocomplete="off" .value=${form.zone} data-testid="wishes-zone" @change=${(e) => this.#set({ zone: e.target.value })}><datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist></div></div></fieldset>
      <fieldset><legend>${t('notifier.digest')}</legend><p class="hint">${t('notifier.digest-hint')}</p><br><div class="row">${form.digestAt.map((at, i) => html`<div class="at">${time(`digest-${i}`, t('notifier.digest-at', { count: i + 1 }), at, (value) => this.#set({ digestAt: form.digestAt.map((one, n) => (n === i ? value : one)) }), 'wishes-digest')}
        ${form.digestAt.length > 1 ? html`<button type="button" class="quiet square" aria-label=${t('common.remove', { name: at })} @click=${() => this.#set({ digestAt: form.digestAt.filter((_, n) => n !== i) })}>${icon('close')}</button>` : nothing}</div>`)}
        ${form.digestAt.length < 24 ? html`<button type="button" class="quiet" data-testid="wishes-digest-add" @click=${() => this.#set({ digestAt: [...form.digestAt, '17:00'] })}>${icon('plus')}${t('notifier.digest-add')}</button>` : nothing}</div></fieldset>
      <fieldset><legend>${t('notifier.rules')}</legend><p class="hint">${t('notifier.rules-hint')}</p><br><ol>${form.rules.map((rule, i) => this.#rule(rule, i))}</ol>
        <button type="button" class="plain" data-testid="wishes-rule-add" @click=${() => this.#add()}>${icon('plus')}${t('notifier.rule-add')}</button></fieldset>
      <div class="foot"><p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="wishes-said">${this.said?.text ?? (this.dirty ? t('notifier.unsaved') : '')}</p>
        ${this.wishes ? html`<button type="button" class="plain" data-testid="wishes-reset" @click=${() => this.#put(null)}>${t('notifier.reset')}</button>` : nothing}
        <button class="primary" data-testid="wishes-save" ?disabled=${this.busy}>${t('common.save')}</button></div></form>`;
  }

  #rule(rule, i) {
    const set = (change) => (this.form = setRule(this.form, i, change));
    const select = (name, label, value, options, change) => html`<div class="field"><label for=${`${name}-${i}`}>${label}</label><select id=${`${name}-${i}`} data-testid=${`rule-${name}`} @change=${(e) => change(e.target.value)}>${options.map(([key, word]) => html`<option value=${key} ?selected=${key === (value ?? '')}>${word}</option>`)}</select></div>`;
    const several = rule.kinds.length > 1 ? [[rule.kinds.join(' '), listed(rule.kinds.map(kindWord))]] : [];
    return html`<li data-testid="wishes-rule"><div class="head"><strong>${t('notifier.rule', { count: i + 1 })}</strong>
        ${i ? html`<button type="button" class="quiet square" aria-label=${t('notifier.rule-up', { count: i + 1 })} @click=${() => (this.form = raised(this.form, i))}>${icon('up')}</button>` : nothing}
        <button type="button" class="quiet square" data-testid="rule-remove" aria-label=${t('notifier.rule-remove', { count: i + 1 })} @click=${() => this.#remove(i)}>${icon('trash')}</button></div>
      <div class="row">${select('kind', t('notifier.kind'), rule.kinds.join(' '), [['', t('notifier.kind-any')], ...several, ...KINDS.map((kind) => [kind, kindWord(kind)])], (kinds) => set({ kinds: kinds ? kinds.split(' ') : [] }))}
        ${select('urgency', t('notifier.urgency'), rule.urgency, [['', t('notifier.any')], ...URGENCIES.map((one) => [one, t(`notifier.from-${one}`)])], (urgency) => set({ urgency }))}
        ${select('severity', t('declare.severity'), rule.severity, [['', t('notifier.any')], ...SEVERITIES.map((one) => [one, t('notifier.from-severity', { severity: one })])], (severity) => set({ severity }))}
        ${select('how', t('notifier.how'), rule.how, HOWS.map((one) => [one, t(`notifier.how-${one}`)]), (how) => set({ how }))}
        ${this.groups?.length > 1 ? select('via', t('notifier.via'), rule.via, [['', t('notifier.via-first')], ...this.groups.map((one) => [one.name, one.name])], (via) => set({ via })) : nothing}</div>
      ${this.#when(rule, i, set)}</li>`;
  }

  /** On which days and between which times a rule holds; both at any time unless something is said. */
  #when(rule, i, set) {
    const words = [rule.days.length ? listed(rule.days.map((day) => dayName(day))) : null, rule.from && rule.to ? `${rule.from} – ${rule.to}` : null].filter(Boolean);
    const time = (key, label, other) => html`<div class="field"><label for=${`${key}-${i}`}>${label}</label><input id=${`${key}-${i}`} type="time" ?required=${Boolean(other)} .value=${rule[key] ?? ''} data-testid=${`rule-${key}`} @change=${(e) => set({ [key]: e.target.value })}></div>`;
    return html`<details data-testid="rule-when" ?open=${words.length > 0 || this.#open.has(i)} @toggle=${(e) => this.#open[e.target.open ? 'add' : 'delete'](i)}><summary>${t('notifier.rule-when', { when: words.length ? words.join(', ') : t('notifier.rule-always') })}</summary>
      ${dayBoxes(rule, (days) => set({ days }), 'rule')}<div class="times">${time('from', t('notifier.from-time'), rule.to)}${time('to', t('notifier.until-time'), rule.from)}${rule.from && rule.to && rule.to <= rule.from ? html`<span class="tiny muted">${t('notifier.next-day')}</span>` : nothing}</div><p class="hint">${t('notifier.rule-when-hint')}</p></details>`;
  }

  async #add() {
    this.form = withRule(this.form);
    await this.updateComplete;
    this.$(`[id="kind-${this.form.rules.length - 1}"]`)?.focus();
  }

  #remove(i) {
    const { form } = this;
    this.form = withoutRule(form, i);
    this.fire('muster-say', { text: t('notifier.rule-removed', { count: i + 1 }), undo: () => (this.form = form), key: 'wishes-rule' });
  }

  #save = async (event) => {
    event.preventDefault();
    const wrong = [...event.currentTarget.elements].find((e) => e.willValidate && !e.checkValidity());
    if (wrong) {
      this.said = { text: wrong.validationMessage, wrong: true };
      wrong.focus();
      return;
    }
    await this.#put(wishesOf(this.form));
  };

  async #put(wishes, undone = false) {
    const { wishes: before } = this;
    this.busy = true;
    try {
      await this.session.client.command('notifier.set-wishes', wishes ? { wishes } : {});
      this.form = formOf(wishes, this.zone);
      this.before = JSON.stringify(this.form);
      this.wishes = wishes;
      this.said = { text: t('notifier.saved') };
      if (!undone) this.fire('muster-say', { text: t('notifier.saved'), undo: () => this.#put(before ?? null, true), key: 'wishes' });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-wishes-form', WishesForm);
