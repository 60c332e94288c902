import { html } from 'lit';
import { FormDialog, byName, personOptions } from './form-dialog.js';
import { t } from '../texts.js';

const STATES = ['open', 'in-progress', 'done', 'skipped'];

/** Adds a task, or changes one: only what was changed is sent. */
export class TaskDialog extends FormDialog {
  static properties = { task: {} };

  get before() {
    return this.store.room.tasks.byId.get(this.task);
  }

  render() {
    const { before } = this;
    const members = byName(this.store.room.channel.members);
    const stages = this.store.room.tasks.stages.filter(Boolean);
    return this.frame({
      heading: t(before ? 'task.edit' : 'task.add'), submit: t(before ? 'common.save' : 'task.add'), testid: 'task-submit',
      body: html`<div class="field"><label for="title">${t('task.title')}</label>
          <input id="title" name="title" data-focus required maxlength="200" autocomplete="off" dir="auto" data-testid="task-title" .value=${before?.title ?? ''}></div>
        <div class="field"><label for="description">${t('task.description')} <span class="muted">(${t('common.optional')})</span></label>
          <textarea id="description" name="description" rows="2" maxlength="4000" dir="auto" .value=${before?.description ?? ''}></textarea></div>
        <div class="row">
          <div class="field"><label for="owner">${t('task.owner')}</label><select id="owner" name="owner" data-testid="task-owner-select">${personOptions(members, before?.owner, t('common.nobody'))}</select></div>
          <div class="field"><label for="backup">${t('task.backup')}</label><select id="backup" name="backup" data-testid="task-backup-select">${personOptions(members, before?.backup, t('common.nobody'))}</select></div>
          <div class="field"><label for="due">${t('task.due')} <span class="muted">(${t('common.optional')})</span></label><input id="due" name="due" type="number" min="1" max="525600" inputmode="numeric" data-testid="task-due"></div>
          ${before
            ? html`<div class="field"><label for="state">${t('task.state')}</label><select id="state" name="state" data-testid="task-state">${STATES.map((s) => html`<option value=${s} ?selected=${s === before.state}>${t(`task.state.${s}`)}</option>`)}</select></div>`
            : html`<div class="field"><label for="stage">${t('task.stage')}</label><input id="stage" name="stage" list="stages" maxlength="80" autocomplete="off" .value=${stages[0] ?? ''}><datalist id="stages">${stages.map((s) => html`<option value=${s}></option>`)}</datalist></div>`}
        </div>`,
    });
  }

  async act(form) {
    const { store, before } = this;
    const due = form.due ? { dueInMinutes: Number(form.due) } : {};
    if (!before) {
      const some = Object.fromEntries(['stage', 'description', 'owner', 'backup'].filter((f) => form[f]?.trim()).map((f) => [f, form[f].trim()]));
      await store.act('task.add', { title: form.title.trim(), ...some, ...due });
      return;
    }
    const changed = (names) => Object.fromEntries(names.filter((f) => form[f] !== (before[f] ?? '')).map((f) => [f, form[f]]));
    const edit = { ...changed(['title', 'description']), ...due };
    const assign = changed(['owner', 'backup']);
    if (Object.keys(edit).length) await store.act('task.edit', { task: before.id, ...edit });
    if (Object.keys(assign).length) await store.act('task.assign', { task: before.id, ...assign });
    if (form.state !== before.state) await store.act('task.set-state', { task: before.id, state: form.state });
  }
}
customElements.define('muster-task-dialog', TaskDialog);
