import { html, nothing } from 'lit';
import { FormDialog, byName, personOptions } from './form-dialog.js';
import { roleOf } from '../state/incident.js';
import { t } from '../texts.js';

const asText = (value) => (Array.isArray(value) ? value.map((v) => `- ${v}`).join('\n') : value ?? '');

/** Hands over command; the form is filled in from state and completed by the person who leaves. */
export class HandoverDialog extends FormDialog {
  static properties = { draft: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.store.client.ask('handover.draft', { incident: this.store.channel }).then((draft) => (this.draft = draft), () => (this.draft = {}));
  }

  render() {
    const { room, me } = this.store;
    const commander = roleOf(room.incident, 'commander');
    const others = byName(room.channel.members.filter((m) => m.person !== me && m.person !== commander?.primary && m.rank !== 'guest'));
    const area = (name) => html`<div class="field"><label for=${name}>${t(`handover.${name}`)}</label>
      <textarea id=${name} name=${name} rows="3" maxlength="10000" dir="auto" data-testid=${`handover-${name}`} .value=${asText(this.draft?.[name])} placeholder=${this.draft ? '' : t('handover.loading')}></textarea></div>`;
    return this.frame({
      heading: t('handover.title'), submit: t('handover.submit'), testid: 'handover-submit', wide: true,
      body: html`<div class="row">
          <div class="field"><label for="to">${t('handover.to')}</label><select id="to" name="to" required data-focus data-testid="handover-to">${personOptions(others, null, t('handover.choose'))}</select></div>
          <div class="field"><label for="backup">${t('handover.backup')}</label><select id="backup" name="backup" data-testid="handover-backup">${personOptions(others, commander?.backup, t('common.nobody'))}</select></div>
        </div>${area('done')}${area('next')}${area('blockers')}
        ${this.draft?.openTasks?.length ? html`<p class="hint">${t('handover.open-tasks', { count: this.draft.openTasks.length })}</p>` : nothing}`,
    });
  }

  act({ to, backup, done, next, blockers }) {
    return this.store.act('handover.offer', { to, done, next, blockers, ...(backup && backup !== to ? { backup } : {}) });
  }
}
customElements.define('muster-handover-dialog', HandoverDialog);

export class DeclineDialog extends FormDialog {
  static properties = { handover: {} };

  render() {
    return this.frame({
      heading: t('handover.decline-title'), submit: t('handover.decline'), testid: 'decline-submit',
      body: html`<div class="field"><label for="reason">${t('handover.reason')} <span class="muted">(${t('common.optional')})</span></label>
        <input id="reason" name="reason" data-focus maxlength="250" autocomplete="off" dir="auto"></div>`,
    });
  }

  act({ reason }) {
    return this.store.act('handover.decline', { handover: this.handover, ...(reason.trim() ? { reason: reason.trim() } : {}) });
  }
}
customElements.define('muster-decline-dialog', DeclineDialog);
