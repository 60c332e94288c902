/** What this host's own pages have in common: their frame, their forms, and how they ask the server. */
import { MusterElement, css, html, nothing, tokens } from '../assets/kit.js';
import { language, t } from './texts.js';

/** An answer that says no. */
export class Refused extends Error {
  constructor(status, { code, field, message } = {}) {
    super(message ?? '');
    Object.assign(this, { status, code: code ?? 'unavailable', field });
  }
}

async function answered(request) {
  const answer = await request.catch(() => { throw new Refused(0); });
  const body = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}

export const ask = (place) => answered(fetch(new URL(place, document.baseURI), { credentials: 'same-origin' }));

export const send = (place, body = {}) => answered(fetch(new URL(place, document.baseURI), {
  method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'muster' },
  body: JSON.stringify(body),
}));

/** What to tell a person about a refusal. */
export function reason(failure) {
  const known = { password: 'refused.password', code: 'refused.code', wanted: 'refused.wanted', handle: 'refused.handle', id: 'refused.handle', name: 'refused.name' };
  if (failure.code === 'invalid' && known[failure.field]) return t(known[failure.field]);
  if (failure.code === 'conflict') return failure.message;
  return t(`refused.${failure.code}`);
}

export const zones = () => [...new Set([Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

export class HostPage extends MusterElement {
  static properties = { busy: { state: true }, refusals: { state: true }, said: { state: true }, again: { state: true }, failed: { state: true }, theme: { reflect: true } };
  static styles = [tokens, ...MusterElement.styles, css`
    :host { min-height: 100dvh; background: var(--muster-surface); }
    .top { display: flex; align-items: center; gap: 16px; padding: 0 24px; min-height: 56px; background: var(--muster-background); border-bottom: 1px solid var(--muster-line); }
    .top strong { flex: 1; }
    .top a { font-size: 13px; min-height: 44px; display: inline-flex; align-items: center; }
    main { max-width: 720px; margin: 0 auto; padding: 24px 16px 64px; display: grid; gap: 20px; }
    .wide main { max-width: 1080px; }
    .narrow main { max-width: 440px; }
    h1 { font-size: 24px; }
    section { background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: 10px; padding: 20px; min-width: 0; }
    section > h2 { font-size: 18px; margin-bottom: 4px; }
    section > p.muted { margin-bottom: 16px; }
    form { margin: 0; }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .said { color: var(--muster-good); font-size: 13px; margin: 8px 0; }
    .badge { display: inline-block; font-size: 12px; line-height: 20px; padding: 0 6px; border-radius: 4px; background: var(--muster-hover); color: var(--muster-text); white-space: nowrap; }
    .badge.bad { background: var(--muster-danger-surface); color: var(--muster-danger); }
    .badge.strong { background: var(--muster-selected); color: var(--muster-accent); }
    section > .notice { margin-top: 8px; }
    .notice { background: var(--muster-warning-surface); border-radius: var(--muster-radius); padding: 12px 16px; }
    .check { display: flex; align-items: center; gap: 10px; min-height: 36px; font-weight: 400; font-size: 15px; margin: 0; }
    .check input { width: 18px; height: 18px; min-height: 0; flex: none; accent-color: var(--muster-accent); }
    code, .mono { font-family: var(--muster-mono); font-size: 13px; overflow-wrap: anywhere; }
    dialog { width: min(560px, calc(100vw - 32px)); max-width: none; max-height: calc(100dvh - 48px); padding: 20px; color: var(--muster-text); background: var(--muster-raised);
      border: 1px solid var(--muster-line); border-radius: 10px; box-shadow: var(--muster-float); overflow: auto; }
    dialog.again { width: min(400px, calc(100vw - 32px)); }
    dialog.again p.muted { margin-bottom: 16px; }
    dialog::backdrop { background: var(--muster-scrim); }
    dialog h2 { font-size: 18px; margin-bottom: 16px; }
    @media (pointer: coarse), (max-width: 720px) { .check { min-height: 44px; } }
    @media (max-width: 560px) { .row { grid-template-columns: 1fr; } .top { padding: 0 16px; } section { padding: 16px; } }
  `];
  static defaults = () => ({ refusals: {} });
  #sheet = new CSSStyleSheet();

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.lang = language;
    const theme = localStorage.getItem('muster-theme');
    if (theme === 'light' || theme === 'dark') this.theme = theme;
    this.#sheet.replaceSync('body { margin: 0; } html { color-scheme: light dark; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  frame(title, body, width = '') {
    document.title = `${title} · Muster`;
    return html`<div class=${width}><header class="top"><strong>Muster</strong>${this.links?.() ?? nothing}</header>
      <main><h1>${title}</h1>${body}</main>${this.again ? this.#confirm() : nothing}</div>`;
  }

  updated() {
    const dialog = this.$('dialog.again');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** Asks who this is before something that a found browser must not do, and then does it. */
  #confirm() {
    return html`<dialog class="again" aria-labelledby="again-title" @close=${() => (this.again = null)}>
      <h2 id="again-title">${t('again.title')}</h2><p class="muted">${t('again.why')}</p>
      <form id="again" novalidate @submit=${this.sending((values) => this.#confirmed(values))}>
        ${this.password('again-password', t('password.current'), 'current-password')}
        ${this.again.code ? html`<div class="field"><label for="again-code">${t('second.code')}</label><input id="again-code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" required data-testid="again-code"></div>` : nothing}
        ${this.outcome('again')}<div class="acts"><button class="primary" data-testid="again-confirm" ?disabled=${this.busy}>${t('again.confirm')}</button>
        <button type="button" class="plain" @click=${() => (this.again = null)}>${t('common.cancel')}</button></div></form></dialog>`;
  }

  async #confirmed({ 'again-password': password, code }) {
    const { place, act } = this.again;
    try {
      await send('account/again', { password, ...(code ? { code } : {}) });
    } catch (failure) {
      if (failure.field !== 'code' || this.again.code) throw failure;
      this.again = { place, act, code: true };
      return;
    }
    this.again = null;
    this.busy = false;
    await this.doing(place, act);
  }

  /** Signs out, from wherever one is. */
  leaveButton() {
    return html`<button class="quiet" data-testid="sign-out" @click=${async () => { await send('session/end'); location.assign('./'); }}>${t('account.sign-out')}</button>`;
  }

  /** What a form does when it is sent: once at a time, and what is refused is said below it. */
  sending(act) {
    return async (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      const wrong = [...form.elements].find((e) => e.willValidate && !e.checkValidity());
      if (wrong) {
        this.#refuse(form, `${form.querySelector(`label[for="${wrong.id}"]`)?.textContent.trim() ?? ''}: ${wrong.validationMessage}`);
        wrong.focus();
        return;
      }
      await this.doing(form.id, () => act(Object.fromEntries(new FormData(form)), form));
    };
  }

  /** Does something once, and shows what came of it beside `place`. */
  async doing(place, act) {
    if (this.busy) return;
    this.busy = true;
    this.said = null;
    this.refusals = { ...this.refusals, [place]: null };
    try {
      const text = await act();
      if (text) this.said = { place, text };
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      if (failure.status === 401) return void location.reload();
      if (failure.code === 'again') return void (this.again = { place, act });
      this.refusals = { ...this.refusals, [place]: reason(failure) };
    } finally {
      this.busy = false;
    }
  }

  #refuse(form, text) {
    this.refusals = { ...this.refusals, [form.id]: text };
  }

  outcome(place) {
    return html`<div role="alert">${this.refusals[place] ? html`<p class="refusal" data-testid=${`refused-${place}`}>${this.refusals[place]}</p>` : nothing}</div>
      <div role="status">${this.said?.place === place ? html`<p class="said" data-testid=${`said-${place}`}>${this.said.text}</p>` : nothing}</div>`;
  }

  password(id, label, autocomplete, hint) {
    return html`<div class="field"><label for=${id}>${label}</label>
      <input id=${id} name=${id} type="password" autocomplete=${autocomplete} maxlength="256" minlength=${autocomplete === 'new-password' ? 12 : 1} required data-testid=${id}>
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;
  }

  zone(id, chosen) {
    return html`<div class="field"><label for=${id}>${t('field.zone')}</label>
      <select id=${id} name="zone" data-testid=${id}>${zones().concat(zones().includes(chosen) || !chosen ? [] : [chosen]).map((z) => html`<option value=${z} ?selected=${z === chosen}>${z}</option>`)}</select></div>`;
  }

  copied(text) {
    return async () => {
      await navigator.clipboard?.writeText(text).catch(() => undefined);
      this.copy = text;
      this.requestUpdate();
    };
  }

  copyButton(text) {
    return html`<button type="button" class="plain" @click=${this.copied(text)}>${this.copy === text ? t('common.copied') : t('common.copy')}</button>`;
  }
}
