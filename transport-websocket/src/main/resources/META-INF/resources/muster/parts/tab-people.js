import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { MusterElement, Ticker, initials } from '../element.js';
import { icon } from '../icons.js';
import { there } from '../times.js';
import { t } from '../texts.js';

/** Roles with their backups, and the members with the time where they are. */
export class TabPeople extends MusterElement {
  static properties = { store: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    section { padding: 12px 16px; }
    section + section { border-top: 1px solid var(--muster-line); }
    header { display: flex; align-items: center; justify-content: space-between; flex-wrap: wrap; gap: 0 4px; }
    header h3 { flex: 1; }
    li { display: flex; align-items: center; gap: 10px; min-height: 44px; }
    li[data-role] { padding: 6px 0; }
    li > div { flex: 1; min-width: 0; }
    .avatar { position: relative; width: 28px; height: 28px; border-radius: 50%; background: var(--muster-line); font-size: 11px; font-weight: 600; display: grid; place-items: center; flex: none; }
    .avatar.online::after { content: ''; position: absolute; right: -2px; bottom: -2px; width: 10px; height: 10px; border-radius: 50%; background: var(--muster-good); border: 2px solid var(--muster-background); }
  `];
  ticker = new Ticker(this, () => 30);

  willUpdate(changed) {
    if (!changed.has('store')) return;
    this.watch(this.store);
    this.watch(this.store.session);
  }

  render() {
    const { room, online, me, session } = this.store;
    const here = (person) => person === me || online.has(person);
    const members = [...room.channel.members].sort((a, b) => Number(here(b.person)) - Number(here(a.person)) || (a.name ?? '').localeCompare(b.name ?? ''));
    const guest = room.channel.rank === 'guest';
    return html`<div data-testid="people">
      ${room.incident ? html`<section><header><h3>${t('members.roles')}</h3>${guest ? nothing : html`<button class="quiet" data-testid="role-add" aria-label=${t('members.add-role')} @click=${() => this.fire('muster-dialog', { what: 'add-role' })}>${icon('plus')}${t('common.add')}</button>`}</header><ul>${room.incident.roles.map((r) => this.#role(r, guest))}</ul></section>` : nothing}
      ${room.incident && !guest ? html`<section><header><h3>${t('set.title')}</h3><button class="quiet" data-testid="set-add" @click=${() => this.fire('muster-dialog', { what: 'add-channel' })}>${icon('plus')}${t('set.add')}</button></header>
        <p class="small muted">${t('set.hint')}</p></section>` : nothing}
      <section><header><h3>${t('members.members')} <span class="muted">${members.length}</span></h3>
          <button class="quiet" data-testid="people-settings" @click=${() => this.fire('muster-dialog', { what: 'settings', page: 'general' })}>${icon('sliders')}${t('settings.title')}</button>
          ${guest ? nothing : html`<button class="quiet" data-testid="people-add" @click=${() => this.fire('muster-dialog', { what: 'people' })}>${icon('plus')}${t('members.add')}</button>`}</header>
        <ul>${repeat(members, (m) => m.person, (m) => html`<li data-testid="member" data-person=${m.person}><span class="avatar ${here(m.person) ? 'online' : ''}" aria-hidden="true">${initials(m.name)}</span>
          <div><p class="ellipsis" dir="auto">${m.name}${m.person === me ? html` <span class="muted">(${t('common.you')})</span>` : nothing}</p>
            <p class="tiny muted">${[t(here(m.person) ? 'members.online' : 'members.offline'), m.rank === 'member' ? null : t(`members.${m.rank}`), there(session.people.get(m.person)?.zone)].filter(Boolean).join(' · ')}</p></div></li>`)}</ul></section></div>`;
  }

  #role(role, guest) {
    const nameOf = this.store.session.nameOf;
    const title = role.title ?? role.name;
    return html`<li data-testid="role" data-role=${role.name}><div><p class="tiny muted">${title}</p>
        <p class="ellipsis" dir="auto">${role.primary ? role.primaryName ?? nameOf(role.primary) : html`<strong>${t('members.unfilled')}</strong>`}</p>
        ${role.backup ? html`<p class="tiny muted">${t('members.backup-of', { name: role.backupName ?? nameOf(role.backup) })}</p>` : nothing}</div>
      ${guest ? nothing : html`<button class="plain" aria-label=${t('members.assign-label', { role: title })} data-testid="role-assign" @click=${() => this.fire('muster-dialog', { what: 'role', role: role.name })}>${t('members.assign')}</button>`}</li>`;
  }
}
customElements.define('muster-tab-people', TabPeople);
