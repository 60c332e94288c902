import { css, html } from 'lit';
import { PlaceList } from './place-list.js';
import { marking, markingStyles } from './marking.js';
import { icon } from '../icons.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

/** What an invitation leads to, and the button that takes it. */
export class MusterInvitation extends PlaceList {
  static properties = { secret: {} };
  static styles = [...PlaceList.styles, markingStyles, css`
    .card { border: 1px solid var(--muster-line); border-radius: 8px; padding: 24px; display: grid; gap: 12px; justify-items: start; max-width: 480px; }
    h2 { font-size: 18px; display: flex; gap: 8px; align-items: center; overflow-wrap: anywhere; }
  `];

  get heading() {
    return t('invitation.title');
  }

  get failed() {
    return t('invitation.error');
  }

  ask() {
    return this.session.client.ask('channel.invitation', { secret: this.secret });
  }

  list() {
    const { channelName, marking: mark, by, expiresAt } = this.answer;
    return html`<div class="card" data-testid="invitation-card"><h2 dir="auto">${icon('lock')}${channelName}</h2>${marking(mark)}
      <p class="small muted">${t('invitation.by', { name: by, time: absolute(expiresAt) })}</p>
      <button class="primary" data-testid="invitation-accept" @click=${this.#accept}>${t('invitation.accept')}</button></div>`;
  }

  #accept = async () => {
    try {
      const { ids } = await this.session.client.command('channel.accept-invitation', { secret: this.secret });
      this.session.lists.refresh();
      this.fire('muster-open', { channel: ids.channel });
    } catch (failure) {
      Object.assign(this, { failure, answer: null });
    }
  };
}
customElements.define('muster-invitation', MusterInvitation);
