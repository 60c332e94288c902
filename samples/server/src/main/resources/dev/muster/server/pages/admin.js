/** People, teams and groups, for administrators. */
import '../assets/muster-sign-in.js';
import { css, html, nothing } from '../assets/kit.js';
import { HostPage, Refused, ask, send } from './page.js';
import { t, time } from './texts.js';

const ROLES = ['admin', 'auditor'];

class HostAdmin extends HostPage {
  static properties = { all: { state: true }, tab: { state: true }, filter: { state: true }, dialog: { state: true }, link: { state: true } };
  static styles = [...HostPage.styles, css`
    .bar { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; }
    .tabs { display: flex; gap: 4px; }
    .tabs button[aria-selected='true'] { background: var(--muster-selected); color: var(--muster-accent); }
    .find { max-width: 320px; }
    ul.list > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: center; padding: 12px 0; border-top: 1px solid var(--muster-line); }
    ul.list > li:first-child { border-top: 0; padding-top: 0; }
    ul.list > li:last-child { padding-bottom: 0; }
    .badges { display: inline-flex; flex-wrap: wrap; gap: 4px; vertical-align: 1px; }
    li strong { overflow-wrap: anywhere; }
    dialog h3 { font-size: 15px; margin: 20px 0 8px; padding-top: 16px; border-top: 1px solid var(--muster-line); }
    dialog footer { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; position: sticky; bottom: -20px; margin: 8px -20px -20px; padding: 12px 20px 20px; background: var(--muster-raised); }
    fieldset { border: 0; margin: 0 0 16px; padding: 0; min-width: 0; }
    legend { font-size: 13px; font-weight: 500; padding: 0; margin-bottom: 4px; }
    .members { max-height: 40vh; overflow-y: auto; border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 4px 12px; }
    .link { background: var(--muster-code); border-radius: var(--muster-radius); padding: 12px; margin: 12px 0; }
    @media (max-width: 560px) {
      ul.list > li { gap: 4px 8px; }
      .find { max-width: none; } dialog { width: 100vw; max-height: 92dvh; margin: auto 0 0; border-radius: 12px 12px 0 0; border-width: 1px 0 0; }
      dialog footer button { flex: 1; }
    }
  `];
  static defaults = () => ({ refusals: {}, tab: 'people', filter: '' });

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.all = await ask('admin/overview');
      this.failed = null;
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      this.failed = failure;
    }
  }

  links = () => html`<a href="account">${t('account.title')}</a><a href="./">${t('common.back')}</a>${this.all?.here ? this.leaveButton() : nothing}`;

  updated() {
    super.updated();
    const dialog = this.$('dialog:not(.again)');
    if (dialog && !dialog.open) dialog.showModal();
  }

  render() {
    const title = t('admin.title');
    if (this.failed?.status === 401) return html`<muster-sign-in action="session" theme=${this.theme ?? nothing} @signed-in=${() => this.load()}></muster-sign-in>`;
    if (this.failed) return this.frame(title, html`<section><p role="alert" data-testid="admin-absent">${this.failed.status === 404 ? t('admin.absent') : t('refused.unavailable')}</p></section>`);
    if (!this.all) return this.frame(title, html`<p class="muted">${t('common.loading')}</p>`);
    const people = this.tab === 'people';
    return this.frame(title, html`
      <div class="bar"><div class="tabs" role="tablist" aria-label=${title} @keydown=${this.#arrows}>${['people', 'groups'].map((name) => html`<button role="tab" id=${`tab-${name}`} aria-selected=${String(this.tab === name)}
          aria-controls="panel" tabindex=${this.tab === name ? 0 : -1} data-testid=${`tab-${name}`} @click=${() => this.#turn(name)}>${t(`admin.${name}`)}</button>`)}</div>
        <button class="primary" data-testid=${people ? 'new-person' : 'new-group'} @click=${() => this.#open({ what: people ? 'new-person' : 'new-group' })}>${t(people ? 'admin.new-person' : 'admin.new-group')}</button></div>
      <section id="panel" role="tabpanel" aria-labelledby=${`tab-${this.tab}`}>
        <div class="field find"><label for="find">${t('admin.find')}</label><input id="find" type="search" .value=${this.filter} @input=${(e) => (this.filter = e.target.value.toLowerCase())}></div>
        ${people ? this.#people() : this.#groups()}</section>${this.dialog ? this.#dialog() : nothing}`, 'wide');
  }

  #turn(name) {
    this.tab = name;
    this.filter = '';
  }

  #arrows(event) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    this.#turn(this.tab === 'people' ? 'groups' : 'people');
    this.updateComplete.then(() => this.$('[role=tab][aria-selected=true]').focus());
  }

  #open(dialog) {
    this.link = null;
    this.refusals = {};
    this.said = null;
    this.dialog = dialog;
  }

  #people() {
    const shown = this.all.people.filter((p) => `${p.name} ${p.handle}`.toLowerCase().includes(this.filter));
    if (shown.length === 0) return html`<p class="muted">${t('admin.nobody')}</p>`;
    return html`<ul class="list">${shown.map((p) => html`<li data-testid="person" data-person=${p.id}><div><strong dir="auto">${p.name}</strong> <span class="muted">@${p.handle}</span>
      <span class="badges">${p.active ? nothing : html`<span class="badge bad">${t('badge.disabled')}</span>`}${p.guest ? html`<span class="badge strong">${t('badge.guest')}</span>` : nothing}
        ${p.roles.map((r) => html`<span class="badge strong">${t(`badge.${r}`)}</span>`)}${p.second ? html`<span class="badge">${t('badge.second')}</span>` : nothing}
        ${p.hasPassword || !this.all.here ? nothing : html`<span class="badge">${t('badge.no-password')}</span>`}</span>
      <p class="small muted">${t('admin.line', { zone: p.zone, count: p.signIns })}</p></div>
      <button class="plain" data-testid="change-person" aria-label=${t('admin.change-one', { name: p.name })} @click=${() => this.#open({ what: 'person', person: p })}>${t('admin.change')}</button></li>`)}</ul>`;
  }

  #groups() {
    const names = new Map(this.all.people.map((p) => [p.id, p.name]));
    const shown = this.all.groups.filter((g) => `${g.name} ${g.id}`.toLowerCase().includes(this.filter));
    if (shown.length === 0) return html`<p class="muted">${t('admin.no-groups')}</p>`;
    return html`<ul class="list">${shown.map((g) => html`<li data-testid="group" data-group=${g.id}><div><strong dir="auto">${g.name}</strong> <span class="muted">@${g.id}</span>
      <span class="badge ${g.team ? 'strong' : ''}">${t(g.team ? 'badge.team' : 'badge.group')}</span>
      <p class="small muted">${g.members.length ? g.members.map((m) => names.get(m) ?? m).join(', ') : t('admin.empty')}</p></div>
      <button class="plain" data-testid="change-group" aria-label=${t('admin.change-one', { name: g.name })} @click=${() => this.#open({ what: 'group', group: g })}>${t('admin.change')}</button></li>`)}</ul>`;
  }

  #dialog() {
    const { what, person, group } = this.dialog;
    const body = { 'new-person': () => this.#newPerson(), person: () => this.#person(person), 'new-group': () => this.#group(), group: () => this.#group(group) }[what]();
    return html`<dialog aria-labelledby="heading" @close=${() => (this.dialog = null)}>${body}</dialog>`;
  }

  #shut = () => this.$('dialog').close();

  #name(value = '') {
    return html`<div class="field"><label for="name">${t('field.name')}</label><input id="name" name="name" .value=${value} maxlength="100" autocomplete="off" required data-testid="field-name"></div>`;
  }

  #handle(id, label) {
    return html`<div class="field"><label for=${id}>${label}</label><input id=${id} name=${id} maxlength="64" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" autocapitalize="none" autocomplete="off" spellcheck="false" required data-testid=${`field-${id}`}><p class="hint">${t('field.handle-hint')}</p></div>`;
  }

  #check(name, label, checked) {
    return html`<label class="check"><input type="checkbox" name=${name} ?checked=${checked} data-testid=${`field-${name}`}>${label}</label>`;
  }

  #rights(p = { roles: [] }) {
    return html`<fieldset><legend>${t('admin.rights')}</legend>${this.#check('guest', t('admin.guest'), p.guest)}${ROLES.map((r) => this.#check(r, t(`admin.role-${r}`), p.roles.includes(r)))}</fieldset>`;
  }

  #footer(submit, testid) {
    return html`<footer><button type="button" class="plain" data-testid="dialog-close" @click=${this.#shut}>${t(this.link ? 'common.done' : 'common.cancel')}</button>${submit ? html`<button class="primary" data-testid=${testid} ?disabled=${this.busy}>${submit}</button>` : nothing}</footer>`;
  }

  #linked() {
    const address = new URL(`reset#${this.link.secret}`, document.baseURI).href;
    return html`<p>${t('link.give')}</p><p class="link"><code data-testid="reset-link">${address}</code></p>
      <p class="small muted">${t('link.until', { until: time(this.link.until) })}</p><div class="acts">${this.copyButton(address)}</div>`;
  }

  #newPerson() {
    if (this.link) return html`<h2 id="heading">${t('admin.created')}</h2>${this.all.here ? this.#linked() : nothing}${this.#footer()}`;
    return html`<h2 id="heading">${t('admin.new-person')}</h2><form id="create-person" novalidate @submit=${this.sending(async (v) => {
      this.link = await send('admin/create-person', { handle: v.handle, name: v.name, zone: v.zone, guest: 'guest' in v, roles: ROLES.filter((r) => r in v) });
      await this.load();
    })}>${this.#name()}${this.#handle('handle', t('field.handle'))}${this.zone('zone', Intl.DateTimeFormat().resolvedOptions().timeZone)}${this.#rights()}
      ${this.outcome('create-person')}${this.#footer(t('admin.create'), 'submit-person')}</form>`;
  }

  #person(p) {
    const { here } = this.all;
    return html`<h2 id="heading"><span dir="auto">${p.name}</span> <span class="muted">@${p.handle}</span></h2><form id="change-person" novalidate @submit=${this.sending(async (v) => {
      await send('admin/change-person', { person: p.id, name: v.name, zone: v.zone, active: 'active' in v, guest: 'guest' in v, roles: ROLES.filter((r) => r in v), ...(here ? { mustHaveSecond: 'second' in v } : {}) });
      await this.load();
      this.#shut();
    })}>${this.#name(p.name)}${this.zone('zone', p.zone)}
      <fieldset><legend>${t('admin.access')}</legend>${this.#check('active', t('admin.active'), p.active)}${here ? this.#check('second', t('admin.must-second'), p.mustHaveSecond) : nothing}</fieldset>${this.#rights(p)}
      ${this.outcome('change-person')}${this.link || !here ? nothing : html`<h3>${t('admin.sign-in')}</h3><div class="acts">
        <button type="button" class="plain" data-testid="reset-password" ?disabled=${this.busy || !p.active} @click=${() => this.#reset(p, false)}>${t('admin.reset')}</button>
        ${p.second ? html`<button type="button" class="plain" data-testid="reset-second" ?disabled=${this.busy || !p.active} @click=${() => this.#reset(p, true)}>${t('admin.reset-second')}</button>` : nothing}
        <button type="button" class="plain danger" data-testid="sign-out-person" ?disabled=${this.busy} @click=${() => this.doing('change-person', async () => { await send('admin/sign-out', { person: p.id }); await this.load(); return t('admin.signed-out'); })}>${t('admin.sign-out')}</button></div>`}
      ${this.link ? html`<h3>${t('admin.sign-in')}</h3>${this.#linked()}` : nothing}${this.#footer(t('common.save'), 'submit-person')}</form>`;
  }

  #reset(p, second) {
    return this.doing('change-person', async () => { this.link = await send('admin/reset-sign-in', { person: p.id, second }); });
  }

  #group(g) {
    return html`<h2 id="heading">${g ? g.name : t('admin.new-group')}</h2><form id="group" novalidate @submit=${this.sending(async (v, form) => {
      const members = [...form.querySelectorAll('[name=member]:checked')].map((e) => e.value);
      await send(g ? 'admin/change-group' : 'admin/create-group', { id: g?.id ?? v.id, name: v.name, team: g?.team ?? v.team === 'team', members });
      await this.load();
      this.#shut();
    })}>${this.#name(g?.name)}${g ? nothing : html`${this.#handle('id', t('field.group-id'))}
      <fieldset><legend>${t('admin.sort')}</legend><label class="check"><input type="radio" name="team" value="team" checked data-testid="field-team">${t('admin.team')}</label>
        <label class="check"><input type="radio" name="team" value="group">${t('admin.group')}</label></fieldset>`}
      <fieldset><legend>${t('admin.members')}</legend><div class="members">${this.all.people.filter((p) => p.active || g?.members.includes(p.id)).map((p) => html`<label class="check"><input type="checkbox" name="member" value=${p.id} ?checked=${g?.members.includes(p.id)}><span dir="auto">${p.name}</span> <span class="muted small">@${p.handle}</span></label>`)}</div></fieldset>
      ${this.outcome('group')}${this.#footer(g ? t('common.save') : t('admin.create'), 'submit-group')}</form>`;
  }
}
customElements.define('host-admin', HostAdmin);
