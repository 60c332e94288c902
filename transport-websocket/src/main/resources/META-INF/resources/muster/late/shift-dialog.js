import { html } from 'lit';
import { PARTS, WordsDialog, chainFields, groupsOf, offerOf } from './handover-parts.js';
import { byName, personOptions } from '../parts/form-dialog.js';
import { t } from '../texts.js';

/** Hands over a shift of a channel that is no incident's. What a shift is called tells it from others of the channel. */
export class ShiftDialog extends WordsDialog {
  static properties = { shift: {}, titles: { attribute: false }, groups: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    groupsOf(this.store.client).then((groups) => (this.groups = groups));
  }

  known(name) {
    return name === 'title' ? this.shift : undefined;
  }

  render() {
    const { room, me } = this.store;
    const others = byName(room.channel.members.filter((m) => m.person !== me && m.rank !== 'guest'));
    return this.frame({
      heading: t('shift.dialog'), submit: t('handover.submit'), testid: 'shift-submit', wide: true,
      body: html`<div class="field"><label for="title">${t('shift.name')}</label><input id="title" name="title" list="titles" required maxlength="60" autocomplete="off" dir="auto" ?data-focus=${!this.shift} data-testid="shift-title" @input=${this.keep} .value=${this.value('title')}><datalist id="titles">${(this.titles ?? []).map((one) => html`<option value=${one}></option>`)}</datalist><p class="hint">${t('shift.name-hint')}</p></div>
        <div class="row"><div class="field"><label for="to">${t('handover.to')}</label><select id="to" name="to" required ?data-focus=${Boolean(this.shift)} data-testid="shift-to" @change=${this.keep}>${personOptions(others, this.value('to'), t('handover.choose'))}</select></div>
          <div class="field"><label for="backup">${t('handover.backup')}</label><select id="backup" name="backup" data-testid="shift-backup" @change=${this.keep}>${personOptions(others, this.value('backup'), t('common.nobody'))}</select></div></div>
        ${PARTS.map((name) => this.area(name))}${chainFields(this.groups)}`,
    });
  }

  async act({ title, ...form }) {
    await this.store.client.command('handover.offer-shift', { channel: this.store.channel, title: title.trim(), ...offerOf(form) });
    this.store.say(t('shift.offered', { name: this.store.session.nameOf(form.to) }));
  }
}
customElements.define('muster-shift-dialog', ShiftDialog);
