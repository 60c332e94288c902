import { css, html, nothing } from 'lit';
import '../parts/channel-field.js';
import '../parts/dialog.js';
import { FormDialog } from '../parts/form-dialog.js';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { marking, markingStyles, wordOf } from '../parts/marking.js';
import { body, textStyles } from '../parts/text.js';
import { MusterElement } from '../element.js';
import { absolute, day } from '../times.js';
import { t } from '../texts.js';

/** Every version of a message, the newest first. */
export class VersionsDialog extends MusterElement {
  static properties = { store: { attribute: false }, item: { attribute: false }, versions: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, textStyles, css`
    li { border-top: 1px solid var(--muster-line); padding: 12px 0; }
    li:first-child { border-top: 0; padding-top: 0; }
    header { display: flex; gap: 8px; align-items: baseline; font-size: 12px; color: var(--muster-muted); margin-bottom: 4px; }
    header b { color: var(--muster-text); font-weight: 600; }
  `];

  firstUpdated() {
    this.$('muster-dialog').show();
    this.#load();
  }

  async #load() {
    this.failure = null;
    try {
      const { versions } = await this.store.client.ask('channel.versions', { channel: this.store.channel, message: this.item.seq });
      this.versions = versions.toReversed();
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { versions, failure } = this;
    return html`<muster-dialog heading=${t('versions.title')} wide>${failure ? errorState(t('versions.error'), failure, () => this.#load()) : !versions ? skeleton(3)
      : html`<ol data-testid="versions">${versions.map((v, i) => html`<li data-testid="version"><header><b>${t(i === 0 ? 'versions.now' : i === versions.length - 1 ? 'versions.first' : 'versions.before')}</b><span>${this.store.session.nameOf(v.by)}</span><time datetime=${v.at}>${absolute(v.at)}</time></header>
        <div class="text" dir="auto">${body(v.text, {})}</div></li>`)}</ol>`}</muster-dialog>`;
  }
}
customElements.define('muster-versions-dialog', VersionsDialog);

const reasonField = (focus = false) => html`<div class="field"><label for="release">${t('release.reason')}</label>
  <input id="release" name="release" required maxlength="250" autocomplete="off" dir="auto" ?data-focus=${focus} data-testid="release-reason"><p class="hint">${t('release.logged')}</p></div>`;

/** Quotes a message into another channel; out of a narrower marking only with a reason, which goes on record. */
export class ShareDialog extends FormDialog {
  static properties = { item: { attribute: false }, target: { state: true }, releasing: { state: true } };
  static styles = [...FormDialog.styles, textStyles, markingStyles, css`
    blockquote { margin: 0 0 16px; padding: 8px 12px; border: 1px solid var(--muster-line); border-left: 3px solid var(--muster-control); border-radius: var(--muster-radius); max-height: 160px; overflow: auto; font-size: 13px; }
    .marks { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; margin-bottom: 12px; font-size: 13px; }
  `];

  render() {
    const { store, item, target } = this;
    const { channel } = store.room;
    return this.frame({
      heading: t('share.title'), submit: t('share.submit'), testid: 'share-submit',
      body: html`<blockquote class="text" dir="auto">${body(item.data.text, {})}</blockquote>
        <muster-channel-field data-focus .session=${store.session} label=${t('share.to')} .without=${store.channel} @channel-changed=${({ detail }) => Object.assign(this, { target: detail, releasing: false })}></muster-channel-field>
        <div class="field"><label for="text">${t('share.text')} <span class="muted">(${t('common.optional')})</span></label><textarea id="text" name="text" rows="2" maxlength="4000" dir="auto" data-testid="share-text"></textarea></div>
        ${this.releasing ? html`<p class="marks">${marking(channel.marking)}<span>${t('release.to')}</span>${marking(target?.marking) === nothing ? t('marking.none') : marking(target.marking)}</p>${reasonField()}` : nothing}`,
    });
  }

  async act({ text, release }) {
    const { store, item, target } = this;
    if (!target) throw Object.assign(new Error(t('share.choose')), { code: 'invalid' });
    const data = { channel: target.id, from: store.channel, message: item.seq, ...(text?.trim() ? { text: text.trim() } : {}), ...(release?.trim() ? { release: release.trim() } : {}) };
    try {
      await store.client.command('channel.share', data);
      store.say(t('share.done', { name: target.name }));
    } catch (failure) {
      if (failure.code === 'conflict' && failure.field === 'release') {
        this.releasing = true;
        this.updateComplete.then(() => this.$('#release')?.focus());
      }
      throw failure;
    }
  }
}
customElements.define('muster-share-dialog', ShareDialog);

/** Lets a message of one's own out of a narrower marking. */
export class ReleaseDialog extends FormDialog {
  static properties = { pending: { attribute: false } };
  static styles = [...FormDialog.styles, markingStyles];

  render() {
    const { marking: here } = this.store.room.channel;
    return this.frame({
      heading: t('release.title'), submit: t('release.submit'), testid: 'release-submit',
      body: html`<p class="small field">${t('release.why', { marking: here ? wordOf(here) : t('marking.none') })}</p>${reasonField(true)}`,
    });
  }

  async act({ release }) {
    this.store.sends.release(this.pending.key, release.trim());
  }
}
customElements.define('muster-release-dialog', ReleaseDialog);

/** Jumps to a day. */
export class DayDialog extends FormDialog {
  static properties = { room: { attribute: false } };

  render() {
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    return this.frame({
      heading: t('stream.go-to-day'), submit: t('stream.go'), testid: 'day-submit',
      body: html`<div class="field"><label for="date">${t('stream.day')}</label><input id="date" name="date" type="date" required max=${today} value=${today} data-focus data-testid="day-date"></div>`,
    });
  }

  async act({ date }) {
    const since = new Date(`${date}T00:00`);
    const seq = await this.store.firstSince(since.toISOString());
    if (!seq) throw Object.assign(new Error(t('stream.nothing-since', { day: day(since) })), { code: 'invalid' });
    this.room.$('muster-room-stream').reveal(seq);
  }
}
customElements.define('muster-day-dialog', DayDialog);

