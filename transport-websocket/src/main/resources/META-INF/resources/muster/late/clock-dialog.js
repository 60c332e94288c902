import { html, nothing } from 'lit';
import { field, optional } from './fields.js';
import { FormDialog, byName, personOptions } from '../parts/form-dialog.js';
import { reasonOf } from '../element.js';
import { absolute, localInput } from '../times.js';
import { t } from '../texts.js';

const at = (label, hint) => field('at', label, html`<input id="at" name="at" type="datetime-local" required data-focus value=${localInput(Date.now())} aria-describedby="at-hint" data-testid="clock-at">`, hint);
const who = (name, label, { store }) => field(name, label, html`<select id=${name} name=${name} data-testid=${`clock-${name}`}>${personOptions(byName(store.room.channel.members), store.me)}</select>`);
const reason = (label, most, required, hint) => field('reason', html`${label} ${required ? nothing : optional()}`, html`<textarea id="reason" name="reason" rows="2" maxlength=${most} dir="auto" ?required=${required} data-testid="clock-reason"></textarea>`, hint);
const instant = (text) => new Date(text).toISOString();
const said = (values) => Object.fromEntries(Object.entries(values).map(([key, text]) => [key, text?.trim()]).filter(([, text]) => text));

/** One form for each thing that can be said of a clock: {heading, submit, body, act}. `about` is its trigger, stage or submission. */
const FORMS = {
  start: {
    body: ({ definitions, chosen, host }) => html`${field('definition', t('clocks.regime'), html`<select id="definition" name="definition" required data-focus data-testid="clock-definition-choice" @change=${(e) => (host.chosen = e.target.value)}><option value="">${t('clocks.choose')}</option>${(definitions ?? []).map((one) => html`<option value=${one.id}>${one.title}</option>`)}</select>`)}
      ${chosen ? html`<p class="small">${t('clocks.version', { definition: chosen.id, version: chosen.version })}${chosen.shipped ? nothing : html` · ${t('clocks.own')}`}</p><p class="small muted" lang="en">${chosen.source}</p><br>` : nothing}<p class="hint">${t('clocks.start-hint')}</p>`,
    act: async ({ definition }, { store }) => {
      const { ids } = await store.act('deadline.start', { definition });
      store.say(t('clocks.started'), { undo: () => store.try('deadline.stop', { clock: ids.clock, reason: t('clocks.by-mistake') }) });
    },
  },
  record: {
    body: (context) => html`<p class="small" dir="auto"><strong>${context.about.title}</strong></p>${context.about.meaning ? html`<p class="small muted" lang="en">${context.about.meaning}</p>` : nothing}<br>
      ${at(t('clocks.happened'), t('clocks.happened-hint'))}${who('decidedBy', t('clocks.who-decided'), context)}
      ${field('note', html`${t('clocks.note')} ${optional()}`, html`<input id="note" name="note" maxlength="1000" autocomplete="off" dir="auto" data-testid="clock-note">`)}
      ${context.about.moment ? html`<p class="small">${t('clocks.recorded-before', { at: absolute(context.about.moment.at) })}</p>${reason(t('clocks.why-correct'), 500, true)}` : nothing}`,
    act: (form, { store, clock, about }) => store.act('deadline.record-trigger', { clock: clock.id, trigger: about.id, at: instant(form.at), ...said({ decidedBy: form.decidedBy, note: form.note, reason: form.reason }) }),
  },
  submit: {
    body: (context) => html`<p class="small" dir="auto"><strong>${context.about.title}</strong>${context.about.due ? html`<br>${t('clocks.due', { at: absolute(context.about.due) })}` : nothing}</p><br>
      ${at(t('clocks.submitted-at'), t('clocks.your-clock'))}${who('submittedBy', t('clocks.who-submitted'), context)}
      ${field('reference', html`${t('clocks.reference')} ${optional()}`, html`<input id="reference" name="reference" maxlength="200" autocomplete="off" dir="auto" aria-describedby="reference-hint" data-testid="clock-reference">`, t('clocks.reference-hint'))}
      ${field('link', html`${t('clocks.link')} ${optional()}`, html`<input id="link" name="link" type="url" maxlength="500" autocomplete="off" data-testid="clock-link">`)}
      ${reason(t('clocks.why-late'), 2000, Boolean(context.about.due && Date.parse(context.about.due) < Date.now() && !context.about.delay), t('clocks.late-hint'))}`,
    act: async (form, { store, clock, about }) => {
      const { ids } = await store.act('deadline.submit', { clock: clock.id, stage: about.id, at: instant(form.at), ...said({ submittedBy: form.submittedBy, reference: form.reference, link: form.link, reason: form.reason }) });
      store.say(t('clocks.submitted', { title: about.title }), { undo: () => store.try('deadline.withdraw-submission', { clock: clock.id, submission: Number(ids.submission), reason: t('clocks.by-mistake') }) });
    },
  },
  withdraw: {
    body: () => reason(t('clocks.why-withdraw'), 500, true),
    act: ({ reason: text }, { store, clock, about }) => store.act('deadline.withdraw-submission', { clock: clock.id, submission: about.number, reason: text.trim() }),
  },
  explain: {
    body: ({ about }) => html`<p class="small" dir="auto"><strong>${about.title}</strong></p><br>${reason(t('clocks.why-late'), 2000, true)}`,
    act: ({ reason: text }, { store, clock, about }) => store.act('deadline.explain-delay', { clock: clock.id, stage: about.id, reason: text.trim() }),
  },
  move: {
    body: ({ clock }) => html`<p class="small">${t('clocks.move-hint', { from: clock.version, to: clock.newest })}</p><br>${reason(t('severity.reason'), 500, true)}`,
    act: ({ reason: text }, { store, clock }) => store.act('deadline.move-on', { clock: clock.id, version: clock.newest, reason: text.trim() }),
  },
  stop: {
    body: ({ clock }) => html`<p class="small" dir="auto"><strong>${clock.title}</strong></p><p class="small muted">${t('clocks.stop-hint')}</p><br>${reason(t('severity.reason'), 500, true)}`,
    act: ({ reason: text }, { store, clock }) => store.act('deadline.stop', { clock: clock.id, reason: text.trim() }),
  },
};

export class ClockDialog extends FormDialog {
  static properties = { what: {}, clock: { attribute: false }, about: { attribute: false }, definitions: { state: true }, chosen: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    if (this.what === 'start') this.#load();
  }

  async #load() {
    try {
      this.definitions = (await this.store.client.ask('deadline.definitions')).definitions;
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  }

  get #context() {
    const { store, clock, about, definitions } = this;
    return { store, clock, about, definitions, chosen: definitions?.find((one) => one.id === this.chosen), host: this };
  }

  render() {
    return this.frame({ heading: t(`clocks.${this.what}-title`), submit: t(`clocks.${this.what}-submit`), testid: 'clock-submit-form', body: FORMS[this.what].body(this.#context) });
  }

  act(values) {
    return FORMS[this.what].act(values, this.#context);
  }
}
customElements.define('muster-clock-dialog', ClockDialog);
