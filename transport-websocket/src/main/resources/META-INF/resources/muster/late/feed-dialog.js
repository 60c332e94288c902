import { css, html, nothing } from 'lit';
import '../parts/dialog.js';
import { download } from './download.js';
import { field, optional } from './fields.js';
import { newSecret } from './secret.js';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { day } from '../times.js';
import { language, t } from '../texts.js';

/** One's own calendar in another program: feeds that it reads, and the file for programs that read none. */
export class FeedDialog extends MusterElement {
  static properties = { session: { attribute: false }, list: { state: true }, opened: { state: true }, failure: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, css`
    form { display: flex; gap: 8px; align-items: end; flex-wrap: wrap; }
    form .field { flex: 1 1 200px; margin: 0; }
    .box { border: 1px solid var(--muster-accent); border-radius: var(--muster-radius); padding: 12px; margin: 16px 0; display: grid; gap: 8px; }
    .line { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-items: end; }
    .line label { grid-column: 1 / -1; }
    .line input { font-family: var(--muster-mono); }
    li { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding: 8px 0; border-top: 1px solid var(--muster-line); }
    li p { overflow-wrap: anywhere; }
    h3 { margin: 20px 0 4px; }
    .acts { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 8px; }
  `];

  firstUpdated() {
    this.$('muster-dialog').show();
    this.#load();
  }

  async #load() {
    try {
      Object.assign(this, { list: await this.session.client.ask('calendar.feeds', {}), failure: null });
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { list, failure, opened, said } = this;
    return html`<muster-dialog heading=${t('feed.title')} wide>
      <p class="small muted">${t('feed.hint')}</p><br>
      <form @submit=${this.#open}>${field('note', html`${t('feed.note')} ${optional()}`, html`<input id="note" name="note" maxlength="60" autocomplete="off" dir="auto" data-focus placeholder=${t('feed.note-hint')} data-testid="feed-note">`)}
        <button class="primary" data-testid="feed-open" ?disabled=${this.busy || !list}>${t('feed.open')}</button></form>
      ${opened ? html`<div class="box" data-testid="feed-opened">${this.#line('address', t('feed.address'), opened.address)}${this.#line('user', t('feed.user'), opened.user)}${this.#line('password', t('feed.password'), opened.password)}<p class="hint">${t('feed.once')}</p></div>` : nothing}
      <p role="status" class=${said?.wrong ? 'refusal' : 'small'} data-testid="feed-said">${said?.text ?? ''}</p>
      <h3>${t('feed.open-now')}</h3>
      ${failure ? errorState(t('feed.error'), failure, () => this.#load()) : !list ? skeleton(2) : list.feeds.length === 0 ? html`<p class="small muted">${t('feed.none')}</p>`
        : html`<ul data-testid="feeds">${list.feeds.map((one) => html`<li data-testid="feed"><div><p dir="auto">${one.note || t('feed.unnamed')}</p><p class="tiny muted">${t('feed.since', { time: day(one.openedAt) })}</p></div>
          <button class="quiet" data-testid="feed-close" aria-label=${t('feed.close-named', { name: one.note || t('feed.unnamed') })} @click=${() => this.#do('calendar.close-feed', { feed: one.id }, t('feed.closed'))}>${t('feed.close')}</button></li>`)}</ul>`}
      <h3>${t('feed.file')}</h3><p class="hint">${t('feed.file-hint')}</p><div class="acts"><button class="plain" data-testid="feed-file" @click=${this.#save}>${icon('save')}${t('feed.take')}</button></div>
    </muster-dialog>`;
  }

  #line(id, label, value) {
    return html`<div class="line"><label for=${id}>${label}</label><input id=${id} readonly .value=${value} data-testid=${`feed-${id}`} @focus=${(e) => e.target.select()}>
      <button type="button" class="plain" aria-label=${t('feed.copy-named', { name: label })} @click=${() => this.#copy(id)}>${icon('copy')}${t('feed.copy')}</button></div>`;
  }

  #open = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const note = new FormData(form).get('note').trim();
    const secret = newSecret();
    if (!(await this.#do('calendar.open-feed', { secret, language, ...(note ? { note } : {}) }))) return;
    form.reset();
    const { me, mount } = this.session;
    this.opened = { address: new URL('api/v1/calendar', mount).href, user: me.handle ?? me.person, password: `${this.list.workspace}~${secret}` };
    await this.updateComplete;
    this.$('#address').focus();
  };

  async #do(name, data, text) {
    Object.assign(this, { busy: true, said: null, opened: null });
    try {
      await this.session.client.command(name, data);
      this.said = text ? { text } : null;
      await this.#load();
      return true;
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #copy(id) {
    const input = this.$(`#${id}`);
    const copied = await navigator.clipboard?.writeText(input.value).then(() => true, () => false);
    this.said = { text: t(copied ? 'feed.copied' : 'feed.not-copied') };
    if (!copied) input.select();
  }

  #save = async () => {
    try {
      const { text } = await this.session.client.ask('calendar.show', { language });
      download(text, 'text/calendar;charset=utf-8', 'muster.ics');
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  };
}
customElements.define('muster-feed-dialog', FeedDialog);
