import { css, html, nothing } from 'lit';
import { STANDING, addressOf, isSame, viewOf } from './views.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { locale, t } from '../texts.js';

export const placeOf = (address) => (address ? `#/dashboard/${address}` : '#/dashboard');

/** Views of the incidents: those that everybody has, and those that this person keeps under names, on every device. */
export class KeptViews extends MusterElement {
  static properties = { session: { attribute: false }, view: { attribute: false }, own: { state: true }, naming: { state: true }, said: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; }
    nav, form { display: flex; gap: 4px; flex-wrap: wrap; align-items: center; padding-bottom: 12px; }
    a.button { display: inline-flex; align-items: center; min-height: 32px; padding: 0 12px; border: 1px solid var(--muster-line); border-radius: 16px; font-size: 13px; font-weight: 500; color: inherit; text-decoration: none; max-width: 260px; }
    a.button:hover { background: var(--muster-hover); }
    a.button[aria-current] { background: var(--muster-selected); border-color: var(--muster-accent); }
    .mine { display: inline-flex; align-items: center; max-width: 100%; }
    .mine button { width: 32px; padding: 0; }
    form { gap: 8px; padding-bottom: 12px; }
    form input { width: 240px; max-width: 100%; }
    form label { margin: 0; }
    span.said { overflow-wrap: anywhere; }
    @media (pointer: coarse), (max-width: 720px) { nav button, a.button { min-height: 44px; } .mine button { width: 44px; } }
  `];
  static defaults = () => ({ own: [] });

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  willUpdate(changed) {
    if (changed.get('view')) this.said = null;
  }

  async #load() {
    const { compare } = new Intl.Collator(locale(), { numeric: true });
    try {
      const { views } = await this.session.client.ask('work.views');
      this.own = views.sort((a, b) => compare(a.name, b.name));
    } catch (failure) {
      this.said = reasonOf(failure);
    }
  }

  render() {
    const at = addressOf(this.view);
    const known = this.own.some((one) => addressOf(viewOf(one.address)) === at);
    return html`<nav aria-label=${t('dashboard.views')}>
      ${Object.entries(STANDING).map(([key, view]) => html`<a class="button" href=${placeOf(addressOf(view))} data-testid="view" data-view=${key} aria-current=${isSame(view, this.view) ? 'true' : nothing}>${t(`dashboard.view-${key}`)}</a>`)}
      ${this.own.map((one) => html`<span class="mine" data-testid="kept-view"><a class="button" href=${placeOf(addressOf(viewOf(one.address)))} aria-current=${addressOf(viewOf(one.address)) === at ? 'true' : nothing}><span class="ellipsis" dir="auto">${one.name}</span></a><button class="quiet" aria-label=${t('common.remove', { name: one.name })} data-testid="view-forget" @click=${() => this.#forget(one)}>${icon('close')}</button></span>`)}
      ${known || this.naming ? nothing : html`<button class="quiet" data-testid="view-keep" @click=${() => this.#name()}>${icon('plus')}${t('dashboard.keep')}</button>`}
      <button class="quiet" data-testid="view-copy" title=${t('dashboard.copy-hint')} @click=${() => this.#copy()}>${icon('link')}${t('dashboard.copy')}</button><span class="small muted said" role="status" data-testid="view-said">${this.said ?? ''}</span></nav>
      ${this.naming ? html`<form @submit=${this.#keep} @keydown=${(e) => e.key === 'Escape' && this.#end()}><label for="name">${t('dashboard.name')}</label><input id="name" name="name" required maxlength="60" autocomplete="off" dir="auto" data-testid="view-name"><button class="primary" data-testid="view-keep-submit">${t('dashboard.keep-submit')}</button><button type="button" class="plain" @click=${() => this.#end()}>${t('common.cancel')}</button></form>` : nothing}`;
  }

  async #name() {
    Object.assign(this, { naming: true, said: null });
    await this.updateComplete;
    this.$('#name').focus();
  }

  async #end() {
    this.naming = false;
    await this.updateComplete;
    (this.$('[data-testid=view-keep]') ?? this.$('[aria-current]'))?.focus();
  }

  #keep = async (event) => {
    event.preventDefault();
    const name = event.currentTarget.elements.name.value.trim();
    if (!name) return;
    if (await this.#do('work.keep-view', { name, address: addressOf(this.view) }, t('dashboard.kept', { name }))) await this.#end();
  };

  async #forget({ id, name, address }) {
    if (!(await this.#do('work.forget-view', { view: id }, ''))) return;
    this.fire('muster-say', { text: t('dashboard.forgotten', { name }), undo: () => this.#do('work.keep-view', { name, address }, ''), key: id });
    this.$('nav a')?.focus();
  }

  async #do(command, data, said) {
    try {
      await this.session.client.command(command, data);
      this.said = said;
      await this.#load();
      return true;
    } catch (failure) {
      this.said = reasonOf(failure);
      return false;
    }
  }

  async #copy() {
    const link = new URL(placeOf(addressOf(this.view)), location.href).href;
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    this.said = copied ? t('dashboard.copied') : link;
  }
}
customElements.define('muster-kept-views', KeptViews);
