/** What happens at a time that a person chooses, in their own zone: a message that is sent, a reminder that comes. */
import { css, html, nothing } from 'lit';
import { FormDialog } from './form-dialog.js';
import { plain } from '../markdown.js';
import { absolute, localInput, presets } from '../times.js';
import { t } from '../texts.js';

class LaterDialog extends FormDialog {
  static properties = { at: { state: true } };
  static styles = [...FormDialog.styles, css`
    .presets { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
    .presets [aria-pressed=true] { border-color: var(--muster-accent); background: var(--muster-selected); }
    .said { border-left: 3px solid var(--muster-line); padding-left: 12px; margin-bottom: 16px; font-size: 13px; overflow-wrap: anywhere; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.choices = presets(this.short);
    this.at ??= this.choices[0].at;
  }

  when() {
    return html`<div class="presets" role="group" aria-label=${t('later.presets')}>${this.choices.map((c, i) => html`<button type="button" class="plain" ?data-focus=${i === 0} aria-pressed=${String(localInput(c.at) === localInput(this.at))} data-testid=${`later-${c.key}`} @click=${() => (this.at = c.at)}>${t(`later.${c.key}`, c)}</button>`)}</div>
      <div class="field"><label for="at">${t('later.at')}</label><input id="at" name="at" type="datetime-local" required .value=${localInput(this.at)} min=${localInput(new Date())} data-testid="later-at" @input=${(e) => e.target.value && (this.at = new Date(e.target.value))}>
        <p class="hint">${absolute(this.at)}</p></div>`;
  }

  get chosen() {
    if (this.at <= Date.now()) throw Object.assign(new Error(t('later.past')), { code: 'invalid' });
    return this.at.toISOString();
  }
}

/** Schedules what stands in the composer, or changes what is scheduled already. */
export class ScheduleDialog extends LaterDialog {
  static properties = { composer: { attribute: false }, scheduled: { attribute: false } };
  short = false;

  connectedCallback() {
    if (this.scheduled) this.at = new Date(this.scheduled.at);
    super.connectedCallback();
  }

  render() {
    const { scheduled, composer } = this;
    return this.frame({
      heading: t(scheduled ? 'schedule.change' : 'schedule.title'), submit: t(scheduled ? 'common.save' : 'schedule.submit'), testid: 'schedule-submit',
      body: html`${scheduled ? html`<div class="field"><label for="text">${t('composer.label')}</label><textarea id="text" name="text" required maxlength="16000" rows="3" dir="auto" data-testid="schedule-text" .value=${scheduled.text}></textarea></div>` : html`<p class="said" dir="auto">${plain(composer.text)}</p>`}${this.when()}`,
    });
  }

  async act({ text }) {
    const at = this.chosen;
    const { scheduled, composer, store } = this;
    if (scheduled) {
      await this.session.client.command('channel.edit-scheduled', { channel: scheduled.channel, scheduled: scheduled.id, text: text.trim(), at });
      return;
    }
    await store.client.command('channel.schedule-message', { channel: store.channel, text: composer.text.trim(), at, ...(composer.thread ? { thread: composer.thread } : {}) });
    composer.clear();
    store.say(t('schedule.done', { time: absolute(at) }));
  }
}
customElements.define('muster-schedule-dialog', ScheduleDialog);

/** Reminds this person of a message. */
export class RemindDialog extends LaterDialog {
  static properties = { item: { attribute: false } };
  short = true;

  render() {
    return this.frame({
      heading: t('remind.title'), submit: t('remind.submit'), testid: 'remind-submit',
      body: html`<p class="said" dir="auto">${plain(this.item.data.text) || nothing}</p>${this.when()}
        <div class="field"><label for="note">${t('remind.note')} <span class="muted">(${t('common.optional')})</span></label><input id="note" name="note" maxlength="250" autocomplete="off" dir="auto" data-testid="remind-note"></div>`,
    });
  }

  async act({ note }) {
    const at = this.chosen;
    await this.store.client.command('channel.remind', { channel: this.store.channel, message: this.item.seq, at, ...(note.trim() ? { note: note.trim() } : {}) });
    this.store.say(t('remind.done', { time: absolute(at) }));
  }
}
customElements.define('muster-remind-dialog', RemindDialog);
