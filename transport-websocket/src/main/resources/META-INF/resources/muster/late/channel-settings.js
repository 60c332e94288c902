import { css, html, nothing } from 'lit';
import './channel-access.js';
import './channel-invitations.js';
import './channel-members.js';
import '../parts/dialog.js';
import { MARKINGS, isStricter, marking, markingStyles } from '../parts/marking.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** Everything about a channel that is not its messages, on pages of one dialog. What a person may not do is not offered. */
export class ChannelSettings extends MusterElement {
  static properties = { store: { attribute: false }, page: {}, busy: { state: true }, refusal: { state: true }, saved: { state: true }, wanted: { state: true } };
  static styles = [...MusterElement.styles, markingStyles, css`
    [role=tablist] { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--muster-line); margin: -8px 0 16px; }
    [role=tab] { border: 0; border-bottom: 2px solid transparent; border-radius: 0; min-height: 40px; padding: 0 10px; color: var(--muster-muted); flex: none; }
    [role=tab][aria-selected=true] { color: var(--muster-text); border-color: var(--muster-accent); }
    [role=tabpanel] { min-height: 260px; }
    textarea { min-height: 72px; field-sizing: content; max-height: 30vh; }
    .foot { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .one { display: flex; gap: 10px; align-items: center; min-height: 40px; font-weight: 400; font-size: 15px; margin: 0; }
    .one input { width: 16px; height: 16px; min-height: 0; flex: none; accent-color: var(--muster-accent); }
    .saved { color: var(--muster-good); font-size: 13px; display: inline-flex; gap: 4px; align-items: center; }
    hr { border: 0; border-top: 1px solid var(--muster-line); margin: 20px 0; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; font-size: 13px; margin-bottom: 16px; }
    dt { color: var(--muster-muted); }
  `];
  static defaults = () => ({ page: 'general' });

  firstUpdated() {
    this.watch(this.store);
    this.$('muster-dialog').show();
  }

  get pages() {
    return this.store.room.channel.rank === 'owner' ? ['general', 'members', 'invitations', 'marking', 'access'] : ['general'];
  }

  /** Whoever gives the channel up sees the page that is everybody's. */
  get shown() {
    return this.pages.includes(this.page) ? this.page : 'general';
  }

  render() {
    const { pages, shown: page } = this;
    return html`<muster-dialog heading=${t('settings.title')} wide>
      ${pages.length > 1 ? html`<div role="tablist" aria-label=${t('settings.title')} @keydown=${this.#key}>${pages.map((p) => html`<button role="tab" id=${p} aria-selected=${String(p === page)} aria-controls="panel" tabindex=${p === page ? 0 : -1} data-testid=${`settings-${p}`} ?data-focus=${p === page} @click=${() => this.#turn(p)}>${t(`settings.${p}`)}</button>`)}</div>` : nothing}
      <div role="tabpanel" id="panel" aria-labelledby=${page} data-testid="channel-settings">${this.#page(page)}<div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div></div></muster-dialog>`;
  }

  #page(page) {
    const { store } = this;
    switch (page) {
      case 'members': return html`<muster-channel-members .store=${store}></muster-channel-members>`;
      case 'invitations': return html`<muster-channel-invitations .store=${store}></muster-channel-invitations>`;
      case 'access': return html`<muster-channel-access .store=${store}></muster-channel-access>`;
      case 'marking': return this.#marking();
      default: return this.#general();
    }
  }

  #general() {
    const { channel } = this.store.room;
    const muted = Boolean(this.store.session.lists.place(this.store.channel)?.muted ?? channel.muted);
    const mute = html`<label class="one"><input type="checkbox" .checked=${muted} data-testid="settings-mute" @change=${(e) => this.#mute(e.target.checked)}>${t('settings.mute')}</label>`;
    if (channel.rank !== 'owner') {
      return html`<dl><dt>${t('channel.name')}</dt><dd dir="auto">${channel.name}</dd>${channel.purpose ? html`<dt>${t('room.purpose')}</dt><dd dir="auto">${channel.purpose}</dd>` : nothing}</dl>${mute}
        <hr><div class="foot"><button class="plain" data-testid="channel-leave" @click=${() => this.#do('channel.leave', {}, () => (location.hash = '#/'))}>${icon('out')}${t('settings.leave')}</button></div>`;
    }
    return html`<form @submit=${this.#rename}>
        <div class="field"><label for="name">${t('channel.name')}</label><input id="name" name="name" required maxlength="80" dir="auto" autocomplete="off" data-testid="settings-name" .value=${channel.name}></div>
        <div class="field"><label for="purpose">${t('channel.purpose')}</label><input id="purpose" name="purpose" maxlength="250" dir="auto" autocomplete="off" data-testid="settings-purpose" .value=${channel.purpose ?? ''}></div>
        <div class="field"><label for="header">${t('settings.header')}</label><textarea id="header" name="header" rows="2" maxlength="1000" dir="auto" data-testid="settings-header" .value=${channel.header ?? ''}></textarea><p class="hint">${t('settings.header-hint')}</p></div>
        <div class="foot"><button class="primary" data-testid="settings-save" ?disabled=${this.busy}>${t('common.save')}</button>${this.saved === 'general' ? html`<span class="saved" role="status">${icon('check')}${t('settings.saved')}</span>` : nothing}</div></form>
      <hr>${mute}
      <label class="one"><input type="checkbox" .checked=${channel.history === 'since-joined'} data-testid="settings-history" @change=${(e) => this.#do('channel.set-history', { history: e.target.checked ? 'since-joined' : 'everything' })}>${t('settings.since-joined')}</label>
      <hr><div class="foot"><button class="plain ${channel.archived ? '' : 'danger'}" data-testid="settings-archive" @click=${() => this.#do(channel.archived ? 'channel.restore' : 'channel.archive', {})}>${t(channel.archived ? 'settings.restore' : 'settings.archive')}</button>
        <button class="plain" data-testid="channel-leave" @click=${() => this.#do('channel.leave', {}, () => (location.hash = '#/'))}>${icon('out')}${t('settings.leave')}</button></div>`;
  }

  #marking() {
    const now = this.store.room.channel.marking;
    const wanted = this.wanted ?? now ?? 'clear';
    const lower = now && isStricter(now, wanted);
    return html`<form @submit=${this.#mark}><p class="small muted field">${t('settings.marking-hint')}</p>
      ${MARKINGS.map((m) => html`<label class="one"><input type="radio" name="marking" value=${m} .checked=${m === wanted} data-testid=${`marking-${m}`} @change=${() => (this.wanted = m)}>${marking(m, 'marking-choice')}<span>${t(`marking.${m}`)}</span></label>`)}
      ${lower ? html`<div class="field"><label for="reason">${t('settings.marking-lower')}</label><input id="reason" name="reason" required maxlength="250" autocomplete="off" dir="auto" data-testid="marking-reason"></div>` : nothing}
      <div class="foot"><button class="primary" data-testid="marking-save" ?disabled=${this.busy || wanted === now}>${t('settings.marking-set')}</button>${this.saved === 'marking' ? html`<span class="saved" role="status">${icon('check')}${t('settings.saved')}</span>` : nothing}</div></form>`;
  }

  #rename = (event) => {
    event.preventDefault();
    const { name, purpose, header } = Object.fromEntries(new FormData(event.currentTarget));
    this.#do('channel.rename', { name: name.trim(), purpose: purpose.trim(), header: header.trim() }, () => (this.saved = 'general'));
  };

  #mark = (event) => {
    event.preventDefault();
    const { reason } = Object.fromEntries(new FormData(event.currentTarget));
    this.#do('channel.set-marking', { marking: this.wanted, ...(reason?.trim() ? { reason: reason.trim() } : {}) }, () => Object.assign(this, { saved: 'marking', wanted: null }));
  };

  async #mute(muted) {
    await this.#do('channel.mute', { muted }, () => this.store.session.lists.amend(this.store.channel, { muted }));
  }

  async #do(name, data, then = () => undefined) {
    Object.assign(this, { busy: true, refusal: null, saved: null });
    try {
      await this.store.client.command(name, { channel: this.store.channel, ...data });
      then();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  }

  #turn(page) {
    Object.assign(this, { page, refusal: null, saved: null });
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { pages } = this;
    this.#turn(pages[(pages.indexOf(this.shown) + step + pages.length) % pages.length]);
    this.updateComplete.then(() => this.$('[role=tab][aria-selected=true]').focus());
  }
}
customElements.define('muster-channel-settings', ChannelSettings);
