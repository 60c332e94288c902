import { html, nothing } from 'lit';
import '../parts/people-field.js';
import { FormDialog, byName, personOptions } from '../parts/form-dialog.js';
import { MARKINGS, markingStyles, wordOf } from '../parts/marking.js';
import { roleOf } from '../state/incident.js';
import { t } from '../texts.js';

export class PinDialog extends FormDialog {
  static properties = { message: { type: Number } };

  render() {
    return this.frame({
      heading: t('pin.title'), submit: t('pin.submit'), testid: 'pin-submit',
      body: html`<div class="field"><label for="reason">${t('pin.reason')} <span class="muted">(${t('common.optional')})</span></label>
        <input id="reason" name="reason" data-focus maxlength="250" autocomplete="off" dir="auto" data-testid="pin-reason"></div>`,
    });
  }

  act({ reason }) {
    return this.store.act('channel.pin', { message: this.message, ...(reason.trim() ? { reason: reason.trim() } : {}) });
  }
}
customElements.define('muster-pin-dialog', PinDialog);

export class RoleDialog extends FormDialog {
  static properties = { role: {} };

  render() {
    const { incident, channel } = this.store.room;
    const role = roleOf(incident, this.role);
    const members = byName(channel.members);
    return this.frame({
      heading: t('members.assign-title', { role: role.title ?? role.name }), submit: t('members.assign'), testid: 'role-submit',
      body: html`<div class="field"><label for="primary">${t('members.primary')}</label>
          <select id="primary" name="primary" data-focus data-testid="role-primary" required>${personOptions(members, role.primary, role.primary ? undefined : t('common.nobody'))}</select></div>
        <div class="field"><label for="backup">${t('members.backup')}</label>
          <select id="backup" name="backup" data-testid="role-backup">${personOptions(members, role.backup, t('common.nobody'))}</select></div>`,
    });
  }

  act({ primary, backup }) {
    return this.store.act('incident.assign-role', { role: this.role, primary, backup });
  }
}
customElements.define('muster-role-dialog', RoleDialog);

export class PeopleDialog extends FormDialog {
  people = [];

  render() {
    return this.frame({
      heading: t('members.add'), submit: t('members.add'), testid: 'people-submit',
      body: html`<muster-people-field data-focus .session=${this.store.session} label=${t('channel.people')} .without=${this.store.room.channel.members.map((m) => m.person)}
        @people-changed=${(e) => (this.people = e.detail)}></muster-people-field>`,
    });
  }

  async act() {
    if (this.people.length) await this.store.act('channel.add-members', { people: this.people });
  }
}
customElements.define('muster-people-dialog', PeopleDialog);

export class ChannelDialog extends FormDialog {
  static properties = { open: { state: true } };
  static defaults = () => ({ open: true });
  people = [];

  render() {
    const teams = this.session.groups.teams.filter((team) => team.mine);
    return this.frame({
      heading: t('channel.create'), submit: t('channel.submit'), testid: 'channel-submit',
      body: html`<div class="field"><label for="name">${t('channel.name')}</label><input id="name" name="name" data-focus required maxlength="80" autocomplete="off" dir="auto" data-testid="channel-name"></div>
        <div class="field"><label for="purpose">${t('channel.purpose')} <span class="muted">(${t('common.optional')})</span></label><input id="purpose" name="purpose" maxlength="250" autocomplete="off" dir="auto" data-testid="channel-purpose"></div>
        <div class="choices"><label><input type="checkbox" name="open" value="yes" .checked=${this.open} @change=${(e) => (this.open = e.target.checked)}>${t('channel.open')}</label>
          <label><input type="checkbox" name="since" value="yes" data-testid="channel-since">${t('settings.since-joined')}</label></div>
        ${teams.length ? html`<div class="field"><label for="team">${t('channel.team')}</label><select id="team" name="team" data-testid="channel-team"><option value="">${t('channel.team-none')}</option>${teams.map((team) => html`<option value=${team.id}>${team.name}</option>`)}</select></div>` : nothing}
        <muster-people-field .session=${this.session} label=${t('channel.people')} .without=${[this.session.me?.person]} @people-changed=${(e) => (this.people = e.detail)}></muster-people-field>`,
    });
  }

  async act({ name, purpose, open, team, since }) {
    const { ids } = await this.session.client.command('channel.create', {
      name: name.trim(), open: open === 'yes', ...(purpose.trim() ? { purpose: purpose.trim() } : {}), ...(this.people.length ? { members: this.people } : {}),
      ...(team ? { team } : {}), ...(since ? { history: 'since-joined' } : {}),
    });
    this.session.lists.refresh();
    this.fire('muster-open', { channel: ids.channel });
  }
}
customElements.define('muster-channel-dialog', ChannelDialog);

const PURPOSES = ['executives', 'customers', 'legal', 'other'];

/** Another channel of an incident, for people who should not read the responders' one, with a marking of its own. */
export class AddChannelDialog extends FormDialog {
  static properties = { purpose: { state: true } };
  static styles = [...FormDialog.styles, markingStyles];
  static defaults = () => ({ purpose: 'executives' });
  people = [];

  render() {
    const { incident } = this.store.room;
    return this.frame({
      heading: t('set.add'), submit: t('set.submit'), testid: 'add-channel-submit',
      body: html`<div class="row"><div class="field"><label for="purpose">${t('set.purpose')}</label><select id="purpose" name="purpose" data-focus data-testid="set-purpose" @change=${(e) => (this.purpose = e.target.value)}>${PURPOSES.map((p) => html`<option value=${p} ?selected=${p === this.purpose}>${t(`set.${p}`)}</option>`)}</select></div>
        <div class="field"><label for="marking">${t('settings.marking')}</label><select id="marking" name="marking" data-testid="set-marking">${MARKINGS.map((m) => html`<option value=${m} ?selected=${m === 'amber'}>${wordOf(m)}</option>`)}</select></div></div>
        <div class="field"><label for="name">${t('channel.name')}</label><input id="name" name="name" required maxlength="80" autocomplete="off" dir="auto" data-testid="set-name" .value=${t('set.name', { number: incident.number, purpose: t(`set.${this.purpose}`) })}></div>
        <muster-people-field .session=${this.store.session} label=${t('channel.people')} .without=${[this.store.me]} @people-changed=${(e) => (this.people = e.detail)}></muster-people-field>`,
    });
  }

  async act({ purpose, marking, name }) {
    const { ids } = await this.store.act('incident.add-channel', { purpose, marking, name: name.trim(), ...(this.people.length ? { people: this.people } : {}) });
    this.store.session.lists.refresh();
    this.fire('muster-open', { channel: ids.channel });
  }
}
customElements.define('muster-add-channel-dialog', AddChannelDialog);
