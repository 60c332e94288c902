import { html } from 'lit';
import { FormDialog } from './form-dialog.js';
import { SEVERITIES, TRANSITIONS } from '../state/incident.js';
import { t } from '../texts.js';

const reason = () => html`<div class="field"><label for="reason">${t('severity.reason')} <span class="muted">(${t('common.optional')})</span></label>
  <input id="reason" name="reason" maxlength="250" autocomplete="off" dir="auto"></div>`;

const given = (value) => (value?.trim() ? { reason: value.trim() } : {});

export class UpdateDialog extends FormDialog {
  render() {
    const { incident } = this.store.room;
    const before = incident.nextUpdateAt && incident.lastUpdate
      ? Math.round((Date.parse(incident.nextUpdateAt) - Date.parse(incident.lastUpdate.at)) / 60_000) : 30;
    return this.frame({
      heading: t('update.title'), submit: t('update.submit'), testid: 'update-submit', wide: true,
      body: html`<div class="field"><label for="text">${t('update.text')}</label>
          <textarea id="text" name="text" data-focus data-testid="update-text" required maxlength="10000" rows="5" dir="auto"></textarea></div>
        <div class="field"><label for="minutes">${t('update.next')}</label>
          <input id="minutes" name="minutes" type="number" min="1" max="10080" value=${before > 0 ? before : 30} inputmode="numeric" data-testid="update-minutes" aria-describedby="minutes-hint">
          <p class="hint" id="minutes-hint">${t('update.next-hint')}</p></div>`,
    });
  }

  act({ text, minutes }) {
    return this.store.act('incident.update-status', { text: text.trim(), ...(minutes ? { nextInMinutes: Number(minutes) } : {}) });
  }
}
customElements.define('muster-update-dialog', UpdateDialog);

export class SeverityDialog extends FormDialog {
  render() {
    const now = this.store.room.incident.severity;
    return this.frame({
      heading: t('severity.title'), submit: t('severity.submit'), testid: 'severity-submit',
      body: html`<fieldset class="choices"><legend>${t('declare.severity')}</legend>${SEVERITIES.map((s) => html`
          <label><input type="radio" name="severity" value=${s} ?checked=${s === now} ?data-focus=${s === now} data-testid=${`severity-${s}`}><span class="sev ${s}">${s}</span>${t(`severity.${s}`)}</label>`)}</fieldset>${reason()}`,
    });
  }

  async act({ severity, reason: why }) {
    if (severity !== this.store.room.incident.severity) await this.store.act('incident.set-severity', { severity, ...given(why) });
  }
}
customElements.define('muster-severity-dialog', SeverityDialog);

export class StatusDialog extends FormDialog {
  render() {
    const now = this.store.room.incident.status;
    return this.frame({
      heading: t('status.title'), submit: t('status.submit'), testid: 'status-submit',
      body: html`<fieldset class="choices"><legend>${t('status.now', { status: t(`status.${now}`) })}</legend>${TRANSITIONS[now].map((s, i) => html`
          <label><input type="radio" name="status" value=${s} ?checked=${i === 0} ?data-focus=${i === 0} data-testid=${`status-${s}`}>${t(`status.${s}`)}</label>`)}</fieldset>${reason()}`,
    });
  }

  act({ status, reason: why }) {
    return this.store.act('incident.set-status', { status, ...given(why) });
  }
}
customElements.define('muster-status-dialog', StatusDialog);

/** Writes down a decision: it stands in the timeline and in the brief. */
export class DecideDialog extends FormDialog {
  render() {
    return this.frame({
      heading: t('decide.title'), submit: t('decide.submit'), testid: 'decide-submit',
      body: html`<div class="field"><label for="text">${t('decide.text')}</label><textarea id="text" name="text" data-focus required rows="3" maxlength="4000" dir="auto" data-testid="decide-text"></textarea></div>`,
    });
  }

  act({ text }) {
    return this.store.act('incident.decide', { text: text.trim() });
  }
}
customElements.define('muster-decide-dialog', DecideDialog);
