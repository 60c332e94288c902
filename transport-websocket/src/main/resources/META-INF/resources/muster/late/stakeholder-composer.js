import { css, html, nothing } from 'lit';
import { Leaving, keptOf } from './leaving.js';
import { readerStyles, readers } from './stakeholder-preview.js';
import { languageName, languagesWith } from './stakeholder-words.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const PAUSE = 350;
/** The same order whichever is chosen: a list that turns under the hand is no list. */
const inOrder = (languages) => languages.sort((a, b) => languageName(a).localeCompare(languageName(b)));
const fresh = () => ({ audiences: [], texts: [{ language: '', text: '' }] });

/** Writes an update: for whom, in which languages; beside it stands who will read it. */
export class StakeholderComposer extends MusterElement {
  static properties = { session: { attribute: false }, incident: {}, answer: { attribute: false }, form: { state: true }, lines: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, readerStyles, css`
    :host { display: block; }
    form { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; }
    fieldset { border: 0; padding: 0; margin: 0 0 12px; min-width: 0; }
    legend { font-size: 13px; font-weight: 500; padding: 0; }
    .choices { display: flex; flex-wrap: wrap; gap: 4px 20px; }
    label.check { display: flex; gap: 10px; align-items: center; min-height: 32px; margin: 0; font-weight: 400; }
    label.check input { width: 16px; height: 16px; min-height: 0; flex: none; accent-color: var(--muster-accent); }
    textarea { min-height: 96px; field-sizing: content; max-height: 50vh; }
    .head { display: flex; gap: 8px; align-items: end; margin-bottom: 6px; }
    .head .field { margin: 0; flex: 0 1 220px; }
    .text { margin-bottom: 12px; }
    .foot { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
    h3 { margin: 12px 0 6px; }
    @media (pointer: coarse), (max-width: 720px) { label.check { min-height: 44px; } }
  `];
  leaving = new Leaving(this, () => this.texts.length > 0);
  #timer = null;
  #asked = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('incident')) return;
    Object.assign(this, { form: this.#kept.get(this.incident) ?? fresh(), lines: null, said: null });
    this.#look();
  }

  get #kept() {
    return keptOf(this.session, 'update');
  }

  #set(change) {
    this.form = { ...this.form, ...change };
    this.#kept.set(this.incident, this.form);
    this.said = null;
    this.#look();
  }

  /** Goes on with an update that is there, or begins another one with its words. */
  async take({ update, version, audiences, texts }, again) {
    const there = audiences.filter((id) => this.answer.audiences.some((one) => one.audience === id));
    this.#set({ audiences: there, texts: texts.map((one) => ({ ...one })), update: again ? undefined : update, version: again ? undefined : version });
    await this.updateComplete;
    this.$('textarea').focus();
  }

  /** The first language that somebody who is chosen wants. */
  languageOf(text, i) {
    const { answer, form } = this;
    const chosen = answer.audiences.filter((one) => form.audiences.includes(one.audience)).map((one) => one.language);
    return text.language || [...new Set(chosen)][i] || chosen[0] || 'en';
  }

  get texts() {
    return this.form.texts.map((text, i) => ({ language: this.languageOf(text, i), text: text.text.trim() })).filter((one) => one.text);
  }

  #look() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#preview(), PAUSE);
  }

  async #preview() {
    this.#asked += 1;
    const asked = this.#asked;
    const { form, texts } = this;
    if (!form.audiences.length) {
      this.lines = null;
      return;
    }
    try {
      const { audiences } = await this.session.client.ask('stakeholder.preview', { incident: this.incident, audiences: form.audiences, texts: texts.length ? texts : [{ language: this.languageOf(form.texts[0], 0), text: '…' }] });
      if (asked === this.#asked) this.lines = audiences;
    } catch (failure) {
      if (asked === this.#asked) this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  render() {
    const { form, answer, lines } = this;
    const needs = answer.audiences.some((one) => form.audiences.includes(one.audience) && one.approval);
    return html`<form @submit=${(e) => this.#save(e, true)} data-testid="stake-composer" novalidate>
      ${form.update ? html`<p class="small muted" data-testid="stake-editing">${t('stake.editing')}</p>` : nothing}
      <fieldset><legend>${t('stake.for')}</legend><div class="choices">${answer.audiences.map((one) => html`<label class="check"><input type="checkbox" .checked=${form.audiences.includes(one.audience)} data-testid="stake-for" value=${one.audience} @change=${(e) => this.#choose(one.audience, e.target.checked)}><span dir="auto">${one.name}</span></label>`)}</div></fieldset>
      ${form.texts.map((text, i) => this.#text(text, i))}
      <button type="button" class="quiet" data-testid="stake-add-language" ?disabled=${form.texts.length >= 10} @click=${() => this.#set({ texts: [...form.texts.map((one, i) => ({ ...one, language: this.languageOf(one, i) })), { language: this.#another(), text: '' }] })}>${icon('plus')}${t('stake.add-language')}</button>
      <h3>${t('stake.who-reads')}</h3>${lines ? readers(lines, answer, this.session) : html`<p class="small muted">${t('stake.choose-first')}</p>`}
      <p role=${this.said?.wrong ? 'alert' : 'status'} class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="stake-composer-said">${this.said?.text ?? ''}</p>
      <div class="foot">${needs || !form.audiences.length ? html`<button class="primary" ?disabled=${this.busy} data-testid="stake-ask">${icon('send')}${t('stake.submit')}</button>` : nothing}
        <button type="button" class=${needs || !form.audiences.length ? 'plain' : 'primary'} ?disabled=${this.busy} data-testid="stake-save" @click=${(e) => this.#save(e, false)}>${icon('save')}${t('stake.save')}</button>
        ${form.update || this.texts.length ? html`<button type="button" class="quiet" data-testid="stake-clear" @click=${() => this.#clear()}>${t('stake.clear')}</button>` : nothing}</div></form>`;
  }

  #text(text, i) {
    const { form } = this;
    const now = this.languageOf(text, i);
    const put = (change) => this.#set({ texts: form.texts.map((one, at) => (at === i ? { ...one, ...change } : one)) });
    return html`<div class="text"><div class="head"><div class="field"><label for="language-${i}">${t('stake.language')}</label><select id="language-${i}" data-testid="stake-language" @change=${(e) => put({ language: e.target.value })}>${inOrder(languagesWith(...this.answer.audiences.map((one) => one.language), ...form.texts.map((one) => one.language))).map((one) => html`<option value=${one} ?selected=${one === now} .selected=${one === now}>${languageName(one)}</option>`)}</select></div>
        ${form.texts.length > 1 ? html`<button type="button" class="quiet square" aria-label=${t('common.remove', { name: languageName(now) })} @click=${() => this.#set({ texts: form.texts.filter((_, at) => at !== i) })}>${icon('close')}</button>` : nothing}</div>
      <label for="text-${i}" class="sr">${t('stake.text-in', { language: languageName(now) })}</label><textarea id="text-${i}" maxlength="10000" dir="auto" lang=${now} placeholder=${t('stake.placeholder')} .value=${text.text} data-testid="stake-text" @input=${(e) => put({ text: e.target.value })}></textarea></div>`;
  }

  #another() {
    const used = this.form.texts.map((one, i) => this.languageOf(one, i));
    return languagesWith(...this.answer.audiences.map((one) => one.language)).find((one) => !used.includes(one)) ?? '';
  }

  #choose(id, on) {
    const { audiences } = this.form;
    this.#set({ audiences: on ? [...audiences, id] : audiences.filter((one) => one !== id) });
  }

  #clear() {
    const before = this.form;
    this.#set({ ...fresh(), update: undefined, version: undefined });
    this.fire('muster-say', { text: t('stake.cleared'), undo: () => this.#set(before), key: 'stake' });
  }

  async #save(event, submit) {
    event.preventDefault();
    const { form, texts, incident } = this;
    const missing = form.audiences.length ? (texts.length ? null : 'stake.no-text') : 'stake.no-audience';
    if (missing) {
      this.said = { text: t(missing), wrong: true };
      this.$(form.audiences.length ? 'textarea' : 'fieldset input').focus();
      return;
    }
    const { client } = this.session;
    this.busy = true;
    try {
      const { ids } = await client.command('stakeholder.save-update', { incident, audiences: form.audiences, texts, ...(form.update ? { update: form.update, version: form.version } : {}) });
      this.form = { ...form, update: ids.update, version: Number(ids.version) };
      if (submit) await client.command('stakeholder.submit-update', { incident, update: ids.update, version: Number(ids.version) });
      this.#set({ ...fresh(), update: undefined, version: undefined });
      this.fire('muster-changed', { text: t(submit ? 'stake.submitted' : 'stake.saved') });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-stakeholder-composer', StakeholderComposer);
