import { css, html, nothing } from 'lit';
import { readerStyles, readers } from './stakeholder-preview.js';
import { FormDialog } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { t } from '../texts.js';

const SHOWS = ['approve', 'publish'];

/** Approves, rejects, publishes or discards an update; what cannot be taken back shows who will read it first. */
export class StakeholderDialog extends FormDialog {
  static properties = { incident: {}, what: {}, draft: { attribute: false }, answer: { attribute: false }, lines: { state: true } };
  static styles = [...FormDialog.styles, readerStyles, css`
    .text { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--muster-line); padding-inline-start: 12px; margin-bottom: 12px; }
    .lead { margin-bottom: 12px; }
  `];

  connectedCallback() {
    super.connectedCallback();
    if (SHOWS.includes(this.what)) this.#load();
  }

  async #load() {
    const { audiences, texts, told } = this.draft;
    try {
      this.lines = (await this.session.client.ask('stakeholder.preview', { incident: this.incident, audiences: audiences.filter((one) => !told.includes(one)), texts })).audiences;
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  }

  render() {
    const { what, draft, lines } = this;
    return this.frame({
      heading: t(`stake.${what}-title`), submit: t(`stake.${what}`), testid: 'stake-confirm', wide: SHOWS.includes(what),
      body: html`<p class="small muted lead">${t(`stake.${what}-hint`)}</p>${draft.texts.map((text) => html`<p class="text" dir="auto" lang=${text.language}>${text.text}</p>`)}
        ${lines ? html`<h3>${t('stake.who-reads')}</h3><br>${readers(lines.map((one) => ({ ...one, approval: false })), this.answer, this.session)}` : nothing}${this.#reason()}`,
    });
  }

  /** A reason: needed for a rejection and where the marking is wider, possible for a discard. */
  #reason() {
    const { what } = this;
    const release = SHOWS.includes(what);
    if (release && !(this.lines?.some((one) => one.release) && !(what === 'publish' && this.draft.release))) return nothing;
    const label = release ? t('stake.release') : t('severity.reason');
    return html`<div class="field"><label for="reason">${label}${what === 'withdraw' ? html` <span class="muted">(${t('common.optional')})</span>` : nothing}</label>
      <input id="reason" name="reason" maxlength=${release ? 250 : 500} autocomplete="off" dir="auto" data-focus ?required=${what !== 'withdraw'} data-testid="stake-reason"></div>`;
  }

  async act({ reason }) {
    const { incident, what } = this;
    const { update, version } = this.draft;
    const why = reason?.trim();
    const more = { approve: { version, ...(why ? { release: why } : {}) }, publish: { version, ...(why ? { release: why } : {}) }, reject: { version, reason: why }, withdraw: why ? { reason: why } : {} }[what];
    await this.session.client.command(`stakeholder.${what}-update`, { incident, update, ...more });
    this.fire('muster-changed', { text: t(`stake.${what}-done`) });
  }
}
customElements.define('muster-stakeholder-dialog', StakeholderDialog);
