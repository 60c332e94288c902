import { css, html, nothing } from 'lit';
import './clock-dialog.js';
import { linesOf, titlesOf } from './clock-lines.js';
import { stateStyles, emptyState } from '../parts/states.js';
import { MusterElement, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { standingOf, urgencyOf } from '../state/deadlines.js';
import { absolute, countdown, relative, span } from '../times.js';
import { t } from '../texts.js';

const WEB = /^https?:/;
const ICONS = { waiting: 'clock', running: 'clock', submitted: 'check', late: 'check', lapsed: 'alert', stopped: 'close' };

/** By when an authority must have been told: every clock of the incident, what it counts from, and what was submitted. */
export class TabClocks extends MusterElement {
  static properties = { store: { attribute: false }, dialog: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, css`
    :host { display: block; }
    section { padding: 12px 16px; }
    section + section { border-top: 1px solid var(--muster-line); }
    section.over { color: var(--muster-muted); }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .line h3 { flex: 1; min-width: 160px; overflow-wrap: anywhere; font-size: 15px; }
    h4 { font-size: 12px; color: var(--muster-muted); padding: 8px 0 4px; }
    .box { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 8px 12px; font-size: 13px; display: grid; gap: 4px; margin-bottom: 6px; overflow-wrap: anywhere; }
    .box.soon { border-color: var(--muster-warning); }
    .box.lapsed { border-color: var(--muster-danger); }
    .box .grow { flex: 1; min-width: 0; }
    .standing { font-weight: 600; display: inline-flex; gap: 4px; align-items: center; }
    .standing.soon { color: var(--muster-warning); }
    .standing.lapsed, .standing.late { color: var(--muster-danger); }
    .standing.submitted { color: var(--muster-good); }
    .due { font-variant-numeric: tabular-nums; }
    .warn { color: var(--muster-warning); font-weight: 600; }
    details summary { cursor: pointer; color: var(--muster-muted); padding: 4px 0; font-size: 13px; }
    details li, details p { font-size: 13px; padding: 2px 0; overflow-wrap: anywhere; }
    @media (pointer: coarse), (max-width: 720px) { details summary { min-height: 44px; display: flex; align-items: center; } }
  `];
  ticker = new Ticker(this);

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  get guest() {
    return this.store.room.channel.rank === 'guest';
  }

  render() {
    const list = [...this.store.clocks.list].sort((a, b) => Boolean(a.stopped) - Boolean(b.stopped));
    const start = this.guest ? nothing : html`<button class="plain" data-testid="clock-start" @click=${() => this.#open('start')}>${icon('plus')}${t('clocks.start')}</button>`;
    return html`${list.length ? html`<section class="line">${start}<p class="hint">${t('clocks.no-advice')}</p></section><div data-testid="clocks">${list.map((clock) => this.#clock(clock))}</div>` : emptyState(t('clocks.none'), t('clocks.none-hint'), start, true)}
      ${this.dialog ? html`<div @muster-closed=${() => (this.dialog = null)}><muster-clock-dialog .store=${this.store} .session=${this.store.session} .what=${this.dialog.what} .clock=${this.dialog.clock} .about=${this.dialog.about}></muster-clock-dialog></div>` : nothing}`;
  }

  #open(what, clock = null, about = null) {
    this.dialog = { what, clock, about };
  }

  #act(what, text, clock, about, named, look = 'plain') {
    return this.guest || clock.stopped ? nothing : html`<button class=${look} data-testid=${`clock-${what}`} aria-label=${named ?? nothing} @click=${() => this.#open(what, clock, about)}>${text}</button>`;
  }

  #clock(clock) {
    return html`<section class=${clock.stopped ? 'over' : ''} data-testid="clock" data-clock=${clock.id}>
      <div class="line"><h3 dir="auto">${clock.title}</h3>${this.#act('stop', t('clocks.stop'), clock, null, t('clocks.stop-named', { title: clock.title }), 'quiet')}</div>
      <p class="tiny muted" data-testid="clock-definition">${[clock.regime, t('clocks.version', { definition: clock.definition, version: clock.version }), clock.zone, clock.calendar, clock.rule ? t('clocks.by-rule') : null, clock.exercise ? t('room.exercise') : null].filter(Boolean).join(' · ')}</p>
      ${clock.newest > clock.version ? html`<p class="line small"><span class="warn">${t('clocks.newer', { version: clock.newest })}</span>${this.#act('move', t('clocks.move'), clock)}</p>` : nothing}
      ${clock.stopped ? html`<p class="small" dir="auto">${t('clocks.stopped', { reason: clock.stopped })}</p>` : nothing}
      <h4>${t('clocks.triggers')}</h4>${clock.triggers.map((trigger) => this.#trigger(clock, trigger))}
      <h4>${t('clocks.stages')}</h4>${clock.stages.map((stage) => this.#stage(clock, stage))}
      <details><summary>${t('clocks.source')}</summary><p lang="en">${clock.source}</p>${clock.note ? html`<p lang="en">${clock.note}</p>` : nothing}</details></section>`;
  }

  #trigger(clock, trigger) {
    const { moment, earlier } = trigger;
    return html`<div class="box" data-testid="clock-trigger" data-trigger=${trigger.id}><div class="line"><strong class="grow" dir="auto">${trigger.title}</strong>${this.#act('record', t(moment ? 'clocks.correct' : 'clocks.record'), clock, trigger, t(moment ? 'clocks.correct-named' : 'clocks.record-named', { title: trigger.title }))}</div>
      ${moment ? html`<p><time class="due" datetime=${moment.at}>${absolute(moment.at)}</time> <span class="muted" dir="auto">${t('clocks.decided-by', { name: moment.decidedByName })}</span></p>${moment.note ? html`<p dir="auto">${moment.note}</p>` : nothing}` : html`<p class="muted" lang="en">${trigger.meaning || t('clocks.not-recorded')}</p>`}
      ${earlier.length ? html`<details><summary>${t('clocks.earlier', { count: earlier.length })}</summary><ul>${[...earlier].reverse().map((one) => html`<li>${absolute(one.at)}, ${one.decidedByName}</li>`)}${moment.reason ? html`<li class="muted" dir="auto">${t('clocks.because', { reason: moment.reason })}</li>` : nothing}</ul></details>` : nothing}</div>`;
  }

  #stage(clock, stage) {
    const state = standingOf(stage);
    const open = ['running', 'lapsed'].includes(state);
    const look = open ? urgencyOf({ stage, due: Date.parse(stage.due) }) : state;
    const titles = titlesOf(clock);
    return html`<div class="box ${open ? look : ''}" data-testid="clock-stage" data-stage=${stage.id} data-state=${state}><p class="line"><strong class="grow" dir="auto">${stage.title}</strong><span class="standing ${look}">${icon(ICONS[state])}${t(`clocks.state-${state}`)}</span></p>
      ${stage.due ? html`<p class="due"><time datetime=${stage.due}>${absolute(stage.due)}</time>${open ? html` <strong class=${look === 'lapsed' ? 'standing lapsed' : ''}>${this.#left(stage)}</strong>` : nothing}</p>` : stage.waitsFor.length ? html`<p class="muted">${t('clocks.waits', { what: stage.waitsFor.map((one) => titles(one)).join(', ') })}</p>` : nothing}
      ${stage.audience ? html`<p class="tiny muted" dir="auto">${t('clocks.to', { audience: stage.audience })}</p>` : nothing}
      ${stage.uncertain ? html`<p class="tiny warn">${t('clocks.uncertain')}</p>` : nothing}
      ${stage.submissions.map((one) => this.#submission(clock, one))}
      ${stage.delay ? html`<p dir="auto">${t('clocks.delay', { reason: stage.delay })}</p>` : stage.reasonMissing || state === 'lapsed' ? html`<p class="warn">${t('clocks.reason-missing')}</p>` : nothing}
      <div class="line">${this.#act('submit', t(stage.submissions.length ? 'clocks.submit-again' : 'clocks.submit'), clock, stage, t('clocks.submit-named', { title: stage.title }), open ? 'primary' : 'plain')}
        ${open || (state === 'late' && !stage.delay) ? this.#act('explain', t('clocks.explain'), clock, stage, t('clocks.explain-named', { title: stage.title })) : nothing}</div>
      ${stage.how.length || stage.withdrawn.length ? html`<details><summary>${t('clocks.how')}</summary><ul>${linesOf(clock, stage).map((one) => html`<li class=${one.counts ? '' : 'muted'} dir="auto">${one.text}</li>`)}${stage.withdrawn.map((one) => html`<li class="muted" dir="auto">${t('clocks.withdrawn', { at: absolute(one.at), reason: one.withdrawn })}</li>`)}</ul></details>` : nothing}</div>`;
  }

  #left(stage) {
    const away = Date.parse(stage.due) - Date.now();
    return away > 0 ? t('clocks.left', { span: countdown(away) }) : t('clocks.over', { span: span(-away) });
  }

  #submission(clock, one) {
    return html`<div class="line" data-testid="clock-submission"><span class="grow">${icon('check')} <time datetime=${one.at} title=${relative(one.at)}>${absolute(one.at)}</time> <span dir="auto">${one.byName}${one.reference ? html`, ${one.reference}` : nothing}</span>${one.link && WEB.test(one.link) ? html` <a href=${one.link} target="_blank" rel="noopener noreferrer">${t('clocks.link')}</a>` : nothing}</span>
      ${this.#act('withdraw', t('clocks.withdraw'), clock, one, t('clocks.withdraw-named', { at: absolute(one.at) }), 'quiet')}</div>`;
  }
}
customElements.define('muster-tab-clocks', TabClocks);
