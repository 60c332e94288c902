/** Accepting an invitation. Its secret is behind the `#` and therefore in no log. */
import '../assets/muster-sign-in.js';
import { css, html, nothing } from '../assets/kit.js';
import { HostPage, Refused, send } from './page.js';
import { t, time } from './texts.js';

class HostInvite extends HostPage {
  static properties = { found: { state: true }, signing: { state: true } };
  static styles = [...HostPage.styles, css`
    dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 16px; margin: 12px 0 20px; font-size: 15px; }
    dt { color: var(--muster-muted); }
    dd { overflow-wrap: anywhere; }
    .tlp { display: inline-block; background: #000; padding: 1px 8px; border-radius: 4px; font-weight: 700; font-size: 13px; }
    .tlp.red { color: #ff2b2b; } .tlp.amber { color: #ffc000; } .tlp.green { color: #33ff00; } .tlp.clear { color: #fff; }
    .or { margin-top: 16px; font-size: 13px; }
  `];
  #secret = decodeURIComponent(location.hash.slice(1));

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.found = await send('invitation/look', { secret: this.#secret });
      this.signing = false;
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      this.failed = failure;
    }
  }

  render() {
    const title = t('invite.title');
    if (this.failed) return this.frame(title, html`<section><p role="alert" data-testid="invite-absent">${this.failed.status === 404 || this.failed.status === 400 ? t('invite.absent') : t(`refused.${this.failed.code}`)}</p></section>`, 'narrow');
    if (this.signing) return html`<muster-sign-in action="session" theme=${this.theme ?? nothing} @signed-in=${() => this.load()}></muster-sign-in>`;
    if (!this.found) return this.frame(title, html`<p class="muted">${t('common.loading')}</p>`, 'narrow');
    const { invitation, me, here } = this.found;
    const { marking } = invitation;
    return this.frame(title, html`<section><p>${t('invite.intro')}</p>
      <dl><dt>${t('invite.channel')}</dt><dd><strong dir="auto" data-testid="invite-channel">${invitation.channelName}</strong></dd>
        ${marking ? html`<dt>${t('invite.marking')}</dt><dd><span class="tlp ${marking.split('+')[0]}" data-testid="invite-marking">TLP:${marking.toUpperCase()}</span>
          <p class="hint">${t(`tlp.${marking}`)}</p></dd>` : nothing}
        <dt>${t('invite.by')}</dt><dd dir="auto">${invitation.by}</dd><dt>${t('invite.until')}</dt><dd>${time(invitation.expiresAt)}</dd></dl>
      ${me ? this.#known(me) : here ? this.#new() : html`<p>${t('invite.portal')}</p>`}</section>`, 'narrow');
  }

  #known(me) {
    return html`${this.outcome('accept')}<button class="primary" data-testid="invite-accept" ?disabled=${this.busy}
      @click=${() => this.doing('accept', async () => this.#enter(await send('invitation/accept', { secret: this.#secret })))}>${t('invite.accept-as', { name: me })}</button>`;
  }

  #new() {
    return html`<form id="join" novalidate @submit=${this.sending(async (v) => this.#enter(await send('invitation/join', {
        secret: this.#secret, name: v.name, handle: v.handle, password: v['new-password'], zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' })))}>
      <div class="field"><label for="name">${t('field.name')}</label><input id="name" name="name" autocomplete="name" maxlength="100" required data-testid="invite-name"></div>
      <div class="field"><label for="handle">${t('field.handle')}</label><input id="handle" name="handle" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" required data-testid="invite-handle">
        <p class="hint">${t('field.handle-hint')}</p></div>
      ${this.password('new-password', t('password.choose'), 'new-password', t('password.hint'))}
      ${this.outcome('join')}<button class="primary" data-testid="invite-join" ?disabled=${this.busy}>${t('invite.join')}</button></form>
      <p class="or"><button class="link" data-testid="invite-sign-in" @click=${() => (this.signing = true)}>${t('invite.have-account')}</button></p>`;
  }

  #enter({ channel }) {
    location.assign(`./#/c/${encodeURIComponent(channel)}`);
  }
}
customElements.define('host-invite', HostInvite);
