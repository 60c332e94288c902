import { css, html, nothing } from 'lit';
import { MusterElement, reasonOf } from '../element.js';
import { language, moreTexts, t } from '../texts.js';

const AGAIN = 5_000;

/** The language by whose forms everybody's texts are found; shown to whoever may set it. */
export class SearchLanguage extends MusterElement {
  static properties = { session: { attribute: false }, answer: { state: true }, refusal: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; }
    .box { border-top: 1px solid var(--muster-line); padding: 12px 16px; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    label { margin: 0; }
    #hint { margin-top: 6px; }
    select { width: auto; max-width: 100%; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Who may make rules for the workspace is an administrator; others are shown nothing, nor told of it. */
  async #load() {
    const { client } = this.session;
    try {
      const { mayDefine } = await client.ask('rule.list', {});
      if (!mayDefine) return;
      await moreTexts('texts-places');
      await this.#look();
    } catch (failure) {
      if (failure.code !== 'absent') this.refusal = reasonOf(failure);
    }
  }

  async #look() {
    this.answer = await this.session.client.ask('search.language', {});
    clearTimeout(this.timer);
    if (this.isConnected && this.answer.language !== this.answer.inForce) this.timer = setTimeout(() => this.#look().catch(() => undefined), AGAIN);
  }

  async #set(field) {
    try {
      await this.session.client.command('search.set-language', field.value ? { language: field.value } : {});
      this.refusal = null;
      await this.#look();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  }

  render() {
    const { answer, refusal } = this;
    if (!answer) return refusal ? html`<div class="box"><p class="refusal" role="alert">${refusal}</p></div>` : nothing;
    const names = new Intl.DisplayNames([language], { type: 'language' });
    const known = answer.known.map((one) => [one, names.of(one)]).sort((a, b) => a[1].localeCompare(b[1]));
    return html`<div class="box"><div class="line"><label for="language">${t('language.label')}</label><select id="language" data-testid="search-language" aria-describedby="hint" @change=${(e) => this.#set(e.target)}>
        <option value="" ?selected=${!answer.language}>${t('language.none')}</option>${known.map(([one, name]) => html`<option value=${one} ?selected=${one === answer.language}>${name}</option>`)}</select></div>
      <p class="tiny muted" id="hint">${t('language.hint')} <span role="status" data-testid="search-language-state">${answer.language !== answer.inForce ? t('language.under-way') : answer.language ? t('language.in-force') : ''}</span></p>
      <div role="alert">${refusal ? html`<p class="refusal">${refusal}</p>` : nothing}</div></div>`;
  }
}
customElements.define('muster-search-language', SearchLanguage);
