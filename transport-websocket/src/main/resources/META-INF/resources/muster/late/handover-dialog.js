import { html, nothing } from 'lit';
import { FormDialog, byName, personOptions } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { roleOf } from '../state/incident.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

const PARTS = ['done', 'next', 'blockers', 'timers', 'alerts', 'contacts'];
const LONGEST = 10_000;
const WAITS = [60, 300, 900, 1800, 3600];
const USUAL = 300;

const minutes = (seconds) => t('handover.minutes', { count: seconds / 60 });

/** A form of what a handover says. What was typed stands, whatever is known later. */
class WordsDialog extends FormDialog {
  static properties = { typed: { state: true } };
  static defaults = () => ({ typed: {} });

  value(name) {
    return this.typed[name] ?? this.known(name) ?? '';
  }

  keep = ({ target }) => (this.typed = { ...this.typed, [target.name]: target.value });

  area(name, ready = true) {
    return html`<div class="field"><label for=${name}>${t(`handover.${name}`)}</label>
      <textarea id=${name} name=${name} rows="2" maxlength=${LONGEST} dir="auto" data-testid=${`handover-${name}`} @input=${this.keep} .value=${this.value(name)} placeholder=${ready ? '' : t('handover.loading')}></textarea></div>`;
  }
}

/** Hands over command; the form is filled in from state, or from what was saved, and completed by the person who leaves. */
export class HandoverDialog extends WordsDialog {
  static properties = { draft: { state: true }, failed: { state: true }, anew: { state: true }, groups: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.store.client.ask('channel.teams').then(({ groups }) => (this.groups = groups), () => (this.groups = []));
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
        </div>${further.length ? html`<fieldset class="choices"><legend>${t('handover.further')}</legend>${further.map((r) => html`<label><input type="checkbox" name=${`role:${r.name}`} data-testid="handover-role"><span dir="auto">${r.title}</span></label>`)}</fieldset>` : nothing}
        ${PARTS.map((name) => this.area(name, ready))}<p class="hint">${t('handover.alerts-hint')}</p>
        ${this.draft?.openTasks?.length ? html`<p class="hint">${t('handover.open-tasks', { count: this.draft.openTasks.length })}</p>` : nothing}
        ${this.#chain()}
        <button type="button" class="plain" data-testid="handover-save" @click=${this.#save}>${t('handover.save')}</button>`,
    });
  }

  #begun() {
    if (this.failed) return html`<div class="refusal" role="alert">${t('handover.not-loaded')} ${this.failed} <button type="button" class="link" @click=${this.#load}>${t('common.try-again')}</button></div>`;
    const saved = this.draft?.saved;
    return saved ? html`<p class="hint" data-testid="handover-saved">${t(this.anew ? 'handover.saved-aside' : 'handover.saved', { at: absolute(saved.at) })}
      <button type="button" class="link" data-testid="handover-anew" @click=${() => (this.anew = !this.anew)}>${t(this.anew ? 'handover.take-up' : 'handover.anew')}</button></p>` : nothing;
  }

  /** Who is asked next, and when. */
  #chain() {
    const wait = (name, label, first, chosen) => html`<div class="field"><label for=${name}>${t(label)}</label><select id=${name} name=${name} data-testid=${`handover-${name}`}>${first}${WAITS.map((s) => html`<option value=${s} ?selected=${s === chosen}>${minutes(s)}</option>`)}</select></div>`;
    return html`<div class="row">${wait('wait', 'handover.wait', nothing, USUAL)}
        ${wait('remind', 'handover.remind-after', html`<option value="">${t('handover.remind-half')}</option><option value="0">${t('handover.remind-never')}</option>`)}</div>
      ${this.groups?.length ? html`<div class="field"><label for="escalate">${t('handover.escalate')}</label><select id="escalate" name="escalate" data-testid="handover-escalate"><option value="">${t('handover.escalate-nobody')}</option>${this.groups.map((g) => html`<option value=${g.id}>${g.name}</option>`)}</select></div>` : nothing}
      <p class="hint">${t('handover.chain')}</p>`;
  }

  #values() {
    return Object.fromEntries(new FormData(this.$('form')));
  }

  #save = async () => {
    const { to, backup, ...form } = this.#values();
    this.refusal = null;
    try {
      const words = Object.fromEntries(PARTS.map((name) => [name, form[name]]));
      await this.store.act('handover.save-draft', { ...words, ...(to ? { to } : {}), ...(backup ? { backup } : {}) });
      this.store.say(t('handover.was-saved'));
      this.$('muster-dialog')?.close();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  };

  act({ to, backup, wait, remind, escalate, ...form }) {
    const roles = Object.keys(form).filter((name) => name.startsWith('role:')).map((name) => name.slice(5));
    return this.store.act('handover.offer', {
      to, ...Object.fromEntries(PARTS.map((name) => [name, form[name]])), askBackupAfterSeconds: Number(wait),
      ...(backup && backup !== to ? { backup } : {}), ...(roles.length ? { roles } : {}),
      ...(remind ? { remindAfterSeconds: Number(remind) } : {}), ...(escalate ? { escalateTo: escalate } : {}),
    });
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
