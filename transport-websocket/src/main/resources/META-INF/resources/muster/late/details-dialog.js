import { html, nothing } from 'lit';
import '../parts/people-field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { SEVERITIES } from '../state/incident.js';
import { localInput } from '../times.js';
import { t } from '../texts.js';

const TYPES = ['text', 'number', 'select', 'multiselect', 'date', 'person', 'people', 'link'];
const RELATIONS = ['related', 'parent', 'child', 'original', 'duplicate'];
const CHOSEN = ['select', 'multiselect'];

const listOf = (text) => text.split(',').map((one) => one.trim()).filter(Boolean);
const optional = () => html`<span class="muted">(${t('common.optional')})</span>`;
const reason = (required) => html`<div class="field"><label for="reason">${t('severity.reason')} ${required ? nothing : optional()}</label><input id="reason" name="reason" maxlength="500" autocomplete="off" dir="auto" ?required=${required} data-testid="details-reason"></div>`;
const why = ({ reason: text }) => (text.trim() ? { reason: text.trim() } : {});

/** One form for each thing about an incident that can be said: {heading, submit, body, act}. */
const FORMS = {
  about: {
    heading: 'details.edit-about', body: ({ incident }) => html`<div class="field"><label for="title">${t('declare.what')}</label><input id="title" name="title" data-focus required maxlength="200" autocomplete="off" dir="auto" data-testid="about-title" .value=${incident.title}></div>
      <div class="field"><label for="summary">${t('brief.summary')} ${optional()}</label><textarea id="summary" name="summary" maxlength="10000" dir="auto" data-testid="about-summary" .value=${incident.summary ?? ''}></textarea></div>`,
    act: (form, { store, incident }) => {
      const edit = Object.fromEntries(['title', 'summary'].filter((f) => form[f].trim() !== (incident[f] ?? '')).map((f) => [f, form[f].trim()]));
      return Object.keys(edit).length && store.act('incident.edit', edit);
    },
  },
  classify: {
    heading: 'details.edit-impact', body: ({ incident, scheme }) => html`<div class="field"><label for="type">${t('details.type')}</label><select id="type" name="type" data-focus data-testid="classify-type"><option value="">${t('common.none')}</option>${scheme.types.map((one) => html`<option value=${one.id} ?selected=${one.id === incident.type}>${one.title}</option>`)}</select></div>
      <div class="field"><label for="impact">${t('details.hit')}</label><textarea id="impact" name="impact" maxlength="2000" dir="auto" data-testid="classify-impact" .value=${incident.impact ?? ''}></textarea></div>
      <div class="field"><label for="affected">${t('details.affected')}</label><input id="affected" name="affected" autocomplete="off" dir="auto" aria-describedby="affected-hint" data-testid="classify-affected" .value=${(incident.affected ?? []).join(', ')}><p class="hint" id="affected-hint">${t('details.commas')}</p></div>`,
    act: ({ type, impact, affected }, { store }) => store.act('incident.classify', { type, impact: impact.trim(), affected: listOf(affected) }),
  },
  estimate: {
    heading: 'details.edit-estimate', body: ({ incident }) => html`<div class="field"><label for="at">${t('later.at')}</label><input id="at" name="at" type="datetime-local" data-focus aria-describedby="at-hint" data-testid="estimate-at" .value=${incident.fixBy ? localInput(incident.fixBy) : ''}><p class="hint" id="at-hint">${t('details.estimate-hint')}</p></div>${reason(false)}`,
    act: (form, { store }) => store.act('incident.set-estimate', { ...(form.at ? { fixBy: new Date(form.at).toISOString() } : {}), ...why(form) }),
  },
  propose: {
    heading: 'details.propose-title', submit: 'details.propose-submit', body: ({ incident }) => html`<fieldset class="choices"><legend>${t('declare.severity')}</legend>${SEVERITIES.filter((s) => s !== incident.severity).map((s, i) => html`
        <label><input type="radio" name="severity" value=${s} ?checked=${i === 0} ?data-focus=${i === 0} data-testid=${`propose-${s}`}><span class="sev ${s}">${s}</span>${t(`severity.${s}`)}</label>`)}</fieldset>${reason(true)}<p class="hint">${t('details.propose-hint')}</p>`,
    act: ({ severity, reason: text }, { store }) => store.act('incident.propose-severity', { severity, reason: text.trim() }),
  },
  property: {
    heading: 'details.set', named: ({ about }) => ({ name: about.definition.name }), body: (context) => html`${context.about.definition.description ? html`<p class="small muted">${context.about.definition.description}</p><br>` : nothing}${valueField(context)}`,
    act: async (form, { store, about, host, data }) => {
      const values = valuesOf(about.definition, form, host, data);
      const before = about.values;
      if (JSON.stringify(values) === JSON.stringify(before)) return;
      const { id, name } = about.definition;
      await store.act('incident.set-property', { property: id, values, version: about.version });
      store.say(t('details.was-set', { name }), { undo: () => store.try('incident.set-property', { property: id, values: before }), key: `property-${id}` });
    },
  },
  'add-property': {
    heading: 'details.add-property', submit: 'common.add', body: () => html`<div class="field"><label for="name">${t('playbook.property-name')}</label><input id="name" name="name" data-focus required maxlength="100" autocomplete="off" dir="auto" data-testid="property-name"></div>
      <div class="field"><label for="type">${t('playbook.property-type')}</label><select id="type" name="type" data-testid="property-type">${TYPES.map((type) => html`<option value=${type}>${t(`playbook.type-${type}`)}</option>`)}</select></div>
      <div class="field"><label for="options">${t('playbook.options')}</label><input id="options" name="options" autocomplete="off" dir="auto" aria-describedby="options-hint" data-testid="property-options"><p class="hint" id="options-hint">${t('details.options-hint')}</p></div>`,
    act: ({ name, type, options }, { store }) => store.act('incident.add-property', {
      definition: { name: name.trim(), type, required: false, options: CHOSEN.includes(type) ? listOf(options).map((one, i) => ({ id: `o${i + 1}`, name: one })) : [] },
    }),
  },
  call: {
    heading: 'details.edit-call', body: ({ incident, host }) => html`<div class="field"><label for="link">${t('details.call-link')}</label><input id="link" name="link" type="url" data-focus maxlength="500" autocomplete="off" aria-describedby="link-hint" data-testid="call-link" .value=${incident.call ?? ''}><p class="hint" id="link-hint">${t('details.call-hint')}</p></div>
      <button type="button" class="plain" data-testid="call-make" @click=${() => host.also('incident.set-call', {})}>${t('details.call-make')}</button>`,
    act: ({ link }, { store }) => store.act('incident.set-call', { link: link.trim() }),
  },
  promise: {
    heading: 'details.edit-promise', body: ({ incident }) => html`<fieldset class="choices"><legend>${t('details.promise')}</legend><label><input type="radio" name="on" value="on" ?checked=${!incident.promisesOff} data-focus data-testid="promise-on">${t('details.promise-on')}</label>
        <label><input type="radio" name="on" value="off" ?checked=${incident.promisesOff} data-testid="promise-off">${t('details.promise-off')}</label></fieldset>
      <div class="field"><label for="minutes">${t('update.next')}</label><input id="minutes" name="minutes" type="number" min="1" max="10080" inputmode="numeric" data-testid="promise-minutes" .value=${String(incident.updateEveryMinutes || 30)}></div>`,
    act: ({ on, minutes }, { store }) => store.act('incident.set-promise', { on: on === 'on', ...(on === 'on' && minutes ? { nextInMinutes: Number(minutes) } : {}) }),
  },
  relate: {
    heading: 'details.relate-title', submit: 'details.relate-submit', body: () => html`<div class="field"><label for="number">${t('details.number')}</label><input id="number" name="number" type="number" min="1" required data-focus inputmode="numeric" data-testid="relate-number"></div>
      <div class="field"><label for="as">${t('details.relate-as')}</label><select id="as" name="as" data-testid="relate-as">${RELATIONS.map((as) => html`<option value=${as}>${t(`details.relate-${as}`)}</option>`)}</select></div>`,
    act: ({ number, as }, { store }) => store.act('incident.relate', { number: Number(number), as }),
  },
  stream: {
    heading: 'details.stream-title', submit: 'details.stream-submit', body: ({ incident, session, store }) => html`<p class="small muted">${t('details.stream-hint')}</p><br><div class="field"><label for="title">${t('details.stream-name')}</label><input id="title" name="title" data-focus required maxlength="200" autocomplete="off" dir="auto" data-testid="stream-title"></div>
      <div class="row"><div class="field"><label for="lead">${t('details.lead')}</label><select id="lead" name="lead" required data-testid="stream-lead"><option value="">${t('handover.choose')}</option>${everybody(session, store).map((p) => html`<option value=${p.person}>${p.name}</option>`)}</select></div>
        <div class="field"><label for="severity">${t('declare.severity')}</label><select id="severity" name="severity"><option value="">${t('details.as-parent-has', { severity: incident.severity })}</option>${SEVERITIES.map((s) => html`<option value=${s}>${s}</option>`)}</select></div></div>
      <muster-people-field .session=${session} label=${t('declare.people')}></muster-people-field>`,
    act: ({ title, lead, severity }, { store, host }) => {
      const people = host.people;
      return store.act('incident.open-stream', { title: title.trim(), lead, ...(severity ? { severity } : {}), ...(people.length ? { people } : {}) });
    },
  },
  help: {
    heading: 'details.call-help', submit: 'details.help-submit', body: ({ session }) => html`<div class="field"><label for="need">${t('details.need')}</label><textarea id="need" name="need" data-focus required maxlength="500" dir="auto" aria-describedby="need-hint" data-testid="help-need"></textarea><p class="hint" id="need-hint">${t('details.need-hint')}</p></div>
      <muster-people-field .session=${session} label=${t('details.help-people')} hint=${t('details.help-order')} data-testid="help-people"></muster-people-field>
      <div class="row"><div class="field"><label for="group">${t('details.help-group')} ${optional()}</label><select id="group" name="group" data-testid="help-group"><option value="">${t('common.none')}</option>${[...session.groups.groups, ...session.groups.teams].map((g) => html`<option value=${g.id}>${g.name}</option>`)}</select></div>
        <div class="field"><label for="wait">${t('details.help-wait')}</label><input id="wait" name="wait" type="number" min="1" max="1440" inputmode="numeric" value="5"></div></div>`,
    act: ({ need, group, wait }, { store, host }) => {
      const { people } = host;
      if (people.length === 0 && !group) throw Object.assign(new Error(), { code: 'invalid', message: t('details.help-whom') });
      return store.act('help.call', { need: need.trim(), ...(people.length ? { people } : {}), ...(group ? { group } : {}), ...(wait ? { askNextAfterSeconds: Number(wait) * 60 } : {}) });
    },
  },
};

/** Everybody whom this person can name, those of the room first. */
function everybody(session, store) {
  const members = store.room.channel.members.map((m) => m.person);
  const all = [...session.people.values()].filter((p) => !members.includes(p.id)).map((p) => ({ person: p.id, name: p.name }));
  const order = (list) => [...list].sort((a, b) => a.name.localeCompare(b.name));
  return [...order(store.room.channel.members), ...order(all)];
}

function valueField({ about, session }) {
  const { definition, values } = about;
  const [value = ''] = values;
  const label = definition.name;
  const option = (o) => html`<option value=${o.id} ?selected=${values.includes(o.id)}>${o.name}</option>`;
  switch (definition.type) {
    case 'select': return html`<div class="field"><label for="value">${label}</label><select id="value" name="value" data-focus data-testid="property-value"><option value="">${t('common.none')}</option>${definition.options.map(option)}</select></div>`;
    case 'multiselect': return html`<fieldset class="choices"><legend>${label}</legend>${definition.options.map((o, i) => html`<label><input type="checkbox" name="value" value=${o.id} ?checked=${values.includes(o.id)} ?data-focus=${i === 0}>${o.name}</label>`)}</fieldset>`;
    case 'person':
    case 'people': return html`<muster-people-field .session=${session} label=${label} .value=${values} data-focus data-testid="property-value"></muster-people-field>`;
    case 'text': return html`<div class="field"><label for="value">${label}</label><textarea id="value" name="value" data-focus maxlength="2000" dir="auto" data-testid="property-value" .value=${value}></textarea></div>`;
    default: {
      const type = { number: 'number', link: 'url', date: value.includes('T') ? 'datetime-local' : 'date' }[definition.type];
      return html`<div class="field"><label for="value">${label}</label><input id="value" name="value" type=${type} step="any" data-focus autocomplete="off" data-testid="property-value" .value=${type === 'datetime-local' ? localInput(value) : value}></div>`;
    }
  }
}

function valuesOf({ type, options }, { value = '' }, host, data) {
  if (type === 'people') return host.people;
  if (type === 'person') return host.people.slice(-1);
  if (type === 'multiselect') return options.map((o) => o.id).filter((id) => data.getAll('value').includes(id));
  if (!value.trim()) return [];
  return [type === 'date' && value.includes('T') ? new Date(value).toISOString() : value.trim()];
}

/** Says one thing about an incident. */
export class DetailsDialog extends FormDialog {
  static properties = { what: {}, about: { attribute: false }, scheme: { attribute: false } };

  get #context() {
    const { store, session, about, scheme } = this;
    return { store, session, about, scheme, incident: store.room.incident, host: this };
  }

  /** Whom the field for people names. */
  get people() {
    return this.$('muster-people-field')?.value ?? [];
  }

  render() {
    const form = FORMS[this.what];
    const context = this.#context;
    return this.frame({ heading: t(form.heading, form.named?.(context)), submit: t(form.submit ?? 'common.save'), testid: 'details-submit', body: form.body(context) });
  }

  /** Another way out of a form than its own. */
  async also(name, data) {
    if (await this.store.try(name, data)) this.$('muster-dialog').close();
  }

  act(values) {
    return FORMS[this.what].act(values, { ...this.#context, data: new FormData(this.$('form')) });
  }
}
customElements.define('muster-details-dialog', DetailsDialog);
