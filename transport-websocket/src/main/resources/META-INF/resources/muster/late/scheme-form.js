import { css, html, nothing } from 'lit';
import { editorStyles } from './editor-styles.js';
import { Leaving } from './leaving.js';
import { Edits, append, freshId, moveBy, removeAt, setAt } from './playbook-edits.js';
import { footStyles, saveFoot } from './save-foot.js';
import { MOST_TYPES, commandOf, editable, findingsOf, moved, wanted } from './scheme-edits.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** How the workspace speaks of its incidents: what is wrong is said where it is, and every edit can be taken back. */
export class SchemeForm extends MusterElement {
  static properties = { session: { attribute: false }, scheme: { attribute: false }, edits: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, footStyles, css`
    :host { display: block; }
    .word { font-weight: 700; min-width: 48px; }
    .line.wrong input, .field.wrong input { border-color: var(--muster-danger); }
    .one { border-top: 1px solid var(--muster-line); padding: 8px 0; }
    .one:first-of-type { border-top: 0; }
    .find { font-size: 13px; display: flex; gap: 6px; align-items: start; padding-top: 2px; }
    .find.error { color: var(--muster-danger); }
    .find.warning { color: var(--muster-warning); }
    .find.hint { color: var(--muster-muted); }
    .find svg { margin-top: 2px; }
    fieldset { border: 0; padding: 0; margin: 0 0 12px; min-width: 0; }
    legend { font-size: 13px; font-weight: 500; padding: 0 0 4px; }
    .moves { display: flex; flex-wrap: wrap; gap: 4px 16px; }
    .check { font-weight: 400; }
    .target { display: inline-flex; align-items: center; min-height: 32px; }
    @media (max-width: 720px) { .check { min-height: 44px; } .line > .grow { flex: 1 1 calc(100% - 64px); } .types .line > .grow { flex: 1 1 100%; } .types .line { justify-content: end; } }
    section > .hint { margin-bottom: 8px; }
    .field > .grow { width: 100%; }
  `];
  leaving = new Leaving(this, () => this.edits?.changed);

  willUpdate(changed) {
    if (!changed.has('scheme') || !this.scheme) return;
    if (this.edits) this.unwatch(this.edits);
    this.version = this.scheme.version;
    this.edits = new Edits(editable(this.scheme));
    this.watch(this.edits);
  }

  get now() {
    return this.edits.content;
  }

  #set(path, value) {
    this.said = null;
    this.edits.to(setAt(this.now, path, value), path.join());
  }

  render() {
    const findings = findingsOf(this.now);
    const wrong = findings.filter((f) => f.level === 'error');
    return html`${this.#severities(findings)}${this.#types(findings)}${this.#moves(findings)}${this.#rest(findings)}
      ${saveFoot(this, 'scheme', () => this.#save(wrong), wrong.length ? html`<button class="quiet" data-testid="scheme-wrong" @click=${() => this.#show(wrong[0].path)}>${icon('alert')}${t('settings-all.wrong', { count: wrong.length })}</button>` : nothing)}`;
  }

  #found(findings, path) {
    return findings.filter((f) => f.path === path).map((f) => html`<p class="find ${f.level}" id=${`f-${path}`} data-testid="scheme-finding" data-path=${path}>${icon(f.level === 'hint' ? 'dot' : 'alert')}<span>${t(f.say, { ...f.values, status: t(`status.${f.values.status}`) })}</span></p>`);
  }

  #input(path, label, value, findings, more = {}) {
    const at = path.join('.');
    const wrong = findings.some((f) => f.path === at && f.level === 'error');
    return html`<input class="grow" id=${at} aria-label=${label} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${findings.some((f) => f.path === at) ? `f-${at}` : nothing} maxlength=${more.most ?? 60} dir="auto" autocomplete="off" placeholder=${more.hint ?? nothing} data-testid=${more.testid ?? nothing} .value=${value ?? ''} @input=${(e) => this.#set(path, e.target.value)}>`;
  }

  #severities(findings) {
    return html`<section aria-labelledby="severities"><header><h2 id="severities">${t('settings-all.severities')}</h2></header><p class="hint">${t('settings-all.severities-hint')}</p>
      ${this.now.severities.map((one, i) => html`<div class="one"><div class="line"><span class="word">${one.severity}</span>${this.#input(['severities', i, 'title'], t('settings-all.name-of', { name: one.severity }), one.title, findings, { hint: t(`severity.${one.severity}`), testid: `severity-title-${one.severity}` })}</div>
        ${this.#input(['severities', i, 'description'], t('settings-all.applies-to', { name: one.severity }), one.description, findings, { most: 500, hint: t('settings-all.applies') })}${this.#found(findings, `severities.${i}.title`)}</div>`)}</section>`;
  }

  #types(findings) {
    const { types } = this.now;
    const add = async () => {
      const title = t('settings-all.new-type', { count: types.length + 1 });
      this.edits.to(append(this.now, ['types'], { id: freshId(title, types.map((one) => one.id)), title, description: '' }));
      await this.updateComplete;
      this.$(`[id="types.${types.length}.title"]`)?.select();
    };
    return html`<section class="types" aria-labelledby="types"><header><h2 id="types">${t('settings-all.types')}</h2>${types.length < MOST_TYPES ? html`<button class="plain" data-testid="type-add" @click=${add}>${icon('plus')}${t('common.add')}</button>` : nothing}</header>
      ${types.length ? types.map((one, i) => html`<div class="one" data-testid="scheme-type"><div class="line">${this.#input(['types', i, 'title'], t('settings-all.type'), one.title, findings, { testid: 'type-title' })}
        <button class="quiet square" aria-label=${t('playbook.up', { name: one.title })} ?disabled=${i === 0} @click=${() => this.edits.to(moveBy(this.now, ['types', i], -1))}>${icon('up')}</button><button class="quiet square" aria-label=${t('playbook.down', { name: one.title })} ?disabled=${i === types.length - 1} @click=${() => this.edits.to(moveBy(this.now, ['types', i], 1))}>${icon('down')}</button>
        <button class="quiet square" aria-label=${t('common.remove', { name: one.title })} data-testid="type-remove" @click=${() => this.#remove(i)}>${icon('trash')}</button></div>
        ${this.#input(['types', i, 'description'], t('settings-all.applies-to', { name: one.title }), one.description, findings, { most: 500, hint: t('settings-all.applies') })}${this.#found(findings, `types.${i}.title`)}</div>`)
      : html`<p class="small muted">${t('settings-all.no-types')}</p>`}</section>`;
  }

  /** The focus goes to what comes after, as if the list had moved up. */
  async #remove(i) {
    this.edits.to(removeAt(this.now, ['types', i]));
    await this.updateComplete;
    (this.$(`[id="types.${Math.min(i, this.now.types.length - 1)}.title"]`) ?? this.$('[data-testid=type-add]'))?.focus();
  }

  #moves(findings) {
    return html`<section aria-labelledby="moves"><header><h2 id="moves">${t('settings-all.moves')}</h2></header><p class="hint">${t('settings-all.moves-hint')}</p>
      ${this.now.moves.map(({ from, to }) => html`<fieldset data-moves=${from}><legend>${t('settings-all.may-become', { status: t(`status.${from}`) })}</legend>
        <div class="moves">${wanted(from).map((s, i) => html`<label class="check"><input type="checkbox" id=${i === 0 ? `moves.${from}` : nothing} .checked=${to.includes(s)} data-testid=${`move-${from}-${s}`} @change=${(e) => this.#set(['moves'], moved(this.now.moves, from, s, e.target.checked))}>${t(`status.${s}`)}</label>`)}</div>${this.#found(findings, `moves.${from}`)}</fieldset>`)}</section>`;
  }

  #rest(findings) {
    const minutes = (key) => html`<div class="field"><label for=${key}>${t(`settings-all.${key}`)}</label><input id=${key} type="number" min="0" max="10080" inputmode="numeric" aria-describedby=${`f-${key}`} data-testid=${key} .value=${String(this.now[key])} @input=${(e) => this.#set([key], e.target.value === '' ? null : Number(e.target.value))}>${this.#found(findings, key)}</div>`;
    return html`<section aria-labelledby="rest"><header><h2 id="rest">${t('settings-all.rest')}</h2></header>
      <div class="field"><label for="callLink">${t('playbook.callLink')} <span class="muted">(${t('common.optional')})</span></label>${this.#input(['callLink'], t('playbook.callLink'), this.now.callLink, findings, { most: 500, hint: 'https://', testid: 'scheme-call' })}<p class="hint">${t('settings-all.call-hint', { place: '{number}' })}</p>${this.#found(findings, 'callLink')}</div>
      <div class="row">${minutes('alarmMinutes')}${minutes('digestMinutes')}</div>
      <p class="small muted">${t('settings-all.elsewhere')} <a class="target" href="#/playbooks">${t('app.playbooks')}</a></p></section>`;
  }

  #show(path) {
    const field = this.$(`[id="${CSS.escape(path)}"]`) ?? this.$(`[id="${path}"]`);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }

  async #save(wrong) {
    if (wrong.length) {
      this.#show(wrong[0].path);
      return;
    }
    this.busy = true;
    const { now } = this;
    try {
      const { ids } = await this.session.client.command('incident.set-scheme', { ...commandOf(now), version: this.version });
      this.version = Number(ids.version);
      this.edits.keep(now);
      this.said = { text: t('settings-all.saved') };
      await this.session.speak();
    } catch (failure) {
      this.said = { text: failure.code === 'conflict' ? t('settings-all.conflict') : reasonOf(failure), wrong: true, again: failure.code === 'conflict' };
      if (failure.field) this.#show(failure.field);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-scheme-form', SchemeForm);
