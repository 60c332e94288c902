import { css, html, nothing } from 'lit';
import { download } from './download.js';
import { MusterElement, reasonOf } from '../element.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

const WORDS = ['timers', 'alerts', 'contacts'];
const OVER = ['withdrawn', 'declined'];

/** The rest of a handover, behind done, next and blockers: what else goes with it, who is asked next, and what can be done. */
export class HandoverRest extends MusterElement {
  static properties = { handover: { attribute: false }, store: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    :host { display: grid; gap: 8px; margin-top: 4px; }
    dl { display: grid; grid-template-columns: 112px minmax(0, 1fr); gap: 4px 12px; font-size: 13px; margin: 0; }
    dt { color: var(--muster-muted); }
    dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
    .acts { display: flex; gap: 4px 12px; flex-wrap: wrap; font-size: 13px; }
    @media (pointer: coarse), (max-width: 720px) { .acts button { min-height: 44px; } }
  `];

  render() {
    const h = this.handover;
    const line = (label, text) => (text ? html`<dt>${t(label)}</dt><dd dir="auto">${text}</dd>` : nothing);
    return html`<dl>${line('handover.what', h.roleTitle)}${WORDS.map((name) => line(`handover.${name}`, h[name]))}
        ${line('handover.tasks', h.openTasks?.map((title) => `- ${title}`).join('\n'))}
        ${line('handover.also', h.also?.map((r) => r.title).join(', '))}
        ${line('handover.next-update', h.nextUpdateAt && absolute(h.nextUpdateAt))}
        ${h.state === 'offered' ? line('handover.asked-next', this.#then(h)) : nothing}</dl>
      ${this.#acts(h)}`;
  }

  #then(h) {
    if (!h.backup || h.backupAsked) return t('handover.then-leaders');
    const name = h.backupName ?? this.store.session.nameOf(h.backup);
    if (!h.askBackupAfterSeconds) return name;
    return t('handover.then-backup', { name, at: absolute(Date.parse(h.offeredAt) + h.askBackupAfterSeconds * 1000) });
  }

  #acts(h) {
    const { me } = this.store;
    const mine = h.from === me || h.by === me;
    return html`<div class="acts"><button class="link" data-testid="handover-print" @click=${this.#print}>${t('handover.print')}</button>
      ${mine && h.state === 'offered' ? html`<button class="link" data-testid="handover-remind" @click=${this.#remind}>${t('handover.remind')}</button>` : nothing}
      ${mine && !OVER.includes(h.state) ? html`<button class="link" data-testid="handover-correct" @click=${() => this.fire('muster-dialog', { what: 'handover-correct', handover: h })}>${t('handover.correct')}</button>` : nothing}</div>`;
  }

  #remind = async () => {
    if (await this.store.try('handover.remind', { handover: this.handover.id })) this.store.say(t('handover.was-reminded'));
  };

  /** The page of plain HTML that the server makes of it, as a file. */
  #print = async () => {
    try {
      const { html: text } = await this.store.client.ask('handover.print', { incident: this.store.channel, handover: this.handover.id });
      download(text, 'text/html;charset=utf-8', 'handover.html');
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
    }
  };
}
customElements.define('muster-handover-rest', HandoverRest);
