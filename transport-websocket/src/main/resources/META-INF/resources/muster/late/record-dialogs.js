import { html, nothing } from 'lit';
import { FormDialog, byName, personOptions } from '../parts/form-dialog.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';
import { nameFor } from './role-name.js';

/** Says what is right about a line of the timeline; what stood there stays on record, and is shown here. */
export class CorrectDialog extends FormDialog {
  static properties = { line: { attribute: false }, versions: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.store.client.ask('incident.timeline-versions', { incident: this.store.channel, entry: this.line.entry }).then(({ versions }) => (this.versions = versions), () => undefined);
  }

  render() {
    const before = this.versions ?? [];
    const optional = html`<span class="muted">(${t('common.optional')})</span>`;
    return this.frame({
      heading: t('correct.title'), submit: t('correct.submit'), testid: 'correct-submit', wide: true,
      body: html`<p class="small" dir="auto">${this.line.actorName} ${this.line.sentence}</p><br>
        ${before.length > 1 ? html`<details><summary class="small">${t('correct.versions')}</summary><ul data-testid="correct-versions">${before.map((v) => html`<li class="small" dir="auto">${absolute(v.madeAt)}, ${this.store.session.nameOf(v.by)}: ${v.sentence}${v.reason ? html` <span class="muted">(${v.reason})</span>` : nothing}</li>`)}</ul></details><br>` : nothing}
        <div class="field"><label for="text">${t('correct.text')} ${optional}</label><textarea id="text" name="text" rows="3" maxlength="10000" data-focus dir="auto" data-testid="correct-text"></textarea></div>
        <div class="row"><div class="field"><label for="at">${t('correct.at')} ${optional}</label><input id="at" name="at" type="datetime-local" data-testid="correct-at"></div>
          <div class="field"><label for="reason">${t('severity.reason')} ${optional}</label><input id="reason" name="reason" maxlength="500" autocomplete="off" dir="auto" data-testid="correct-reason"></div></div>`,
    });
  }

  act({ text, at, reason }) {
    return this.store.act('incident.correct-timeline', {
      entry: this.line.entry, ...(text.trim() ? { text: text.trim() } : {}), ...(at ? { at: new Date(at).toISOString() } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}),
    });
  }
}
customElements.define('muster-correct-dialog', CorrectDialog);

/** A role that the playbook did not think of. */
export class AddRoleDialog extends FormDialog {
  render() {
    const members = byName(this.store.room.channel.members);
    return this.frame({
      heading: t('role.add'), submit: t('role.add'), testid: 'role-add-submit',
      body: html`<div class="field"><label for="title">${t('role.title')}</label><input id="title" name="title" data-focus required maxlength="60" autocomplete="off" dir="auto" data-testid="role-title"></div>
        <div class="row"><div class="field"><label for="primary">${t('members.primary')}</label><select id="primary" name="primary" data-testid="role-primary">${personOptions(members, null, t('common.nobody'))}</select></div>
          <div class="field"><label for="backup">${t('members.backup')}</label><select id="backup" name="backup" data-testid="role-backup">${personOptions(members, null, t('common.nobody'))}</select></div></div>`,
    });
  }

  act({ title, primary, backup }) {
    const role = nameFor(title.trim(), this.store.room.incident.roles.map((one) => one.name));
    return this.store.act('incident.add-role', { role, title: title.trim(), ...(primary ? { primary } : {}), ...(backup ? { backup } : {}) });
  }
}
customElements.define('muster-add-role-dialog', AddRoleDialog);
