import { css, html, nothing } from 'lit';
import { MusterElement } from './element.js';
import { tokens } from './tokens.js';
import { t } from './texts.js';

/**
 * The sign-in form: posts `{handle, password}` to `action`, fires `signed-in`. An answer 401 with the code
 * `second-factor` asks for a code, which is posted with them; an answer with `next` leads there instead. Without an
 * action people sign in elsewhere, and it says so.
 */
export class MusterSignIn extends MusterElement {
  static properties = {
    action: {}, theme: { reflect: true }, busy: { state: true }, refusal: { state: true },
    given: { state: true }, recovery: { state: true },
  };
  static styles = [tokens, ...MusterElement.styles, css`
    :host { display: grid; place-items: center; min-height: 100dvh; padding: 24px 16px; background: var(--muster-surface); }
    form, .elsewhere { width: 100%; max-width: 360px; background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: 10px; padding: 28px; }
    .mark { font-size: 13px; font-weight: 600; letter-spacing: 0.02em; color: var(--muster-muted); margin-bottom: 4px; }
    h1 { font-size: 24px; margin-bottom: 20px; }
    button.primary { width: 100%; min-height: 40px; font-size: 15px; margin-top: 4px; }
    .others { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; margin-top: 12px; }
  `];

  firstUpdated() {
    this.$('#handle')?.focus();
  }

  render() {
    if (!this.action) return this.#elsewhere();
    return this.given ? this.#second() : this.#first();
  }

  #elsewhere() {
    return html`<div class="elsewhere"><p class="mark">${t('app.name')}</p><h1>${t('sign-in.title')}</h1><p>${t('sign-in.elsewhere')}</p>
      <button class="primary" @click=${() => location.reload()}>${t('sign-in.again')}</button></div>`;
  }

  #first() {
    return html`<form @submit=${this.#submit}>
      <p class="mark">${t('app.name')}</p>
      <h1>${t('sign-in.title')}</h1>
      <div class="field"><label for="handle">${t('sign-in.handle')}</label>
        <input id="handle" name="handle" data-testid="sign-in-handle" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
      <div class="field"><label for="password">${t('sign-in.password')}</label>
        <input id="password" name="password" type="password" data-testid="sign-in-password" autocomplete="current-password" maxlength="256" required></div>
      ${this.#end('sign-in-submit', t('sign-in.submit'))}
    </form>`;
  }

  #second() {
    const app = !this.recovery;
    return html`<form @submit=${this.#submit}>
      <p class="mark">${t('app.name')}</p>
      <h1>${t('sign-in.second')}</h1>
      <div class="field"><label for="code">${t(app ? 'sign-in.code' : 'sign-in.recovery')}</label>
        <input id="code" name="code" data-testid="sign-in-code" inputmode=${app ? 'numeric' : 'text'} autocomplete=${app ? 'one-time-code' : 'off'}
          autocapitalize="none" spellcheck="false" maxlength="64" required>
        <p class="hint">${t(app ? 'sign-in.code-hint' : 'sign-in.recovery-hint')}</p></div>
      ${this.#end('sign-in-code-submit', t('sign-in.submit'))}
      <p class="others"><button type="button" class="link" data-testid="sign-in-recovery" @click=${this.#turn}>${t(app ? 'sign-in.use-recovery' : 'sign-in.use-code')}</button>
        <button type="button" class="link" data-testid="sign-in-back" @click=${this.#back}>${t('sign-in.back')}</button></p>
    </form>`;
  }

  #end(testid, text) {
    return html`<div role="alert">${this.refusal ? html`<p class="refusal" data-testid="sign-in-refusal">${this.refusal}</p>` : nothing}</div>
      <button class="primary" data-testid=${testid} ?disabled=${this.busy}>${this.busy ? t('sign-in.busy') : text}</button>`;
  }

  #turn() {
    this.recovery = !this.recovery;
    this.#fresh('#code');
  }

  #back() {
    this.given = null;
    this.recovery = false;
    this.#fresh('#handle');
  }

  /** Another field has the turn; what was said of the one before is gone. */
  #fresh(field) {
    this.refusal = null;
    this.updateComplete.then(() => {
      const input = this.$(field);
      if (!input) return;
      input.value = '';
      input.focus();
    });
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.refusal = null;
    const credentials = this.given
      ? { ...this.given, code: this.$('#code').value.trim() }
      : { handle: this.$('#handle').value.trim(), password: this.$('#password').value };
    try {
      const answer = await fetch(new URL(this.action, document.baseURI), {
        method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(credentials),
      });
      const said = await answer.json().catch(() => ({}));
      if (answer.ok) this.#enter(said.next);
      else if (said.code === 'second-factor' && !this.given) this.#ask(credentials);
      else this.#refuse(this.#why(answer.status, said.code));
    } catch {
      this.#refuse('sign-in.failed');
    } finally {
      this.busy = false;
    }
  }

  #ask(credentials) {
    this.given = credentials;
    this.#fresh('#code');
  }

  #enter(next) {
    this.given = null;
    const address = next && new URL(next, document.baseURI);
    const elsewhere = address && address.origin === location.origin && address.pathname !== location.pathname;
    if (elsewhere) location.assign(address);
    else this.fire('signed-in');
  }

  #why(status, code) {
    if (code === 'second-factor') return 'sign-in.wrong-code';
    if (this.given && status === 401) this.given = null;
    return { 401: 'sign-in.wrong', 403: 'sign-in.wrong', 400: 'sign-in.wrong', 429: 'sign-in.locked' }[status] ?? 'sign-in.failed';
  }

  #refuse(key) {
    this.refusal = t(key);
    this.updateComplete.then(() => (this.$('#code') ?? this.$('#password'))?.select());
  }
}
customElements.define('muster-sign-in', MusterSignIn);
