import { html, nothing } from 'lit';
import { listStyles } from './channel-access.js';
import { newSecret } from './secret.js';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

const HOURS = [1, 24, 72, 168, 336];

/** Links by which somebody can come in once. */
export class ChannelInvitations extends MusterElement {
  static properties = { store: { attribute: false }, list: { state: true }, link: { state: true }, failure: { state: true }, refusal: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, listStyles];

  firstUpdated() {
    this.#load();
  }

  async #load() {
    try {
      const { invitations } = await this.store.client.ask('channel.invitations', { channel: this.store.channel });
      Object.assign(this, { list: invitations, failure: null });
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { list, failure, link } = this;
    return html`<p class="small muted field">${t('invite.hint')}</p>
      <form class="row" @submit=${this.#create}><div><label for="note">${t('invite.note')} <span class="muted">(${t('common.optional')})</span></label><input id="note" name="note" maxlength="250" autocomplete="off" dir="auto" data-testid="invite-note"></div>
        <div><label for="hours">${t('invite.valid')}</label><select id="hours" name="hours" data-testid="invite-hours">${HOURS.map((h) => html`<option value=${h} ?selected=${h === 72}>${h < 72 ? t('invite.hours', { count: h }) : t('invite.days', { count: h / 24 })}</option>`)}</select></div>
        <button class="primary" data-testid="invite-create">${t('invite.create')}</button></form>
      ${link ? html`<div class="field"><label for="link">${t('invite.link')}</label><div class="row"><div><input id="link" readonly .value=${link} data-testid="invite-link" @focus=${(e) => e.target.select()}></div><button class="plain" data-testid="invite-copy" @click=${this.#copy}>${icon('copy')}${t(this.copied === link ? 'invite.copied' : 'invite.copy')}</button></div><p class="hint">${t('invite.once')}</p></div>` : nothing}
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${failure ? errorState(t('invite.error'), failure, () => this.#load()) : !list ? skeleton(2) : list.length === 0 ? html`<p class="small muted">${t('invite.none')}</p>`
        : html`<ul data-testid="invitations">${list.map((one) => this.#one(one))}</ul>`}`;
  }

  #one(one) {
    const { nameOf } = this.store.session;
    const over = Date.parse(one.expiresAt) <= Date.now();
    const state = one.usedBy ? t('invite.used', { name: nameOf(one.usedBy), time: absolute(one.usedAt) }) : one.revoked ? t('invite.revoked') : over ? t('invite.expired') : t('invite.until', { time: absolute(one.expiresAt) });
    return html`<li data-testid="invitation" data-invitation=${one.id}><div><p dir="auto">${one.note || t('invite.by', { name: one.byName ?? nameOf(one.by) })}</p><p class="tiny muted">${state}</p></div>
      ${one.usedBy || one.revoked || over ? nothing : html`<button class="quiet" data-testid="invite-revoke" @click=${() => this.#do('channel.revoke-invitation', { invitation: one.id })}>${t('invite.revoke')}</button>`}</li>`;
  }

  #create = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { note, hours } = Object.fromEntries(new FormData(form));
    const secret = newSecret();
    if (!(await this.#do('channel.create-invitation', { secret, expiresInHours: Number(hours), ...(note.trim() ? { note: note.trim() } : {}) }))) return;
    form.reset();
    const page = document.querySelector('muster-app[invite]')?.getAttribute('invite');
    this.link = page ? new URL(`${page}#${secret}`, document.baseURI).href : new URL(`#/invitation/${secret}`, location.href).href;
  };

  #copy = async () => {
    await navigator.clipboard?.writeText(this.link);
    this.copied = this.link;
    this.requestUpdate();
  };

  async #do(name, data) {
    this.refusal = null;
    try {
      await this.store.client.command(name, { channel: this.store.channel, ...data });
      await this.#load();
      return true;
    } catch (failure) {
      this.refusal = reasonOf(failure);
      return false;
    }
  }
}
customElements.define('muster-channel-invitations', ChannelInvitations);
