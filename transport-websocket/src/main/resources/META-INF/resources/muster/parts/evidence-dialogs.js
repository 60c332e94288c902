/** Dialogs of the evidence register: to put a file on it, and to read and continue a custody log. */
import { css, html, nothing } from 'lit';
import './dialog.js';
import { FormDialog } from './form-dialog.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

/** The local time that a datetime field shows. */
const local = (time) => new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

export class EvidenceDialog extends FormDialog {
  static properties = { file: { attribute: false } };

  render() {
    return this.frame({
      heading: t('evidence.register-named', { name: this.file.name }), submit: t('evidence.register'), testid: 'evidence-submit',
      body: html`<p class="small muted field">${t('evidence.warning')}</p>
        <div class="field"><label for="description">${t('evidence.description')}</label>
          <textarea id="description" name="description" rows="2" required maxlength="2000" dir="auto" data-focus data-testid="evidence-description"></textarea></div>
        <div class="row"><div class="field"><label for="by">${t('evidence.collected-by')}</label><input id="by" name="collectedBy" maxlength="200" dir="auto" value=${this.store.session.nameOf(this.store.me)}></div>
          <div class="field"><label for="at">${t('evidence.collected-at')}</label><input id="at" name="collectedAt" type="datetime-local" required max=${local(new Date())} value=${local(new Date(this.file.at))}></div></div>
        <div class="field"><label for="source">${t('evidence.source')} <span class="muted">(${t('common.optional')})</span></label><input id="source" name="source" maxlength="500" dir="auto" data-testid="evidence-source"></div>`,
    });
  }

  act({ description, collectedBy, collectedAt, source }) {
    return this.store.client.command('file.register-evidence', {
      channel: this.store.channel, file: this.file.id, description, collectedBy, collectedAt: new Date(collectedAt).toISOString(), ...(source ? { source } : {}),
    });
  }
}
customElements.define('muster-evidence-dialog', EvidenceDialog);

export class CustodyDialog extends FormDialog {
  static properties = { evidence: { attribute: false } };
  static styles = [...FormDialog.styles, css`
    ol { border-left: 2px solid var(--muster-line); padding-left: 12px; margin-bottom: 16px; }
    li { padding: 4px 0; font-size: 13px; overflow-wrap: anywhere; }
    code { font: 12px/1.45 var(--muster-mono); overflow-wrap: anywhere; }
  `];

  render() {
    const { file, description, collectedBy, collectedAt, source, registeredBy, registeredAt, custody } = this.evidence;
    const { session, room } = this.store;
    const line = (time, text, note) => html`<li><p dir="auto">${text}</p>${note ? html`<p class="muted" dir="auto">${note}</p>` : nothing}<p class="tiny muted"><time datetime=${time}>${absolute(time)}</time></p></li>`;
    return this.frame({
      heading: t('evidence.log-named', { name: file.name }), submit: t('evidence.record'), testid: 'custody-submit', wide: true,
      body: html`<p class="field" dir="auto">${description}</p>
        <p class="field"><span class="label">${t('evidence.digest')}</span><code data-testid="evidence-digest">${file.sha256}</code></p>
        <ol data-testid="custody-log">${line(collectedAt, t('evidence.collected', { name: collectedBy, time: absolute(collectedAt) }), source && t('evidence.from', { source }))}
          ${line(registeredAt, t('evidence.registered', { name: session.nameOf(registeredBy), time: absolute(registeredAt) }))}
          ${custody.map((c) => line(c.at, `${session.nameOf(c.by)}: ${c.what}`, c.note))}</ol>
        ${room.channel.rank === 'guest' ? nothing : html`<div class="field"><label for="what">${t('evidence.what')}</label><input id="what" name="what" required maxlength="200" dir="auto" data-focus autocomplete="off" data-testid="custody-what"><p class="hint">${t('evidence.what-hint')}</p></div>
        <div class="field"><label for="note">${t('evidence.note')} <span class="muted">(${t('common.optional')})</span></label><textarea id="note" name="note" rows="2" maxlength="2000" dir="auto"></textarea></div>`}`,
    });
  }

  act({ what, note }) {
    return this.store.client.command('file.record-custody', { channel: this.store.channel, file: this.evidence.file.id, what, ...(note ? { note } : {}) });
  }
}
customElements.define('muster-custody-dialog', CustodyDialog);
