import { css, html, nothing } from 'lit';
import { MusterElement } from './element.js';
import { tokens } from './tokens.js';
import { t } from './texts.js';

/** The sign-in form: posts `{handle, password}` to `action`, fires `signed-in`. */
export class MusterSignIn extends MusterElement {
  static properties = { action: {}, theme: { reflect: true }, busy: { state: true }, refusal: { state: true } };
  static styles = [tokens, ...MusterElement.styles, css`
    :host { display: grid; place-items: center; min-height: 100dvh; padding: 24px 16px; background: var(--muster-surface); }
    form { width: 100%; max-width: 360px; background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: 10px; padding: 28px; }
    .mark { font-size: 13px; font-weight: 600; letter-spacing: 0.02em; color: var(--muster-muted); margin-bottom: 4px; }
    h1 { font-size: 24px; margin-bottom: 20px; }
    button { width: 100%; min-height: 40px; font-size: 15px; margin-top: 4px; }
  `];

  firstUpdated() {
    this.$('#handle').focus();
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <p class="mark">${t('app.name')}</p>
      <h1>${t('sign-in.title')}</h1>
      <div class="field"><label for="handle">${t('sign-in.handle')}</label>
        <input id="handle" name="handle" data-testid="sign-in-handle" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
      <div class="field"><label for="password">${t('sign-in.password')}</label>
        <input id="password" name="password" type="password" data-testid="sign-in-password" autocomplete="current-password" required></div>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      <button class="primary" data-testid="sign-in-submit" ?disabled=${this.busy}>${this.busy ? t('sign-in.busy') : t('sign-in.submit')}</button>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    this.busy = true;
    this.refusal = null;
    try {
      const answer = await fetch(new URL(this.action, document.baseURI), {
        method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ handle: this.$('#handle').value.trim(), password: this.$('#password').value }),
      });
      if (answer.ok) this.fire('signed-in');
      else this.#refuse({ 401: 'sign-in.wrong', 403: 'sign-in.wrong', 400: 'sign-in.wrong', 429: 'sign-in.locked' }[answer.status]);
    } catch {
      this.#refuse();
    } finally {
      this.busy = false;
    }
  }

  #refuse(key = 'sign-in.failed') {
    this.refusal = t(key);
    this.$('#password').select();
  }
}
customElements.define('muster-sign-in', MusterSignIn);
