import { css, html, nothing } from 'lit';
import './dialog.js';
import { MusterElement, reasonOf } from '../element.js';
import { t } from '../texts.js';

/** A dialog with a form: sends once, shows a refusal beside what was entered, closes when it is done. */
export class FormDialog extends MusterElement {
  static properties = { store: { attribute: false }, session: { attribute: false }, busy: { state: true }, refusal: { state: true } };
  static styles = [...MusterElement.styles, css`
    form { margin: 0; }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; }
    footer { display: flex; justify-content: flex-end; gap: 8px; margin-top: 20px; }
    textarea { min-height: 84px; field-sizing: content; max-height: 40vh; }
    .choices { display: grid; gap: 4px; border: 0; padding: 0; margin: 0 0 16px; }
    .choices legend { font-size: 13px; font-weight: 500; padding: 0; margin-bottom: 4px; }
    .choices label { display: flex; align-items: center; gap: 10px; margin: 0; padding: 6px 10px; min-height: 40px; font-weight: 400; font-size: 15px;
      border-radius: var(--muster-radius); border: 1px solid var(--muster-line); cursor: pointer; }
    .choices label:hover { background: var(--muster-hover); }
    .choices label:has(:checked) { border-color: var(--muster-accent); background: var(--muster-selected); }
    .choices input { width: 16px; height: 16px; min-height: 0; accent-color: var(--muster-accent); flex: none; }
    label.check { display: flex; gap: 10px; align-items: center; min-height: 44px; margin: 0; font-weight: 400; }
    label.check input { width: 16px; height: 16px; min-height: 0; flex: none; accent-color: var(--muster-accent); }
    @media (max-width: 560px) { .row { grid-template-columns: 1fr; } .choices label { min-height: 44px; } }
  `];

  firstUpdated() {
    this.$('muster-dialog').show();
  }

  frame({ heading, submit, testid, body, wide = false }) {
    return html`<muster-dialog heading=${heading} ?wide=${wide}>
      <form @submit=${this.#submit} @keydown=${this.#key} @input=${() => (this.refusal = null)} novalidate>
        ${body}
        <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        <footer>
          <button type="button" class="plain" @click=${() => this.$('muster-dialog').close()}>${t('common.cancel')}</button>
          <button class="primary" data-testid=${testid} ?disabled=${this.busy}>${submit}</button>
        </footer>
      </form>
    </muster-dialog>`;
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const wrong = [...form.elements].find((e) => e.willValidate && !e.checkValidity());
    if (wrong) {
      this.refusal = `${form.querySelector(`label[for="${wrong.id}"]`)?.textContent.trim() ?? wrong.ariaLabel ?? ''}: ${wrong.validationMessage}`;
      wrong.focus();
      return;
    }
    this.busy = true;
    this.refusal = null;
    try {
      await this.act(Object.fromEntries(new FormData(form)));
      this.$('muster-dialog')?.close();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

/** Options for a native choice of one person. */
export const personOptions = (people, chosen, none) => html`
  ${none === undefined ? nothing : html`<option value="" ?selected=${!chosen}>${none}</option>`}
  ${people.map((p) => html`<option value=${p.person} ?selected=${p.person === chosen}>${p.name}</option>`)}`;

export const byName = (members) => [...members].sort((a, b) => a.name.localeCompare(b.name));
