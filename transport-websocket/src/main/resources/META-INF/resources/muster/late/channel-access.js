import { css, html, nothing } from 'lit';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { MusterElement } from '../element.js';
import { absolute, localInput } from '../times.js';
import { t } from '../texts.js';

const listStyles = css`
  li { display: flex; gap: 10px; align-items: center; padding: 8px 0; border-top: 1px solid var(--muster-line); font-size: 13px; }
  li:first-child { border-top: 0; }
  li > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .row { display: flex; gap: 8px; align-items: end; flex-wrap: wrap; margin-bottom: 12px; }
  .row > div { flex: 1 1 160px; margin: 0; }
  h3 { margin: 16px 0 4px; }
`;

/** Who could read at an instant, and which entry; who was in it from when to when. Looking goes on record. */
export class ChannelAccess extends MusterElement {
  static properties = { store: { attribute: false }, access: { state: true }, spells: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, listStyles];

  firstUpdated() {
    this.#load({});
  }

  async #load(query) {
    const { client, channel } = this.store;
    this.failure = null;
    try {
      const [access, { spells }] = await Promise.all([client.ask('channel.access', { channel, ...query }), this.spells ? this : client.ask('channel.memberships', { channel })]);
      Object.assign(this, { access, spells });
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    const { access, spells, failure } = this;
    return html`<p class="small muted field">${t('access.hint')}</p>
      <form class="row" @submit=${this.#ask}><div><label for="at">${t('access.at')}</label><input id="at" name="at" type="datetime-local" .value=${localInput(new Date())} data-testid="access-at"></div>
        <div><label for="message">${t('access.message')} <span class="muted">(${t('common.optional')})</span></label><input id="message" name="message" type="number" min="1" inputmode="numeric" data-testid="access-message"></div>
        <button class="plain" data-testid="access-ask">${t('access.ask')}</button></form>
      ${failure ? errorState(t('access.error'), failure, () => this.#load({})) : !access ? skeleton(4) : html`
        <h3>${t('access.could', { count: access.people.length, time: absolute(access.at) })}</h3>${access.everyone ? html`<p class="small">${t('access.everyone')}</p>` : nothing}
        <ul data-testid="access-people">${access.people.map((p) => html`<li data-person=${p.person}><div><p dir="auto">${p.name}</p><p class="tiny muted">${[t(`members.${p.rank.toLowerCase()}`), t('access.from', { number: p.from }), t('access.joined', { time: absolute(p.joinedAt) }), p.leftAt && t('access.left', { time: absolute(p.leftAt) })].filter(Boolean).join(' · ')}</p></div></li>`)}</ul>
        <h3>${t('access.spells')}</h3><ul data-testid="access-spells">${spells.map((s) => html`<li><div><p dir="auto">${s.name} <span class="muted">(${t(`members.${s.rank.toLowerCase()}`)})</span></p>
          <p class="tiny muted">${[t('access.joined', { time: absolute(s.joinedAt) }), t('access.by', { name: this.store.session.nameOf(s.by) }), s.leftAt ? t('access.left', { time: absolute(s.leftAt) }) : t('access.still')].join(' · ')}</p></div></li>`)}</ul>`}`;
  }

  #ask = (event) => {
    event.preventDefault();
    const { at, message } = Object.fromEntries(new FormData(event.currentTarget));
    this.#load({ ...(at ? { at: new Date(`${at}:59`) > new Date() ? undefined : new Date(`${at}:59`).toISOString() } : {}), ...(message ? { message: Number(message) } : {}) });
  };
}
customElements.define('muster-channel-access', ChannelAccess);

export { listStyles };
