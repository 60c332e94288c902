/** Choosing a password by a link. The link's secret is behind the `#` and therefore in no log. */
import { html } from '../assets/kit.js';
import { HostPage, Refused, send } from './page.js';
import { t } from './texts.js';

class HostReset extends HostPage {
  static properties = { who: { state: true }, done: { state: true } };
  #secret = decodeURIComponent(location.hash.slice(1));

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.who = await send('reset/look', { secret: this.#secret });
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      this.failed = failure;
    }
  }

  render() {
    const title = t('reset.title');
    if (this.failed) return this.frame(title, html`<section><p role="alert" data-testid="reset-absent">${this.failed.status === 404 ? t('reset.absent') : t(`refused.${this.failed.code}`)}</p></section>`, 'narrow');
    if (this.done) return this.frame(title, html`<section><p role="status" data-testid="reset-done">${t('reset.done')}</p><p><a href="./">${t('reset.sign-in')}</a></p></section>`, 'narrow');
    if (!this.who) return this.frame(title, html`<p class="muted">${t('common.loading')}</p>`, 'narrow');
    return this.frame(title, html`<section><p class="muted">${t('reset.for', this.who)}</p>
      <form id="reset" novalidate @submit=${this.sending(async (v) => { await send('reset/use', { secret: this.#secret, password: v['new-password'] }); this.#over(); })}>
        <input class="sr" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" .value=${this.who.handle} readonly>
        ${this.password('new-password', t('password.new'), 'new-password', t('password.hint'))}${this.outcome('reset')}
        <button class="primary" data-testid="reset-submit" ?disabled=${this.busy}>${t('reset.submit')}</button></form></section>`, 'narrow');
  }

  #over() {
    history.replaceState(null, '', location.pathname);
    this.done = true;
  }
}
customElements.define('host-reset', HostReset);
