/** The files panel: `<muster-tab-files .store=${store}>`, a tab like the others; its title is `tab.files`. */
import { css, html, nothing } from 'lit';
import { fileIcon, sealIcon, sizeText } from './attachments.js';
import './evidence-dialogs.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { downloadAddress, hasThumbnail, thumbnailAddress } from '../state/uploads.js';
import { absolute, short } from '../times.js';
import { t } from '../texts.js';

const PAGE = 50;
const CHANGES = /^file\.|^channel\.message-deleted$/;
const changesFiles = (entry) => CHANGES.test(entry.kind) || (entry.data?.files?.length ?? 0) > 0;

export class TabFiles extends MusterElement {
  static properties = {
    store: { attribute: false }, files: { state: true }, evidence: { state: true }, more: { state: true }, failure: { state: true },
    registering: { state: true }, logged: { state: true }, broken: { state: true },
  };
  static defaults = () => ({ files: null, evidence: [], broken: new Set() });
  static styles = [...MusterElement.styles, css`
    section { padding: 12px 16px; }
    section + section { border-top: 1px solid var(--muster-line); }
    h3 { display: flex; gap: 6px; align-items: center; margin-bottom: 4px; }
    li { display: grid; grid-template-columns: 44px minmax(0, 1fr) auto; gap: 0 10px; align-items: center; padding: 6px 0; font-size: 13px; }
    .thumb { width: 44px; height: 44px; object-fit: cover; border-radius: 4px; background: var(--muster-surface); display: grid; place-items: center; color: var(--muster-muted); }
    .name { color: inherit; font-weight: 500; display: block; text-decoration: none; }
    .name:hover { text-decoration: underline; }
    .seal { display: inline-flex; gap: 4px; align-items: center; font-weight: 600; color: var(--muster-accent); }
    .tools { display: flex; align-items: center; }
    a.square { display: inline-flex; align-items: center; justify-content: center; width: 32px; height: 32px; color: var(--muster-muted); }
    .empty { padding: 8px 0; }
    @media (pointer: coarse), (max-width: 720px) { a.square { width: 44px; height: 44px; } }
  `];
  #timer = null;

  willUpdate(changed) {
    if (!changed.has('store')) return;
    changed.get('store')?.removeEventListener('entries', this.#arrived);
    this.store.addEventListener('entries', this.#arrived);
    this.files = null;
    this.#load();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.store && this.hasUpdated) {
      this.store.addEventListener('entries', this.#arrived);
      this.#load();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.store?.removeEventListener('entries', this.#arrived);
  }

  #arrived = (event) => {
    if (!event.detail.some(changesFiles)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), 200);
  };

  async #load() {
    const { store } = this;
    const ask = (name, more) => store.client.ask(name, { channel: store.channel, ...more });
    try {
      const guest = store.room?.channel.rank === 'guest';
      const limit = Math.min(200, Math.max(PAGE, this.files?.length ?? 0));
      const [list, register] = await Promise.all([ask('file.list', { limit }), guest ? { evidence: [] } : ask('file.evidence')]);
      if (store !== this.store) return;
      Object.assign(this, { files: list.files, more: list.more, evidence: register.evidence, failure: null });
    } catch (failure) {
      if (store === this.store) this.failure = failure;
    }
  }

  async #older() {
    const last = this.files[this.files.length - 1];
    try {
      const { files, more } = await this.store.client.ask('file.list', { channel: this.store.channel, before: last.id, limit: PAGE });
      Object.assign(this, { files: [...this.files, ...files], more });
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    if (this.failure) return html`<section role="alert"><p class="refusal">${t('file.error')} ${reasonOf(this.failure)}</p><button class="plain" @click=${() => this.#load()}>${t('common.try-again')}</button></section>`;
    if (!this.files) return html`<section><p class="muted small" role="status">${t('common.loading')}</p></section>`;
    return html`<div data-testid="files">
      <section><h3>${t('file.list')}</h3>${this.files.length ? html`<ul>${this.files.map((f) => this.#row(f))}</ul>` : html`<div class="empty small muted"><p>${t('file.none')}</p><p>${t('file.none-hint')}</p></div>`}
        ${this.more ? html`<button class="link" @click=${() => this.#older()}>${t('file.more')}</button>` : nothing}</section>
      ${this.store.room.channel.rank === 'guest' ? nothing : html`<section><h3>${sealIcon()}${t('evidence.title')}</h3>${this.evidence.length ? html`<ul>${this.evidence.map((e) => this.#piece(e))}</ul>` : html`<div class="empty small muted"><p>${t('evidence.none')}</p><p>${t('evidence.none-hint')}</p></div>`}</section>`}
      ${this.registering ? html`<muster-evidence-dialog .store=${this.store} .file=${this.registering} @muster-closed=${() => (this.registering = null)}></muster-evidence-dialog>` : nothing}
      ${this.logged ? html`<muster-custody-dialog .store=${this.store} .evidence=${this.logged} @muster-closed=${() => (this.logged = null)}></muster-custody-dialog>` : nothing}</div>`;
  }

  #thumb(file) {
    if (!hasThumbnail(file) || this.broken.has(file.id)) return html`<span class="thumb">${fileIcon()}</span>`;
    return html`<img class="thumb" src=${thumbnailAddress(this.store.session, file.id)} alt="" width="44" height="44" loading="lazy" decoding="async" @error=${() => (this.broken = new Set(this.broken).add(file.id))}>`;
  }

  #row(file) {
    const { session, room } = this.store;
    const mayRegister = !file.evidence && ['member', 'owner'].includes(room.channel.rank) && !room.channel.archived;
    return html`<li data-testid="file-item">${this.#thumb(file)}
      <div><a class="name ellipsis" dir="auto" href=${downloadAddress(session, file.id)} download=${file.name} title=${t('file.download', { name: file.name })}>${file.name}</a>
        <p class="tiny muted">${sizeText(file.size)} · ${session.nameOf(file.by)} · <time datetime=${file.at} title=${absolute(file.at)}>${short(file.at)}</time>${file.evidence ? html` · <span class="seal" data-testid="evidence-badge">${t('evidence.badge')}</span>` : nothing}</p></div>
      <div class="tools">${file.message ? html`<button class="quiet square" aria-label=${t('file.show-message')} title=${t('file.show-message')} @click=${() => this.fire('muster-reveal', { seq: file.message })}>${icon('speak')}</button>` : nothing}
        ${mayRegister ? html`<button class="quiet square" data-testid="evidence-register" aria-label=${t('evidence.register-named', { name: file.name })} title=${t('evidence.register')} @click=${() => (this.registering = file)}>${sealIcon()}</button>` : nothing}
        <a class="square" href=${downloadAddress(session, file.id)} download=${file.name} aria-label=${t('file.download', { name: file.name })} title=${t('file.download', { name: file.name })}>${icon('save')}</a></div></li>`;
  }

  #piece(evidence) {
    const { file, description, collectedBy, collectedAt, custody } = evidence;
    return html`<li data-testid="evidence-item">${this.#thumb(file)}
      <div><p class="ellipsis" dir="auto" title=${description}>${description}</p>
        <p class="tiny muted" dir="auto">${file.name} · ${t('evidence.collected', { name: collectedBy, time: short(collectedAt) })}</p>
        <p class="tiny muted">${t('evidence.lines', { count: custody.length })}</p></div>
      <button class="plain" data-testid="custody-open" aria-label=${t('evidence.log-named', { name: file.name })} @click=${() => (this.logged = evidence)}>${t('evidence.log')}</button></li>`;
  }
}
customElements.define('muster-tab-files', TabFiles);
