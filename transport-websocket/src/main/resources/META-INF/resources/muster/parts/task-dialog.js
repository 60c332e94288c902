import { html } from 'lit';
import { FormDialog, byName, personOptions } from './form-dialog.js';
import { t } from '../texts.js';

/** Adds a task. */
export class TaskDialog extends FormDialog {
  render() {
    const members = byName(this.store.room.channel.members);
    const stages = this.store.room.tasks.stages.filter(Boolean);
    return this.frame({
      heading: t('task.add'), submit: t('task.add'), testid: 'task-submit',
      body: html`<div class="field"><label for="title">${t('task.title')}</label>
          <input id="title" name="title" data-focus required maxlength="200" autocomplete="off" dir="auto" data-testid="task-title"></div>
        <div class="field"><label for="description">${t('task.description')} <span class="muted">(${t('common.optional')})</span></label>
          <textarea id="description" name="description" rows="2" maxlength="4000" dir="auto"></textarea></div>
        <div class="row">
          <div class="field"><label for="owner">${t('task.owner')}</label><select id="owner" name="owner" data-testid="task-owner-select">${personOptions(members, null, t('common.nobody'))}</select></div>
          <div class="field"><label for="backup">${t('task.backup')}</label><select id="backup" name="backup" data-testid="task-backup-select">${personOptions(members, null, t('common.nobody'))}</select></div>
          <div class="field"><label for="due">${t('task.due')} <span class="muted">(${t('common.optional')})</span></label><input id="due" name="due" type="number" min="1" max="525600" inputmode="numeric" data-testid="task-due"></div>
          <div class="field"><label for="stage">${t('task.stage')}</label><input id="stage" name="stage" list="stages" maxlength="80" autocomplete="off" .value=${stages[0] ?? ''}><datalist id="stages">${stages.map((s) => html`<option value=${s}></option>`)}</datalist></div>
        </div>`,
    });
  }

  async act(form) {
    const due = form.due ? { dueInMinutes: Number(form.due) } : {};
    const some = Object.fromEntries(['stage', 'description', 'owner', 'backup'].filter((f) => form[f]?.trim()).map((f) => [f, form[f].trim()]));
    await this.store.act('task.add', { title: form.title.trim(), ...some, ...due });
  }
}
customElements.define('muster-task-dialog', TaskDialog);
