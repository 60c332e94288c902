import { html } from 'lit';
import { FormDialog } from '../parts/form-dialog.js';
import { isShown } from '../state/tasks.js';
import { t } from '../texts.js';

/** Asks for what a task has to wait. */
export class BlockDialog extends FormDialog {
  static properties = { task: {}, block: { attribute: false } };

  render() {
    const { byId } = this.store.room.tasks;
    const live = [...byId.values()].filter((one) => isShown(one) && one.id !== this.task && !['done', 'skipped'].includes(one.state));
    return this.frame({
      heading: t('board.block-title'), submit: t('board.block-submit'), testid: 'block-submit',
      body: html`<p class="small">${t('board.block-hint', { title: byId.get(this.task)?.title })}</p><br>
        <div class="field"><label for="by">${t('board.block-by')}</label><select id="by" name="by" data-focus required data-testid="block-by"><option value="">${t('board.block-choose')}</option>${live.map((one) => html`<option value=${one.id}>${one.title}</option>`)}</select></div>`,
    });
  }

  act({ by }) {
    return this.block(by);
  }
}
customElements.define('muster-block-dialog', BlockDialog);
