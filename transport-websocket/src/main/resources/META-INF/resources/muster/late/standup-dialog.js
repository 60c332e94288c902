import { css, html, nothing } from 'lit';
import '../parts/people-field.js';
import { MOST_TIMES, scheduleOf, shownQuestions, timesOf } from './standup-times.js';
import { FormDialog } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const usual = () => [t('standup.done'), t('standup.next'), t('standup.blockers')];

/** Plans a standup at fixed times of day; changes one, or stops it. */
export class StandupPlanDialog extends FormDialog {
  static properties = { of: {}, times: { state: true }, members: { state: true } };
  static styles = [...FormDialog.styles, css`
    fieldset { border: 0; padding: 0; margin: 0 0 16px; min-width: 0; }
    legend { font-size: 13px; font-weight: 500; padding: 0 0 4px; }
    .times { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .time { display: inline-flex; align-items: center; }
    .time input { width: 152px; }
    .ask { margin-bottom: 8px; }
    .stop { margin-inline-end: auto; }
  `];

  get planned() {
    return this.store.room.notes.standups.find((one) => one.id === this.of);
  }

  willUpdate() {
    if (this.times) return;
    const now = this.planned;
    Object.assign(this, { times: now ? [...now.at] : ['09:00'], members: now?.members ?? [] });
  }

  render() {
    const now = this.planned;
    const words = usual();
    const questions = now ? shownQuestions(now.questions, words) : words;
    const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
    return this.frame({
      heading: t(now ? 'standup-plan.change' : 'standup-plan.new'), submit: t(now ? 'common.save' : 'standup-plan.submit'), testid: 'standup-plan-submit', wide: true,
      body: html`<div class="row"><div class="field"><label for="title">${t('standup.name')}</label><input id="title" name="title" data-focus required maxlength="120" autocomplete="off" dir="auto" data-testid="standup-plan-title" .value=${now?.title ?? t('standup.default')}></div>
          <div class="field"><label for="minutes">${t('standup.window')}</label><input id="minutes" name="minutes" type="number" min="1" max="1440" required inputmode="numeric" data-testid="standup-plan-minutes" .value=${String(now?.windowMinutes ?? 30)}></div></div>
        <fieldset><legend>${t('standup-plan.times')}</legend><div class="times">${this.times.map((time, i) => html`<span class="time"><input type="time" required id=${`time-${i}`} aria-label=${t('standup-plan.time', { count: i + 1 })} data-testid="standup-plan-time" .value=${time} @change=${(e) => this.#time(i, e.target.value)}>
          ${this.times.length > 1 ? html`<button type="button" class="quiet square" aria-label=${t('common.remove', { name: time || t('standup-plan.time', { count: i + 1 }) })} data-testid="standup-plan-time-remove" @click=${() => this.#less(i)}>${icon('close')}</button>` : nothing}</span>`)}
          ${this.times.length < MOST_TIMES ? html`<button type="button" class="quiet" data-testid="standup-plan-time-add" @click=${() => this.#more()}>${icon('plus')}${t('standup-plan.add-time')}</button>` : nothing}</div></fieldset>
        <div class="field"><label for="zone">${t('standup-plan.zone')}</label><input id="zone" name="zone" list="zones" required maxlength="60" autocomplete="off" data-testid="standup-plan-zone" .value=${now?.zone ?? this.#here}><datalist id="zones">${zones.map((one) => html`<option value=${one}></option>`)}</datalist><p class="hint">${t('standup-plan.zone-hint')}</p></div>
        <muster-people-field .session=${this.store.session} label=${t('standup-plan.members')} hint=${t('standup-plan.members-hint')} .value=${this.members} .without=${this.#strangers} data-testid="standup-plan-members" @people-changed=${(e) => (this.members = e.detail)}></muster-people-field>
        <fieldset><legend>${t('standup-plan.questions')}</legend>${questions.map((question, i) => html`<div class="ask"><input name=${`question-${i}`} maxlength="200" autocomplete="off" dir="auto" aria-label=${t('standup-plan.question', { count: i + 1 })} placeholder=${words[i]} data-testid="standup-plan-question" .value=${question}></div>`)}</fieldset>
        ${now ? html`<button type="button" class="plain danger stop" data-testid="standup-plan-stop" ?disabled=${this.busy} @click=${() => this.#stop(now)}>${t('standup-plan.stop')}</button>` : nothing}`,
    });
  }

  get #here() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** Only who is in the channel can be asked there. */
  get #strangers() {
    const { members } = this.store.room.channel;
    return [...this.store.session.people.keys()].filter((id) => !members.some((m) => m.person === id));
  }

  #time(i, value) {
    this.times = this.times.map((one, j) => (j === i ? value : one));
  }

  async #more() {
    this.times = [...this.times, ''];
    await this.updateComplete;
    this.$(`#time-${this.times.length - 1}`).focus();
  }

  async #less(i) {
    this.times = this.times.filter((_, j) => j !== i);
    await this.updateComplete;
    this.$(`#time-${Math.min(i, this.times.length - 1)}`).focus();
  }

  /** The new one is there before the old one goes: a refusal leaves what was. */
  async act({ title, zone, minutes, ...fields }) {
    const words = usual();
    if (timesOf(this.times).length === 0) throw Object.assign(new Error(), { code: 'invalid', message: t('standup-plan.no-time') });
    const questions = words.map((_, i) => fields[`question-${i}`] ?? '');
    await this.store.act('standup.schedule', scheduleOf({ title, zone: zone.trim(), times: this.times, minutes, members: this.members, questions, words }));
    if (this.of) await this.store.act('standup.unschedule', { standup: this.of });
  }

  async #stop({ id, title, zone, at, windowMinutes, members, questions }) {
    this.busy = true;
    try {
      await this.store.act('standup.unschedule', { standup: id });
      const again = () => this.store.act('standup.schedule', { title, zone, at, windowMinutes, ...(members?.length ? { members } : {}), questions }).catch((failure) => this.store.say(reasonOf(failure), { refusal: true }));
      this.store.say(t('standup-plan.stopped', { title }), { undo: again });
      this.$('muster-dialog').close();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-standup-plan-dialog', StandupPlanDialog);
