import { css, html, nothing } from 'lit';
import './stakeholder-matrix-dialogs.js';
import { Leaving } from './leaving.js';
import { gapsByAudience, placeOf, rowOf, withAudience, withoutAudience, withoutTemplate, withRow, withTemplate } from './stakeholder-edits.js';
import { languageName, peopleWord, placeWord, problemWord, rowWords } from './stakeholder-words.js';
import { askWhole, commandWhole } from './whole.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { severity } from '../parts/incident-row.js';
import { emptyState, stateStyles } from '../parts/states.js';
import { SEVERITIES } from '../state/incident.js';
import { listed, t } from '../texts.js';

/** Who needs to know what, as it is set, with what the check finds; those who may change it do so here. */
export class StakeholderMatrix extends MusterElement {
  static properties = { session: { attribute: false }, answer: { attribute: false }, content: { state: true }, coverage: { state: true }, old: { state: true }, dialog: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, css`
    :host { display: block; }
    section { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 12px; overflow-wrap: anywhere; }
    .head { display: flex; gap: 8px; align-items: center; }
    .head > div { flex: 1; min-width: 0; }
    .row { display: flex; gap: 12px; align-items: center; border-top: 1px solid var(--muster-line); padding: 6px 0; min-height: 44px; font-size: 13px; }
    .row:first-of-type { margin-top: 8px; }
    .row > span:nth-child(2) { flex: 1; min-width: 0; }
    .found { border-color: var(--muster-warning); }
    .found.fine { border-color: var(--muster-line); }
    .found li { font-size: 13px; padding: 2px 0; }
    .found svg { margin-inline-end: 6px; }
    .fault { color: var(--muster-danger); font-weight: 600; }
    .warn { color: var(--muster-warning); }
    .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-bottom: 12px; }
    .tools .field { margin: 0; flex: 0 1 220px; }
    .tools p { flex: 1 1 200px; }
    .foot { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; position: sticky; bottom: 0; background: var(--muster-background); padding: 8px 0; }
    .foot p { flex: 1 1 160px; }
    .text { white-space: pre-wrap; font-size: 13px; }
  `];
  #checks = 0;
  leaving = new Leaving(this, () => this.#changed);

  willUpdate(changed) {
    if (changed.has('answer') && !this.#changed) Object.assign(this, { content: null, coverage: null, old: null });
  }

  get #changed() {
    return Boolean(this.content) && JSON.stringify(this.content) !== JSON.stringify(this.answer.matrix.content);
  }

  /** What is shown: what was changed here, else an older version, else the one that counts. */
  get shown() {
    return this.content ?? this.old?.content ?? this.answer.matrix.content;
  }

  get editing() {
    return this.answer.mayChange && !this.old;
  }

  render() {
    const { answer, shown, old } = this;
    const coverage = this.coverage ?? (old ? null : answer.coverage);
    return html`<p class="hint">${t('stake.matrix-hint')}</p><br>${this.#versions()}
      ${old ? nothing : this.#found(coverage)}
      ${shown.audiences.length ? shown.audiences.map((one) => this.#audience(one)) : emptyState(t('stake.no-matrix'), t(answer.mayChange ? 'stake.no-matrix-hint' : 'stake.no-matrix-others'))}
      ${this.editing ? html`<p><button class=${shown.audiences.length ? 'plain' : 'primary'} data-testid="matrix-add" @click=${() => this.#open('audience', null)}>${icon('plus')}${t('stake.add-audience')}</button></p><br>` : nothing}
      ${this.#templates()}${this.#writers()}${this.#foot()}${this.#dialogs()}`;
  }

  #versions() {
    const { matrix } = this.answer;
    if (!matrix.version) return nothing;
    const shown = this.old?.version ?? matrix.version;
    return html`<div class="tools"><div class="field"><label for="version">${t('stake.version')}</label><select id="version" ?disabled=${this.#changed} data-testid="matrix-version" @change=${(e) => this.#turn(Number(e.target.value))}>${Array.from({ length: Math.min(matrix.version, 200) }, (_, i) => matrix.version - i).map((one) => html`<option value=${one} .selected=${one === shown}>${t(one === matrix.version ? 'stake.version-now' : 'stake.version-old', { version: one })}</option>`)}</select></div>
      ${this.old ? html`<p class="small warn" role="status">${t('stake.is-old')}</p>${this.answer.mayChange ? html`<button class="plain" data-testid="matrix-take" @click=${() => this.#take()}>${icon('history')}${t('stake.take-old')}</button>` : nothing}` : nothing}</div>`;
  }

  async #turn(version) {
    this.said = null;
    try {
      this.old = version === this.answer.matrix.version ? null : (await this.session.client.ask('stakeholder.matrix', { version })).matrix;
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  #take() {
    const { content } = this.old;
    this.old = null;
    this.#to(content);
  }

  // ---- what the check finds

  #found(coverage) {
    if (!coverage || !this.shown.audiences.length) return nothing;
    const { gaps, problems } = coverage;
    if (!gaps.length && !problems.length) return html`<section class="found fine" role="status" data-testid="matrix-found"><p class="small">${icon('check')} ${t('stake.covered')}</p></section>`;
    return html`<section class="found" role="status" data-testid="matrix-found"><h2>${t('stake.found')}</h2><ul>
      ${problems.map((one) => {
        const { severity: word, audience, template } = placeOf(this.shown, one.path);
        return html`<li class=${one.fault ? 'fault' : ''} data-testid="matrix-problem">${icon('alert')}${[word, audience, template].filter(Boolean).join(' · ')}: ${problemWord(one)}</li>`;
      })}
      ${gapsByAudience(gaps).map((one) => html`<li data-testid="matrix-gap">${icon('mute')}${t('stake.gap', { name: one.name, severities: listed(one.severities) })}</li>`)}</ul></section>`;
  }

  // ---- audiences and how they are told

  #audience(one) {
    const { session, answer, shown } = this;
    const said = [languageName(one.language), placeWord(one, session.lists.channels), peopleWord(one, session.nameOf, answer.groups)].filter(Boolean).join(' · ');
    return html`<section data-testid="matrix-audience" data-audience=${one.id} aria-label=${one.name}><div class="head"><div><h2 dir="auto">${one.name}</h2><p class="small muted" dir="auto">${said}</p></div>
        ${this.editing ? html`<button class="quiet square" aria-label=${t('stake.change-named', { name: one.name })} title=${t('stake.change')} data-testid="matrix-edit-audience" @click=${() => this.#open('audience', one)}>${icon('edit')}</button><button class="quiet square" aria-label=${t('common.remove', { name: one.name })} data-testid="matrix-remove-audience" @click=${() => this.#remove(one)}>${icon('trash')}</button>` : nothing}</div>
      ${SEVERITIES.map((word) => {
        const row = rowOf(shown, word, one.id);
        return html`<div class="row" data-testid="matrix-row" data-severity=${word}>${severity(word)}<span class=${row ? '' : 'muted'}>${rowWords(row).join(' · ')}</span>${this.editing ? html`<button class="quiet square" aria-label=${t('stake.change-row', { name: one.name, severity: word })} title=${t('stake.change')} data-testid="matrix-edit-row" @click=${() => this.#open('row', { audience: one, severity: word, row })}>${icon('edit')}</button>` : nothing}</div>`;
      })}</section>`;
  }

  #remove(one) {
    const before = this.shown;
    this.#to(withoutAudience(before, one.id));
    this.fire('muster-say', { text: t('stake.removed', { name: one.name }), undo: () => this.#to(before), key: 'matrix' });
  }

  // ---- own templates, and who writes

  #templates() {
    const { shown } = this;
    if (!this.editing && !shown.templates.length) return nothing;
    return html`<section data-testid="matrix-templates"><div class="head"><div><h2>${t('stake.templates')}</h2><p class="small muted">${t('stake.templates-hint')}</p></div>${this.editing ? html`<button class="quiet" data-testid="matrix-add-template" @click=${() => this.#open('template', { at: shown.templates.length })}>${icon('plus')}${t('common.add')}</button>` : nothing}</div>
      ${shown.templates.map((one, at) => html`<div class="row"><span>${one.id} · ${languageName(one.language)}</span><span class="text" dir="auto" lang=${one.language}>${one.text}</span>${this.editing ? html`<button class="quiet square" aria-label=${t('stake.change-named', { name: one.id })} @click=${() => this.#open('template', { at, template: one })}>${icon('edit')}</button><button class="quiet square" aria-label=${t('common.remove', { name: one.id })} @click=${() => this.#to(withoutTemplate(shown, at))}>${icon('trash')}</button>` : nothing}</div>`)}</section>`;
  }

  #writers() {
    const { writers } = this.shown;
    if (!this.editing) return nothing;
    return html`<section><div class="field"><label for="writers">${t('stake.writers')}</label><input id="writers" autocomplete="off" aria-describedby="writers-hint" .value=${writers.join(', ')} data-testid="matrix-writers" @change=${(e) => this.#to({ ...this.shown, writers: e.target.value.split(',').map((one) => one.trim()).filter(Boolean) })}><p class="hint" id="writers-hint">${t('stake.writers-hint')}</p></div></section>`;
  }

  // ---- changing and saving

  #foot() {
    const faults = this.coverage?.problems.filter((one) => one.fault).length;
    if (!this.#changed && !this.said) return nothing;
    return html`<div class="foot"><p role=${this.said?.wrong ? 'alert' : 'status'} class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="matrix-said">${this.said?.text ?? t(faults ? 'stake.has-faults' : 'stake.unsaved')}</p>
      ${this.said?.theirs ? html`<button class="plain" data-testid="matrix-theirs" @click=${() => this.#drop()}>${t('stake.load-theirs')}</button>` : nothing}
      ${this.#changed ? html`<button class="plain" data-testid="matrix-drop" @click=${() => this.#drop()}>${t('stake.drop')}</button><button class="primary" ?disabled=${this.busy || Boolean(faults)} data-testid="matrix-save" @click=${() => this.#save()}>${icon('save')}${t('stake.save-matrix')}</button>` : nothing}</div>`;
  }

  #open(what, about) {
    this.dialog = { what, about };
  }

  /** What was changed is looked at before it is set; only the last answer counts. */
  async #to(content) {
    Object.assign(this, { content, said: null });
    this.#checks += 1;
    const check = this.#checks;
    try {
      const coverage = await askWhole(this.session, 'stakeholder.check', { content });
      if (check === this.#checks) this.coverage = coverage;
    } catch (failure) {
      if (check === this.#checks) this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  #drop() {
    const before = this.content;
    Object.assign(this, { content: null, coverage: null, said: null });
    this.fire('muster-say', { text: t('stake.dropped'), undo: () => this.#to(before), key: 'matrix' });
    this.fire('muster-changed');
  }

  async #save() {
    this.busy = true;
    try {
      await commandWhole(this.session, 'stakeholder.set-matrix', { content: this.content, version: this.answer.matrix.version });
      Object.assign(this, { content: null, coverage: null, said: null });
      this.fire('muster-say', { text: t('stake.matrix-saved'), key: 'matrix' });
      this.fire('muster-changed');
    } catch (failure) {
      this.said = { text: failure.code === 'conflict' ? t('stake.conflict') : reasonOf(failure), wrong: true, theirs: failure.code === 'conflict' };
    } finally {
      this.busy = false;
    }
  }

  #dialogs() {
    if (!this.dialog) return nothing;
    const { what, about } = this.dialog;
    const done = ({ detail }) => this.#to({ audience: () => withAudience(this.shown, detail), row: () => withRow(this.shown, about.severity, about.audience.id, detail), template: () => withTemplate(this.shown, detail, about.at) }[what]());
    return html`<div @muster-closed=${() => (this.dialog = null)}><muster-matrix-dialog .session=${this.session} .what=${what} .about=${about} .answer=${this.answer} .content=${this.shown} @muster-put=${done}></muster-matrix-dialog></div>`;
  }
}
customElements.define('muster-stakeholder-matrix', StakeholderMatrix);
