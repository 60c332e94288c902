import { html, nothing } from 'lit';
import { PARTS, WordsDialog, chainFields, groupsOf, offerOf, rolesOf } from './handover-parts.js';
import { FormDialog, byName, personOptions } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { roleOf } from '../state/incident.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

/** Hands over command; the form is filled in from state, or from what was saved, and completed by the person who leaves. */
export class HandoverDialog extends WordsDialog {
  static properties = { draft: { state: true }, failed: { state: true }, anew: { state: true }, groups: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    groupsOf(this.store.client).then((groups) => (this.groups = groups));
  }

  #load = async () => {
    this.failed = null;
    try {
      this.draft = await this.store.client.ask('handover.draft', { incident: this.store.channel });
    } catch (failure) {
      this.failed = reasonOf(failure);
    }
  };

  get #saved() {
    return this.anew ? null : this.draft?.saved;
  }

  known(name) {
    const saved = this.#saved;
    if (!saved) return this.draft?.[name];
    return PARTS.includes(name) ? saved.words[name] : saved[name];
  }

  render() {
    const { room, me } = this.store;
    const commander = roleOf(room.incident, 'commander');
    const others = byName(room.channel.members.filter((m) => m.person !== me && m.person !== commander?.primary && m.rank !== 'guest'));
    const further = (room.incident.roles ?? []).filter((r) => r.name !== 'commander' && r.primary && r.primary === commander?.primary);
    const ready = Boolean(this.draft || this.failed);
    return this.frame({
      heading: t('handover.title'), submit: t('handover.submit'), testid: 'handover-submit', wide: true,
      body: html`${this.#begun()}<div class="row">
          <div class="field"><label for="to">${t('handover.to')}</label><select id="to" name="to" required data-focus data-testid="handover-to" @change=${this.keep}>${personOptions(others, this.value('to'), t('handover.choose'))}</select></div>
          <div class="field"><label for="backup">${t('handover.backup')}</label><select id="backup" name="backup" data-testid="handover-backup" @change=${this.keep}>${personOptions(others, this.typed.backup ?? (this.#saved ? this.#saved.backup : commander?.backup), t('common.nobody'))}</select></div>
        </div>${further.length ? html`<fieldset class="choices"><legend>${t('handover.further')}</legend>${further.map((r) => html`<label><input type="checkbox" name=${`role:${r.name}`} .checked=${Boolean(this.#saved?.roles.includes(r.name))} data-testid="handover-role"><span dir="auto">${r.title}</span></label>`)}</fieldset>` : nothing}
        ${PARTS.map((name) => this.area(name, ready))}<p class="hint">${t('handover.alerts-hint')}</p>
        ${this.draft?.openTasks?.length ? html`<p class="hint">${t('handover.open-tasks', { count: this.draft.openTasks.length })}</p>` : nothing}
        ${chainFields(this.groups, this.#saved)}
        <button type="button" class="plain" data-testid="handover-save" @click=${this.#save}>${t('handover.save')}</button>`,
    });
  }

  #begun() {
    if (this.failed) return html`<div class="refusal" role="alert">${t('handover.not-loaded')} ${this.failed} <button type="button" class="link" @click=${this.#load}>${t('common.try-again')}</button></div>`;
    const saved = this.draft?.saved;
    return saved ? html`<p class="hint" data-testid="handover-saved">${t(this.anew ? 'handover.saved-aside' : 'handover.saved', { at: absolute(saved.at) })}
      <button type="button" class="link" data-testid="handover-anew" @click=${() => (this.anew = !this.anew)}>${t(this.anew ? 'handover.take-up' : 'handover.anew')}</button></p>` : nothing;
  }

  #values() {
    return Object.fromEntries(new FormData(this.$('form')));
  }

  #save = async () => {
    const form = this.#values();
    const { to, ...rest } = offerOf(form);
    this.refusal = null;
    try {
      await this.store.act('handover.save-draft', { ...rest, ...(to ? { to } : {}), roles: rolesOf(form) });
      this.store.say(t('handover.was-saved'));
      this.$('muster-dialog')?.close();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  };

  act(form) {
    const roles = rolesOf(form);
    return this.store.act('handover.offer', { ...offerOf(form), ...(roles.length ? { roles } : {}) });
  }
}
customElements.define('muster-handover-dialog', HandoverDialog);

/** Says otherwise what an offered handover says, also after it was accepted. */
export class CorrectHandoverDialog extends WordsDialog {
  static properties = { handover: { attribute: false } };

  known(name) {
    return this.handover[name];
  }

  render() {
    return this.frame({ heading: t('handover.correct-title'), submit: t('handover.correct-submit'), testid: 'handover-correct-submit', wide: true, body: PARTS.map((name) => this.area(name)) });
  }

  /** Only what was touched is sent: what somebody else corrects meanwhile stays. */
  async act() {
    if (Object.keys(this.typed).length) await this.store.act('handover.correct', { handover: this.handover.id, ...this.typed });
  }
}
customElements.define('muster-correct-handover-dialog', CorrectHandoverDialog);

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
