import { css, html, nothing } from 'lit';
import './details-dialog.js';
import { LoadingTab } from '../parts/loading-tab.js';
import { severity } from '../parts/incident-row.js';
import { body, textStyles } from '../parts/text.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { isOver, roleOf } from '../state/incident.js';
import { absolute, relative, span } from '../times.js';
import { t } from '../texts.js';

const WEB = /^https?:/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What a room without that part of the server answers. */
const orNone = (promise, none) => promise.catch((failure) => {
  if (failure.code === 'absent' || (failure.code === 'invalid' && failure.field === 'name')) return none;
  throw failure;
});

/** What is known of an incident beside its head: what it hits, until when, what it belongs to, who was called for help. */
export class TabDetails extends LoadingTab {
  static properties = { dialog: { state: true } };
  static styles = [...LoadingTab.styles, textStyles, css`
    section > header { display: flex; align-items: center; justify-content: space-between; gap: 4px; min-height: 32px; margin-bottom: 4px; }
    section > header h3 { margin: 0; flex: 1; }
    dl { display: grid; grid-template-columns: minmax(90px, 34%) minmax(0, 1fr); gap: 4px 12px; font-size: 13px; align-items: start; }
    dt { color: var(--muster-muted); padding: 5px 0; overflow-wrap: anywhere; }
    dd { padding: 5px 0; overflow-wrap: anywhere; }
    dd.acts { padding: 0; display: flex; align-items: start; gap: 4px; }
    dd.acts > span, dd.acts > a { flex: 1; min-width: 0; padding: 5px 0; }
    .text { font-size: 13px; }
    .chips { display: flex; flex-wrap: wrap; gap: 4px; }
    .chips span { background: var(--muster-selected); border-radius: 4px; padding: 0 8px; font-size: 13px; overflow-wrap: anywhere; }
    .box { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 8px 12px; font-size: 13px; display: grid; gap: 6px; margin-bottom: 6px; overflow-wrap: anywhere; }
    .box.ask { border-color: var(--muster-accent); }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .line > .grow { flex: 1; min-width: 0; }
    .missing { color: var(--muster-warning); font-weight: 600; display: inline-flex; gap: 4px; align-items: center; }
    .late { color: var(--muster-danger); font-weight: 600; }
    .good { color: var(--muster-good); font-weight: 600; }
    details summary { cursor: pointer; font-size: 13px; color: var(--muster-muted); padding: 6px 0; }
    details li { font-size: 13px; padding: 2px 0; overflow-wrap: anywhere; }
    ul.calls li { display: flex; gap: 8px; font-size: 13px; align-items: baseline; }
    button.edit { min-height: 28px; width: 28px; }
    @media (pointer: coarse), (max-width: 720px) { button.edit { min-height: 44px; width: 44px; } details summary { min-height: 44px; display: flex; align-items: center; } dt, dd { padding: 10px 0; } dd.acts > span, dd.acts > a { padding: 10px 0; } }
  `];

  get failed() {
    return t('details.error');
  }

  async ask() {
    const { client, channel } = this.store;
    const asked = { incident: channel };
    const [scheme, { estimates }, { relations }, { calls }, { followed }] = await Promise.all([
      orNone(client.ask('incident.scheme'), { types: [], severities: [] }), client.ask('incident.estimates', asked), orNone(client.ask('incident.relations', asked), { relations: null }),
      orNone(client.ask('help.list', asked), { calls: null }), orNone(client.ask('work.mine', { limit: 1 }), { followed: null }),
    ]);
    return { scheme, estimates, relations, calls, followed: followed && followed.some((f) => f.id === channel) };
  }

  get guest() {
    return this.store.room.channel.rank === 'guest';
  }

  full(answer) {
    const { incident, properties } = this.store.room;
    return html`<div data-testid="details">
      ${this.#severity(incident)}${this.#about(incident, answer)}${this.#estimate(incident, answer.estimates)}${this.#properties(properties)}
      ${answer.calls ? this.#help(answer.calls) : nothing}${answer.relations ? this.#relations(answer.relations) : nothing}${this.#standing(incident, answer)}</div>
      ${this.dialog ? html`<div @muster-closed=${() => (this.dialog = null)}><muster-details-dialog .store=${this.store} .session=${this.store.session} .what=${this.dialog.what} .about=${this.dialog.about} .scheme=${answer.scheme}></muster-details-dialog></div>` : nothing}`;
  }

  #open(what, about = null) {
    this.dialog = { what, about };
  }

  #edit(what, label, about) {
    return this.guest ? nothing : html`<button class="quiet square edit" aria-label=${label} title=${label} data-testid="details-${what}" @click=${() => this.#open(what, about)}>${icon('edit')}</button>`;
  }

  #add(what, label) {
    return this.guest ? nothing : html`<button class="quiet" data-testid="details-${what}" @click=${() => this.#open(what)}>${icon('plus')}${label}</button>`;
  }

  #name(person) {
    return person === this.store.me ? t('common.you') : this.store.session.nameOf(person);
  }

  // ---- how bad it is, agreed

  #severity(incident) {
    const { proposal } = incident;
    if (!proposal) {
      return html`<section><header><h3>${t('declare.severity')}</h3>${this.#add('propose', t('details.propose'))}</header><p class="small">${severity(incident.severity)} ${t(`severity.${incident.severity}`)}</p></section>`;
    }
    const mine = proposal.by === this.store.me;
    const commands = roleOf(incident, 'commander')?.primary === this.store.me;
    return html`<section><header><h3>${t('declare.severity')}</h3></header><div class="box ask" data-testid="details-proposal">
      <p class="line">${severity(incident.severity)}${icon('send')}<span class="sr">${t('details.to')}</span>${severity(proposal.to)}</p>
      <p dir="auto">${t('details.proposed', { name: this.#name(proposal.by), reason: proposal.reason })} <time class="muted" title=${absolute(proposal.at)}>${relative(proposal.at)}</time></p>
      ${this.guest ? nothing : html`<div class="line">${!mine || commands ? html`<button class="primary" data-testid="details-agree" @click=${() => this.#do('incident.agree-severity', { proposal: proposal.proposal })}>${t('details.agree')}</button>` : html`<span class="tiny muted grow">${t('details.second')}</span>`}
        <button class="plain" data-testid="details-decline" @click=${() => this.#do('incident.decline-severity', { proposal: proposal.proposal })}>${t(mine ? 'details.take-back' : 'handover.decline')}</button></div>`}</div></section>`;
  }

  // ---- what it is and what it hits

  #about(incident, { scheme }) {
    const type = scheme.types.find((one) => one.id === incident.type);
    return html`<section><header><h3>${t('details.about')}</h3>${this.#edit('about', t('details.edit-about'))}</header>
      ${incident.summary ? html`<div class="text" dir="auto">${body(incident.summary, {})}</div>` : html`<p class="small muted">${t('details.no-summary')}</p>`}</section>
      <section><header><h3>${t('details.impact')}</h3>${this.#edit('classify', t('details.edit-impact'))}</header>
      <dl><dt>${t('details.type')}</dt><dd data-testid="details-type">${type?.title ?? incident.type ?? t('common.none')}</dd>
        <dt>${t('details.hit')}</dt><dd dir="auto">${incident.impact || html`<span class="muted">${t('details.unknown')}</span>`}</dd>
        <dt>${t('details.affected')}</dt><dd>${incident.affected?.length ? html`<div class="chips" data-testid="details-affected">${incident.affected.map((one) => html`<span dir="auto">${one}</span>`)}</div>` : html`<span class="muted">${t('details.unknown')}</span>`}</dd></dl></section>`;
  }

  // ---- until when

  #estimate(incident, estimates) {
    const late = incident.fixBy && !isOver(incident) && Date.parse(incident.fixBy) < Date.now();
    return html`<section><header><h3>${t('details.estimate')}</h3>${this.#edit('estimate', t('details.edit-estimate'))}</header>
      <p class="small" data-testid="details-fix-by">${incident.fixBy ? html`<time class=${late ? 'late' : ''} datetime=${incident.fixBy}>${late ? icon('alert') : nothing} ${absolute(incident.fixBy)}</time> <span class="muted">${relative(incident.fixBy)}</span>` : html`<span class="muted">${t('details.no-estimate')}</span>`}</p>
      ${estimates.length ? html`<details><summary>${t('details.history', { count: estimates.length })}</summary><ul data-testid="details-estimates">${estimates.map((e) => html`<li><time class="muted" title=${absolute(e.at)}>${relative(e.at)}</time>, ${this.#name(e.by)}:
        ${e.to ? t('details.estimate-to', { to: absolute(e.to) }) : t('details.estimate-gone')}${e.from ? html` <span class="muted">${t('details.estimate-from', { from: absolute(e.from) })}</span>` : nothing}${e.reason ? html`. <span dir="auto">${e.reason}</span>` : nothing}</li>`)}</ul></details>` : nothing}</section>`;
  }

  // ---- properties

  #properties(properties) {
    const list = [...properties.values()];
    return html`<section><header><h3>${t('playbook.properties')}</h3>${this.#add('add-property', t('common.add'))}</header>
      ${list.length ? html`<dl data-testid="details-properties">${list.map((p) => html`<dt>${p.definition.name}</dt><dd class="acts" data-property=${p.definition.id}><span dir="auto">${this.#value(p)}</span>
        ${this.#edit('property', t('details.set', { name: p.definition.name }), p)}${p.added && !this.guest ? html`<button class="quiet square edit" aria-label=${t('common.remove', { name: p.definition.name })} @click=${() => this.#drop(p)}>${icon('trash')}</button>` : nothing}</dd>`)}</dl>`
    : html`<p class="small muted">${t('details.no-properties')}</p>`}</section>`;
  }

  #value({ definition, values }) {
    if (!values.length) return definition.required ? html`<span class="missing">${icon('alert')}${t('details.required')}</span>` : html`<span class="muted">${t('common.none')}</span>`;
    const shown = (value) => definition.options.find((o) => o.id === value)?.name ?? value;
    switch (definition.type) {
      case 'person':
      case 'people': return values.map((one) => this.store.session.nameOf(one)).join(', ');
      case 'link': return WEB.test(values[0]) ? html`<a href=${values[0]} target="_blank" rel="noopener noreferrer">${values[0]}</a>` : values[0];
      case 'date': return DAY.test(values[0]) ? new Date(`${values[0]}T12:00`).toLocaleDateString(undefined, { dateStyle: 'medium' }) : absolute(values[0]);
      default: return values.map(shown).join(', ');
    }
  }

  async #drop(p) {
    if (!(await this.#do('incident.remove-property', { property: p.definition.id }))) return;
    this.store.say(t('details.removed', { name: p.definition.name }), {
      undo: async () => {
        await this.#do('incident.add-property', { definition: p.definition });
        if (p.values.length) await this.#do('incident.set-property', { property: p.definition.id, values: p.values });
      },
    });
  }

  // ---- help

  #help(calls) {
    return html`<section><header><h3>${t('details.help')}</h3>${this.#add('help', t('details.call-help'))}</header>
      ${calls.length ? calls.map((c) => this.#call(c)) : html`<p class="small muted">${t('details.no-help')}</p>`}</section>`;
  }

  #call(call) {
    const open = ['asking', 'exhausted'].includes(call.state);
    return html`<div class="box" data-testid="help-call" data-state=${call.state}><p class="line"><strong class="grow" dir="auto">${call.need}</strong><span class=${{ joined: 'good', exhausted: 'late' }[call.state] ?? 'muted'}>${t(`details.help-${call.state}`)}</span></p>
      <p class="tiny muted">${t('details.called-by', { name: this.#name(call.by) })}, <time title=${absolute(call.at)}>${relative(call.at)}</time></p>
      <ul class="calls">${call.line.map((c) => html`<li data-testid="help-person" data-answer=${c.answer}>${icon({ accepted: 'check', declined: 'close', silent: 'mute', asked: 'bell' }[c.answer] ?? 'clock')}<span>${c.name}: ${t(`details.answer-${c.answer}`)}${c.answer === 'asked' && c.askedAt ? html` <span class="muted">${relative(c.askedAt)}</span>` : nothing}${c.joinedAfterSeconds ? html` <span class="muted">${t('details.joined-after', { span: span(c.joinedAfterSeconds * 1000) })}</span>` : nothing}${c.reason ? html` <span class="muted" dir="auto">(${c.reason})</span>` : nothing}</span></li>`)}</ul>
      ${open && !this.guest ? html`<div class="line"><button class="plain" data-testid="help-withdraw" @click=${() => this.#do('help.withdraw', { call: call.id })}>${t('details.withdraw')}</button></div>` : nothing}</div>`;
  }

  // ---- what it belongs to

  #relations(relations) {
    return html`<section><header><h3>${t('details.relations')}</h3>${this.#add('relate', t('details.relate'))}${this.#add('stream', t('details.stream'))}</header>
      ${relations.length ? relations.map((r) => html`<div class="box" data-testid="relation" data-as=${r.as}><p class="line">${severity(r.severity)}<a class="grow" dir="auto" href=${`#/c/${encodeURIComponent(r.incident)}`}>${r.title}</a>${this.guest ? nothing : html`<button class="quiet square edit" aria-label=${t('common.remove', { name: r.title })} @click=${() => this.#unrelate(r)}>${icon('close')}</button>`}</p>
        <p class="tiny muted">${[t(`details.as-${r.as}`), t('room.heading', { number: r.number }), t(`status.${r.status}`), r.lead].filter(Boolean).join(' · ')}</p></div>`) : html`<p class="small muted">${t('details.no-relations')}</p>`}</section>`;
  }

  async #unrelate(relation) {
    if (!(await this.#do('incident.unrelate', { other: relation.incident }))) return;
    this.store.say(t('details.unrelated', { title: relation.title }), { undo: () => this.#do('incident.relate', { other: relation.incident, as: relation.as }) });
  }

  // ---- the call, the promise, whether this person follows

  #standing(incident, { followed }) {
    const promise = incident.promisesOff ? t('details.promise-off') : incident.updateEveryMinutes ? t('details.promise-every', { span: span(incident.updateEveryMinutes * 60_000) }) : t('details.promise-none');
    return html`<section><header><h3>${t('details.standing')}</h3></header><dl>
      <dt>${t('details.call')}</dt><dd class="acts">${incident.call && WEB.test(incident.call) ? html`<a href=${incident.call} target="_blank" rel="noopener noreferrer" data-testid="details-call-link">${incident.call}</a>` : html`<span class="muted">${t('common.none')}</span>`}${this.#edit('call', t('details.edit-call'))}</dd>
      <dt>${t('details.promise')}</dt><dd class="acts"><span data-testid="details-promise-now">${promise}</span>${isOver(incident) ? nothing : this.#edit('promise', t('details.edit-promise'))}</dd>
      <dt>${t('tab.clocks')}</dt><dd><button class="plain" data-testid="details-clocks" @click=${() => this.fire('muster-tab', { tab: 'clocks' })}>${icon('clock')}${t('details.clocks')}</button></dd>
      ${this.guest ? nothing : html`<dt>${t('details.stakeholders')}</dt><dd><a href=${`#/stakeholders/${encodeURIComponent(incident.id)}`} data-testid="details-stakeholders">${t('details.stakeholders-open')}</a></dd>`}
      <dt>${t('details.rules')}</dt><dd><a href=${`#/rules/${encodeURIComponent(incident.id)}`} data-testid="details-rules">${t('details.rules-open')}</a></dd>
      ${followed === null ? nothing : html`<dt>${t('thread.follow')}</dt><dd><button class="plain" aria-pressed=${String(followed)} data-testid="details-follow" @click=${() => this.#do(followed ? 'incident.unfollow' : 'incident.follow', {})}>${icon('bell')}${t(followed ? 'thread.following' : 'thread.follow')}</button></dd>`}</dl></section>`;
  }

  async #do(name, data) {
    try {
      await this.store.act(name, data);
      this.load();
      return true;
    } catch (failure) {
      this.store.say(reasonOf(failure), { refusal: true });
      return false;
    }
  }
}
customElements.define('muster-tab-details', TabDetails);
