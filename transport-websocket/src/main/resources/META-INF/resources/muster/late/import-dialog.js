import { html, nothing } from 'lit';
import { askWhole, commandWhole } from './whole.js';
import { FormDialog } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { t } from '../texts.js';

const MOST = 1024 * 1024;

/** Takes in a playbook of another system: shows what will be kept, changed and missing before anything is written. */
export class ImportDialog extends FormDialog {
  static properties = { text: { state: true }, preview: { state: true } };

  render() {
    const { preview } = this;
    return this.frame({
      heading: t('playbook.import'), submit: preview ? t('playbook.import-now') : t('playbook.look'), testid: 'import-submit', wide: true,
      body: html`<p class="small muted">${t('playbook.import-hint')}</p>
        <div class="field"><label for="file">${t('playbook.file')}</label><input id="file" type="file" accept=".json,application/json" data-testid="import-file" @change=${this.#chosen}></div>
        ${preview ? html`<h3 dir="auto">${preview.content?.title}</h3><ul data-testid="import-report">${preview.report.lines.map((line) => html`<li class="small"><strong>${t(`playbook.report-${line.fate}`)}</strong> ${line.said}</li>`)}</ul>` : nothing}`,
    });
  }

  #chosen = async (event) => {
    const [file] = event.currentTarget.files;
    this.preview = this.text = this.refusal = null;
    if (!file) return;
    if (file.size > MOST) {
      this.refusal = t('playbook.too-large');
      return;
    }
    this.text = await file.text();
    await this.#look();
  };

  async #look() {
    try {
      this.preview = await askWhole(this.session, 'exchange.preview-import', { text: this.text });
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  }

  async act() {
    if (!this.text) throw Object.assign(new Error(), { code: 'invalid', message: t('playbook.no-file') });
    const { ids } = await commandWhole(this.session, 'exchange.import-playbook', { text: this.text });
    this.fire('muster-imported', { playbook: ids.playbook });
  }
}
customElements.define('muster-import-dialog', ImportDialog);
