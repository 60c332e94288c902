import { html, nothing } from 'lit';
import { shownQuestions } from './standup-times.js';
import { FormDialog } from '../parts/form-dialog.js';
import { t } from '../texts.js';

export class StandupAnswerDialog extends FormDialog {
  static properties = { of: {} };

  render() {
    const { title, questions } = this.store.room.notes.sessions.get(this.of) ?? {};
    const asked = shownQuestions(questions, [t('standup.done'), t('standup.next'), t('standup.blockers')]);
    const area = (name, i) => html`<div class="field"><label for=${name} dir="auto">${asked[i]}</label>
      <textarea id=${name} name=${name} rows="2" maxlength="4000" dir="auto" ?data-focus=${i === 0} data-testid=${`standup-${name}`}></textarea></div>`;
    return this.frame({
      heading: t('standup.card', { title }), submit: t('standup.submit'), testid: 'standup-submit',
      body: html`${area('done', 0)}${area('next', 1)}${area('blockers', 2)}`,
    });
  }

  act({ done, next, blockers }) {
    return this.store.act('standup.answer', { session: this.of, done, next, blockers });
  }
}
customElements.define('muster-standup-answer-dialog', StandupAnswerDialog);

export class StandupStartDialog extends FormDialog {
  render() {
    const { standups } = this.store.room.notes;
    return this.frame({
      heading: t('standup.start'), submit: t('standup.start'), testid: 'standup-start-submit',
      body: html`<div class="row"><div class="field"><label for="title">${t('standup.name')}</label>
          <input id="title" name="title" list="planned" data-focus required maxlength="80" autocomplete="off" dir="auto" data-testid="standup-title" value=${standups[0]?.title ?? t('standup.default')}></div>
        <div class="field"><label for="minutes">${t('standup.window')}</label><input id="minutes" name="minutes" type="number" min="1" max="1440" value=${standups[0]?.windowMinutes ?? 15} required inputmode="numeric" data-testid="standup-minutes"></div></div>
        ${standups.length ? html`<datalist id="planned">${standups.map((s) => html`<option value=${s.title}></option>`)}</datalist>` : nothing}`,
    });
  }

  act({ title, minutes }) {
    const planned = this.store.room.notes.standups.find((s) => s.title === title.trim());
    return this.store.act('standup.start', { ...(planned ? { standup: planned.id } : { title: title.trim() }), windowMinutes: Number(minutes) });
  }
}
customElements.define('muster-standup-start-dialog', StandupStartDialog);

export class NoticeDialog extends FormDialog {
  render() {
    return this.frame({
      heading: t('notice.add'), submit: t('notice.submit'), testid: 'notice-submit',
      body: html`<div class="field"><label for="text">${t('notice.text')}</label><textarea id="text" name="text" data-focus required rows="3" maxlength="2000" dir="auto" data-testid="notice-text"></textarea></div>
        <div class="field"><label for="minutes">${t('notice.in')}</label><input id="minutes" name="minutes" type="number" min="0.05" step="any" max="525600" value="30" required inputmode="decimal" data-testid="notice-minutes"></div>
        <div class="choices"><label><input type="checkbox" name="until" value="yes">${t('notice.until')}</label></div>`,
    });
  }

  act({ text, minutes, until }) {
    return this.store.act('notice.schedule', {
      text: text.trim(), inSeconds: Math.round(Number(minutes) * 60), untilAcknowledged: until === 'yes', ...(until === 'yes' ? { everySeconds: 300 } : {}),
    });
  }
}
customElements.define('muster-notice-dialog', NoticeDialog);
