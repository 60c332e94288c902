import { html, nothing } from 'lit';
import { colleagues } from './colleagues.js';
import { ahead, exchangeable } from './duty-times.js';
import { optional } from './fields.js';
import { FormDialog, personOptions } from '../parts/form-dialog.js';
import { localInput, short } from '../times.js';
import { t } from '../texts.js';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
const instant = (text) => new Date(text).toISOString();

/** Puts somebody on call for a range, or says that somebody is away: `what` is `override` or `away`. */
export class DutySpanDialog extends FormDialog {
  static properties = { what: {}, rotation: { attribute: false }, span: { attribute: false } };

  render() {
    const { what, session, span, refusal } = this;
    const me = session.me.person;
    return this.frame({
      heading: t(`duty.${what}-title`), submit: t(`duty.${what}-submit`), testid: 'duty-submit',
      body: html`<p class="small muted">${t(`duty.${what}-hint`)}</p><br>
        <div class="field"><label for="person">${t(`duty.${what}-who`)}</label><select id="person" name="person" required data-focus data-testid="duty-person">${personOptions(colleagues(session), what === 'away' ? me : undefined, t('handover.choose'))}</select></div>
        <div class="row"><div class="field"><label for="from">${t('duty.from')}</label><input id="from" name="from" type="datetime-local" required aria-describedby="zone" data-testid="duty-from" value=${localInput(span.from)}></div>
          <div class="field"><label for="until">${t('duty.until')}</label><input id="until" name="until" type="datetime-local" required aria-describedby="zone" aria-invalid=${refusal ? 'true' : nothing} data-testid="duty-until" value=${localInput(span.until)}></div></div>
        <p class="hint" id="zone">${t('duty.zone', { zone: zone() })}</p><br>
        <div class="field"><label for="reason">${t('severity.reason')} ${optional()}</label><input id="reason" name="reason" maxlength="500" autocomplete="off" dir="auto" data-testid="duty-reason"></div>`,
    });
  }

  async act({ person, from, until, reason }) {
    const { ids } = await this.session.client.command(`rotation.${this.what}`, { rotation: this.rotation, person, from: instant(from), until: instant(until), ...(reason.trim() ? { reason: reason.trim() } : {}) });
    this.fire('muster-changed', { what: this.what, change: ids.change, name: this.session.nameOf(person) });
  }
}
customElements.define('muster-duty-span-dialog', DutySpanDialog);

/** Offers one of one's own shifts for one of somebody else's. */
export class DutySwapDialog extends FormDialog {
  static properties = { rotation: { attribute: false }, first: { attribute: false }, shifts: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    const { from, until } = ahead();
    try {
      const { shifts } = await this.session.client.ask('rotation.shifts', { rotation: this.rotation, from: from.toISOString(), until: until.toISOString() });
      this.shifts = exchangeable(shifts, from, until);
    } catch (failure) {
      this.refusal = failure.message;
    }
  }

  render() {
    const { shifts } = this;
    const me = this.session.me.person;
    const mine = (shifts ?? []).filter((one) => one.who.person === me);
    const others = (shifts ?? []).filter((one) => one.who.person !== me);
    const choice = (name, list, label, said) => html`<div class="field"><label for=${name}>${label}</label><select id=${name} name=${name} required ?data-focus=${name === 'gives'} data-testid=${`swap-${name}`}><option value="">${t('duty.choose-shift')}</option>
      ${list.map((one) => html`<option value=${shifts.indexOf(one)} ?selected=${name === 'gives' && this.first && one.from === this.first.from}>${said(one)}</option>`)}</select></div>`;
    return this.frame({
      heading: t('duty.swap-title'), submit: t('duty.swap-submit'), testid: 'duty-submit',
      body: html`<p class="small muted">${t(shifts && !(mine.length && others.length) ? 'duty.swap-none' : 'duty.swap-hint')}</p><br>
        ${choice('gives', mine, t('duty.swap-gives'), (one) => said(one))}
        ${choice('takes', others, t('duty.swap-takes'), (one) => said({ ...one, layer: this.session.nameOf(one.who.person) }))}`,
    });
  }

  async act({ gives, takes }) {
    const part = ({ layer, from, until }) => ({ layer, from, until });
    const [own, other] = [this.shifts[gives], this.shifts[takes]];
    const { ids } = await this.session.client.command('rotation.swap', { rotation: this.rotation, gives: part(own), person: other.who.person, takes: part(other) });
    this.fire('muster-changed', { what: 'swap', change: ids.change, name: this.session.nameOf(other.who.person) });
  }
}
customElements.define('muster-duty-swap-dialog', DutySwapDialog);

const said = (one) => t('duty.span', { name: one.layer, from: short(one.from), until: short(one.until) });
