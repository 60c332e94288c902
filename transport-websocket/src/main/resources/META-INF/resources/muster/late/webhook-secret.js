import { css, html, nothing } from 'lit';
import { newSecret } from './secret.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** What webhooks are signed with: made here, shown before it comes into force, and never again. */
export class WebhookSecret extends MusterElement {
  static properties = { session: { attribute: false }, signed: { type: Boolean }, secret: { state: true }, used: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; padding-top: 8px; }
    input { font-family: var(--muster-mono); flex: 1; min-width: 200px; }
    .box { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 12px; margin-top: 8px; }
    .state { display: inline-flex; gap: 6px; align-items: center; }
  `];

  render() {
    const { secret, used, said } = this;
    return html`<p class="small"><span class="state" data-testid="webhook-state" data-signed=${String(Boolean(this.signed))}>${icon(this.signed ? 'check' : 'alert')}${t(this.signed ? 'settings-all.signed' : 'settings-all.unsigned')}</span></p>
      ${secret ? html`<div class="box"><label for="secret">${t('settings-all.secret')}</label><div class="line"><input id="secret" readonly data-testid="webhook-secret" .value=${secret} @focus=${(e) => e.target.select()}>
          <button class="plain" data-testid="webhook-copy" @click=${() => this.#copy()}>${icon('link')}${t('settings-all.copy')}</button></div>
          <p class="hint">${t(used ? 'settings-all.in-force' : 'settings-all.before-use')}</p>
          <div class="line">${used ? html`<button class="primary" data-testid="webhook-done" @click=${() => this.#end()}>${t('common.done')}</button>` : html`<button class="primary" data-testid="webhook-use" ?disabled=${this.busy} @click=${() => this.#set(secret)}>${t('settings-all.use')}</button><button class="plain" @click=${() => this.#end()}>${t('common.cancel')}</button>`}</div></div>`
      : html`<div class="line"><button class="plain" data-testid="webhook-make" @click=${() => this.#make()}>${t(this.signed ? 'settings-all.replace' : 'settings-all.make')}</button>
          ${this.signed ? html`<button class="quiet" data-testid="webhook-off" ?disabled=${this.busy} @click=${() => this.#off()}>${t(said?.sure ? 'settings-all.stop-sure' : 'settings-all.stop')}</button>` : nothing}</div>`}
      <p role="status" class=${said?.wrong ? 'refusal' : 'small muted'} data-testid="webhook-said">${said?.text ?? ''}</p>`;
  }

  async #make() {
    Object.assign(this, { secret: newSecret(), used: false, said: null });
    await this.updateComplete;
    this.$('input').focus();
  }

  async #copy() {
    const copied = await navigator.clipboard?.writeText(this.secret).then(() => true, () => false);
    this.said = { text: t(copied ? 'settings-all.copied' : 'settings-all.not-copied') };
    if (!copied) this.$('input').select();
  }

  async #set(secret) {
    this.busy = true;
    try {
      await this.session.client.command('rule.set-webhook-secret', secret ? { secret } : {});
      Object.assign(this, { signed: Boolean(secret), used: true, said: null });
      await this.updateComplete;
      this.$('[data-testid=webhook-done], [data-testid=webhook-make]').focus();
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    } finally {
      this.busy = false;
    }
  }

  async #end() {
    Object.assign(this, { secret: null, used: false, said: null });
    await this.updateComplete;
    this.$('[data-testid=webhook-make]').focus();
  }

  /** What nobody can bring back is said twice. */
  #off() {
    if (this.said?.sure) this.#set(null);
    else this.said = { text: t('settings-all.stop-hint'), sure: true };
  }
}
customElements.define('muster-webhook-secret', WebhookSecret);
