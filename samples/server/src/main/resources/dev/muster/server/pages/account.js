/** One's own account: name, password, second factor, sign-ins. */
import '../assets/muster-sign-in.js';
import { css, html, nothing } from '../assets/kit.js';
import { HostPage, Refused, ask, send } from './page.js';
import { t, time } from './texts.js';

const BROWSERS = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']];
const SYSTEMS = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']];
const found = (list, text) => list.find(([mark]) => text.includes(mark))?.[1];

/** A browser's name for people, from what it says of itself. */
function called(agent) {
  const browser = found(BROWSERS, agent);
  const system = found(SYSTEMS, agent);
  if (browser && system) return t('session.agent', { browser, system });
  return browser ?? (agent.split(' ')[0] || t('session.unknown'));
}

class HostAccount extends HostPage {
  static properties = { me: { state: true }, sessions: { state: true }, enrolment: { state: true }, recovery: { state: true } };
  static styles = [...HostPage.styles, css`
    .enrol { display: grid; grid-template-columns: auto 1fr; gap: 20px; align-items: start; }
    .qr { width: 212px; height: 212px; background: #fff; border-radius: var(--muster-radius); }
    .qr path { fill: #000; }
    .key { margin-top: 8px; }
    ol.codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 4px 16px; margin: 12px 0; padding: 12px 16px; background: var(--muster-code); border-radius: var(--muster-radius); }
    ul.sessions li { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; padding: 12px 0; border-top: 1px solid var(--muster-line); align-items: center; }
    details { margin-top: 12px; border-top: 1px solid var(--muster-line); padding-top: 4px; }
    summary { cursor: pointer; font-size: 13px; font-weight: 500; min-height: 44px; display: flex; align-items: center; color: var(--muster-accent); }
    summary::before { content: '+'; width: 18px; }
    details[open] > summary::before { content: '−'; }
    @media (max-width: 560px) { .enrol { grid-template-columns: 1fr; } .qr { justify-self: center; } ol.codes { grid-template-columns: 1fr; } ol.codes code { font-size: 12px; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const me = await ask('account/me');
      this.sessions = me.here && !me.mustBegin ? (await ask('account/sessions')).sessions : [];
      this.me = me;
      this.failed = null;
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      this.me = null;
      this.failed = failure;
    }
  }

  links() {
    return html`${this.me?.administrator ? html`<a href="admin">${t('admin.title')}</a>` : nothing}
      ${!this.me || this.me.mustBegin ? nothing : html`<a href="./">${t('common.back')}</a>`}${this.me?.here ? this.leaveButton() : nothing}`;
  }

  render() {
    if (this.failed?.status === 401) {
      return html`<muster-sign-in action="session" theme=${this.theme ?? nothing} @signed-in=${() => this.load()}></muster-sign-in>`;
    }
    if (this.failed) return this.frame(t('account.title'), html`<p role="alert">${t('refused.unavailable')}</p>`);
    if (!this.me) return this.frame(t('account.title'), html`<p class="muted">${t('common.loading')}</p>`);
    const { me } = this;
    const second = me.here ? this.#second(me) : nothing;
    const body = me.mustBegin
      ? html`<p class="notice" role="status" data-testid="must-begin">${t('second.required-now')}</p>${second}`
      : html`${this.#described(me)}${me.here ? html`${second}${this.#passwords()}${this.#sessions()}` : nothing}`;
    return this.frame(t('account.title'), body);
  }

  #described(me) {
    return html`<section aria-labelledby="about"><h2 id="about">${t('account.about')}</h2><p class="muted">${t('account.signed-in-as', { handle: me.handle })}</p>
      <form id="describe" novalidate @submit=${this.sending(async ({ name, zone }) => { await send('account/describe', { name, zone }); await this.load(); return t('common.saved'); })}>
        <div class="row"><div class="field"><label for="name">${t('field.name')}</label><input id="name" name="name" .value=${me.name} maxlength="100" autocomplete="name" required></div>${this.zone('zone', me.zone)}</div>
        ${this.outcome('describe')}<button class="primary" ?disabled=${this.busy}>${t('common.save')}</button></form></section>`;
  }

  #passwords() {
    return html`<section aria-labelledby="pw"><h2 id="pw">${t('password.title')}</h2><p class="muted small">${t('password.ends-others')}</p>
      <form id="change-password" novalidate @submit=${this.sending(async (values, form) => { await send('account/change-password', { password: values['current-password'], wanted: values['new-password'] }); form.reset(); await this.load(); return t('password.changed'); })}>
        <div class="row">${this.password('current-password', t('password.current'), 'current-password')}${this.password('new-password', t('password.new'), 'new-password', t('password.hint'))}</div>
        ${this.outcome('change-password')}<button class="primary" data-testid="change-password" ?disabled=${this.busy}>${t('password.change')}</button></form></section>`;
  }

  #second(me) {
    const title = html`<h2 id="second">${t('second.title')} ${me.second ? html`<span class="badge strong">${t('second.on')}</span>` : html`<span class="badge">${t('second.off')}</span>`}</h2>`;
    if (this.recovery) return html`<section aria-labelledby="second">${title}${this.#recovered()}</section>`;
    if (this.enrolment) return html`<section aria-labelledby="second">${title}${this.#enrol()}</section>`;
    if (!me.second) {
      return html`<section aria-labelledby="second">${title}<p class="muted">${t('second.why')}</p>
        <form id="begin-second" novalidate @submit=${this.sending(async ({ 'second-password': password }) => { this.enrolment = await send('account/begin-second', { password }); })}>
          ${this.password('second-password', t('password.current'), 'current-password')}${this.outcome('begin-second')}
          <button class="primary" data-testid="begin-second" ?disabled=${this.busy}>${t('second.begin')}</button></form></section>`;
    }
    const both = (id) => html`<div class="row">${this.password(`${id}-password`, t('password.current'), 'current-password')}
      <div class="field"><label for=${`${id}-code`}>${t('second.code')}</label><input id=${`${id}-code`} name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" required></div></div>`;
    return html`<section aria-labelledby="second">${title}
      <p class="muted">${t('second.left', { count: me.recovery })}</p>
      <details><summary>${t('second.replace')}</summary><form id="replace" novalidate @submit=${this.sending(async (v) => { this.enrolment = await send('account/begin-second', { password: v['replace-password'], code: v.code }); })}>
        ${both('replace')}${this.outcome('replace')}<button class="plain" data-testid="replace-second" ?disabled=${this.busy}>${t('second.replace')}</button></form></details>
      <details><summary>${t('second.renew')}</summary><form id="renew" novalidate @submit=${this.sending(async (v) => { const made = await send('account/renew-recovery', { password: v['renew-password'], code: v.code }); await this.load(); this.recovery = made.recovery; })}>
        ${both('renew')}${this.outcome('renew')}<button class="plain" ?disabled=${this.busy}>${t('second.renew')}</button></form></details>
      ${me.mustHaveSecond ? html`<p class="small muted">${t('second.required')}</p>` : html`<details><summary>${t('second.remove')}</summary>
        <form id="remove" novalidate @submit=${this.sending(async (v) => { await send('account/remove-second', { password: v['remove-password'], code: v.code }); await this.load(); })}>
        ${both('remove')}${this.outcome('remove')}<button class="plain danger" ?disabled=${this.busy}>${t('second.remove')}</button></form></details>`}</section>`;
  }

  #enrol() {
    const { qr, secret, uri } = this.enrolment;
    return html`<p class="muted">${t('second.scan')}</p><div class="enrol">
      <svg class="qr" role="img" aria-label=${t('second.qr')} viewBox=${`0 0 ${qr.size} ${qr.size}`} shape-rendering="crispEdges"><path d=${qr.path}></path></svg>
      <div><p class="label">${t('second.key')}</p><p><code data-testid="totp-secret">${secret.match(/.{1,4}/g).join(' ')}</code></p>
        <p class="acts field key">${this.copyButton(secret)}<a href=${uri} data-testid="totp-uri">${t('second.open')}</a></p>
        <form id="confirm" novalidate @submit=${this.sending(async ({ code }) => { const made = await send('account/confirm-second', { code }); this.enrolment = null; await this.load(); this.recovery = made.recovery; })}>
          <div class="field"><label for="code">${t('second.code')}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required data-testid="totp-code"></div>
          ${this.outcome('confirm')}<div class="acts"><button class="primary" data-testid="confirm-second" ?disabled=${this.busy}>${t('second.confirm')}</button>
          <button type="button" class="plain" @click=${() => (this.enrolment = null)}>${t('common.cancel')}</button></div></form></div></div>`;
  }

  #recovered() {
    return html`<p class="notice">${t('second.recovery')}</p>
      <ol class="codes" data-testid="recovery-codes">${this.recovery.map((c) => html`<li><code>${c}</code></li>`)}</ol>
      <div class="acts">${this.copyButton(this.recovery.join('\n'))}<button class="primary" data-testid="recovery-kept" @click=${() => (this.recovery = null)}>${t('second.kept')}</button></div>`;
  }

  #sessions() {
    return html`<section aria-labelledby="list"><h2 id="list">${t('session.title')}</h2><p class="muted small">${t('session.hint')}</p>
      <ul class="sessions">${this.sessions.map((s) => html`<li data-testid="session"><div><strong>${s.kind === 'token' ? t('session.program') : called(s.agent)}</strong>
        ${s.mine ? html` <span class="badge strong">${t('session.mine')}</span>` : nothing}${s.second ? html` <span class="badge">${t('session.second')}</span>` : nothing}
        <p class="small muted">${t('session.line', { address: s.address, since: time(s.since), seen: time(s.seen) })}</p></div>
        ${s.mine ? nothing : html`<button class="plain" data-testid="end-session" aria-label=${t('session.end-one', { agent: called(s.agent), since: time(s.since) })} ?disabled=${this.busy}
          @click=${() => this.doing('sessions', async () => { await send('account/end-session', { session: s.id }); await this.load(); return t('session.ended'); })}>${t('session.end')}</button>`}</li>`)}</ul>
      ${this.outcome('sessions')}
      ${this.sessions.length > 1 ? html`<button class="plain danger" data-testid="end-others" ?disabled=${this.busy} @click=${() => this.doing('sessions', async () => { await send('account/end-others'); await this.load(); return t('session.ended-others'); })}>${t('session.end-others')}</button>` : nothing}</section>`;
  }
}
customElements.define('host-account', HostAccount);
