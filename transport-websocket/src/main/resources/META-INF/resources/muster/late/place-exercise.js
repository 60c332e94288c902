import { css, html, nothing } from 'lit';
import { Ticker, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { permalink } from '../state/links.js';
import { body, textStyles } from '../parts/text.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

const VERDICTS = ['good', 'partly', 'missed', 'not-rated'];
const RESULTS = { met: 'check', late: 'clock', missed: 'alert', open: 'dot' };

/** The console of an exercise: the script with what was posted, what was expected against what happened, and notes. */
export class MusterExercise extends PlaceList {
  static properties = { incident: {}, said: { state: true }, adding: { state: true } };
  static styles = [...PlaceList.styles, textStyles, css`
    .page { max-width: 1080px; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .line > .grow { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .fence { display: flex; gap: 8px; align-items: center; border: 1.5px dashed var(--muster-control); border-radius: 8px; padding: 8px 12px; font-size: 13px; margin: 12px 0; }
    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 24px; align-items: start; }
    h2 { padding: 12px 0 8px; }
    .item { padding: 10px 14px; display: grid; gap: 6px; }
    .state { padding: 0; display: inline-flex; gap: 4px; align-items: center; font-size: 12px; font-weight: 600; text-align: start; margin: 0; max-width: none; }
    .waiting, .open, .skipped { color: var(--muster-muted); }
    .answered, .met { color: var(--muster-good); }
    .late, .posted { color: var(--muster-warning); }
    .missed { color: var(--muster-danger); }
    .item select { width: auto; }
    .said { white-space: pre-wrap; overflow-wrap: anywhere; }
    .gone { color: var(--muster-muted); }
    form.box { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 12px; }
    textarea { min-height: 72px; }
  `];
  ticker = new Ticker(this, () => 15);

  connectedCallback() {
    super.connectedCallback();
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.following.stop();
    clearTimeout(this.soon);
  }

  updated(changed) {
    if (!changed.has('incident') || !changed.get('incident')) return;
    this.following.stop();
    this.#follow();
    this.load();
  }

  /** What happens in the room is what the sheet is about: asked anew when it rests. */
  #follow() {
    const again = () => {
      clearTimeout(this.soon);
      this.soon = setTimeout(() => this.load(), 400);
    };
    this.following = this.session.client.follow(this.incident, { entries: (entries) => entries.some((e) => e.kind !== 'channel.message-posted') && again(), resync: again, ended: again });
  }

  get heading() {
    return this.answer ? t('exercise.title', { name: this.answer.title }) : t('exercise.heading');
  }

  get failed() {
    return t('exercise.error');
  }

  async ask() {
    const asked = { incident: this.incident };
    const [exercise, { title }, { channel }] = await Promise.all([this.session.client.ask('exercise.show', asked), this.session.client.ask('incident.show', asked), this.session.client.ask('channel.show', { channel: this.incident })]);
    return { ...exercise, title, rank: channel.rank };
  }

  list() {
    const { conducting, conductorName, rank } = this.answer;
    return html`<div class="line"><a class="button" href=${`#/c/${encodeURIComponent(this.incident)}`}>${t('retro.room')}</a>
        <span class="small muted">${conducting ? t('exercise.you') : conductorName ? t('exercise.by', { name: conductorName }) : t('exercise.nobody')}</span>
        ${!conducting && rank === 'owner' ? html`<button class="plain" data-testid="exercise-conduct" @click=${() => this.#do('exercise.conduct', {})}>${t('exercise.conduct')}</button>` : nothing}</div>
      <p class="fence">${icon('lock')}<span>${t('exercise.fence')}</span></p>
      <p role="alert" class="refusal" data-testid="exercise-said">${this.said ?? ''}</p>
      <div class="columns"><div>${this.#script()}</div><div>${this.#sheet()}${this.#notes()}</div></div>`;
  }

  // ---- the script

  #script() {
    const { injects, conducting } = this.answer;
    return html`<div class="line"><h2 class="grow">${t(conducting ? 'exercise.script' : 'exercise.posted')}</h2>${conducting ? html`<button class="quiet" aria-expanded=${String(Boolean(this.adding))} data-testid="inject-new" @click=${() => this.#turn()}>${icon('plus')}${t('exercise.add')}</button>` : nothing}</div>
      ${this.adding ? this.#form() : nothing}
      ${injects.length ? html`<ul data-testid="injects">${injects.map((one) => this.#inject(one, conducting))}</ul>` : emptyState(t('exercise.no-injects'), t(conducting ? 'exercise.no-injects-hint' : 'exercise.none-posted'), nothing, true)}`;
  }

  #inject(one, conducting) {
    const waiting = one.state === 'waiting';
    const act = (name, testid, label, kind) => html`<button class=${kind} data-testid=${testid} aria-label=${t('exercise.act', { act: label, title: one.title })} @click=${() => this.#do(name, { inject: one.inject })}>${label}</button>`;
    return html`<li data-testid="inject" data-inject=${one.inject} data-state=${one.state}><div class="item ${one.state === 'skipped' ? 'gone' : ''}"><p class="line"><strong class="grow" dir="auto">${one.title}</strong><span class="state ${one.state}">${t(`exercise.state-${one.state}`)}</span></p>
      <p class="tiny muted" dir="auto">${one.source}${one.due && waiting ? html` · <time datetime=${one.due} title=${absolute(one.due)}>${t('exercise.due', { relative: relative(one.due) })}</time>` : waiting ? html` · ${t('exercise.by-hand')}` : nothing}${one.entry ? html` · <a href=${permalink(this.incident, one.entry)}>${t('later.show')}</a>` : nothing}</p>
      <p class="said small" dir="auto">${one.text}</p>
      ${conducting && waiting ? html`<div class="line">${act('exercise.post-inject', 'inject-post', t('exercise.release'), 'primary')}${act('exercise.skip-inject', 'inject-skip', t('exercise.skip'), 'plain')}</div>` : nothing}
      ${one.state === 'posted' ? html`<form class="line" @submit=${(e) => this.#answer(e, one)}><input class="grow" name="text" required maxlength="4000" autocomplete="off" dir="auto" aria-label=${t('exercise.answer-to', { title: one.title })} placeholder=${t('exercise.answer')} data-testid="inject-answer"><button class="plain">${t('exercise.answer-send')}</button></form>` : nothing}</div></li>`;
  }

  async #turn() {
    this.adding = !this.adding;
    await this.updateComplete;
    this.$('#title')?.focus();
  }

  #form() {
    return html`<form class="box" @submit=${(e) => this.#add(e)}><div class="field"><label for="title">${t('exercise.inject-title')}</label><input id="title" name="title" required maxlength="200" dir="auto" autocomplete="off" data-testid="inject-title"></div>
      <div class="field"><label for="source">${t('exercise.source')}</label><input id="source" name="source" required maxlength="100" dir="auto" autocomplete="off" data-testid="inject-source"></div>
      <div class="field"><label for="text">${t('exercise.text')}</label><textarea id="text" name="text" required maxlength="4000" dir="auto" data-testid="inject-text"></textarea></div>
      <div class="field"><label for="minutes">${t('exercise.in')} <span class="muted">(${t('common.optional')})</span></label><input id="minutes" name="minutes" type="number" min="0" max="525600" inputmode="numeric"></div>
      <div class="line"><button class="primary" data-testid="inject-add">${t('common.add')}</button><button type="button" class="plain" @click=${() => (this.adding = false)}>${t('common.cancel')}</button></div></form>`;
  }

  async #add(event) {
    event.preventDefault();
    const { title, source, text, minutes } = Object.fromEntries(new FormData(event.currentTarget));
    if (await this.#do('exercise.add-inject', { title: title.trim(), source: source.trim(), text: text.trim(), ...(minutes === '' ? {} : { inSeconds: Number(minutes) * 60 }) })) this.adding = false;
  }

  async #answer(event, one) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await this.#do('exercise.answer-inject', { inject: one.inject, text: form.elements.text.value.trim() })) form.reset();
  }

  // ---- what was expected

  #sheet() {
    const { sheet, conducting } = this.answer;
    const met = sheet.filter((one) => one.result === 'met').length;
    return html`<h2>${t('exercise.sheet')}</h2>${sheet.length ? html`<p class="small muted" data-testid="sheet-sum">${t('exercise.sum', { met, total: sheet.length })}</p><br><ul data-testid="sheet">${sheet.map((one) => this.#line(one, conducting))}</ul>` : html`<p class="small muted">${t('exercise.no-sheet')}</p>`}`;
  }

  #line(one, conducting) {
    const { expected } = one;
    return html`<li data-testid="score" data-result=${one.result}><div class="item"><p class="line"><span class="grow" dir="auto">${one.title}</span><span class="state ${one.result}">${icon(RESULTS[one.result])}${t(`exercise.result-${one.result}`)}</span></p>
      <p class="tiny muted">${one.by ? html`<time datetime=${one.by} title=${absolute(one.by)}>${t('exercise.until', { relative: relative(one.by) })}</time>` : t('exercise.after-inject')}${one.at ? html` · <time datetime=${one.at} title=${absolute(one.at)}>${t('exercise.happened', { relative: relative(one.at) })}</time>` : nothing}${one.entry ? html` · <a href=${permalink(this.incident, one.entry)}>${t('later.show')}</a>` : nothing}</p>
      ${conducting ? html`<div class="line"><select aria-label=${t('exercise.verdict-of', { title: one.title })} data-testid="score-verdict" @change=${(e) => e.target.value && this.#do('exercise.mark', { expected, verdict: e.target.value, ...(one.note ? { note: one.note } : {}) })}><option value="">${t('exercise.verdict')}</option>${VERDICTS.map((v) => html`<option value=${v} ?selected=${v === one.verdict}>${t(`exercise.verdict-${v}`)}</option>`)}</select>
        <input class="grow" maxlength="1000" dir="auto" aria-label=${t('exercise.note-of', { title: one.title })} placeholder=${t('exercise.note')} .value=${one.note} ?disabled=${!one.verdict} @change=${(e) => this.#do('exercise.mark', { expected, verdict: one.verdict, note: e.target.value.trim() })}></div>`
    : one.verdict ? html`<p class="small"><strong>${t(`exercise.verdict-${one.verdict}`)}</strong> <span dir="auto">${one.note}</span></p>` : nothing}</div></li>`;
  }

  // ---- notes

  #notes() {
    const { notes, conducting } = this.answer;
    if (!conducting && notes.length === 0) return nothing;
    return html`<h2>${t('exercise.notes')}</h2>${notes.length ? html`<ul data-testid="exercise-notes">${notes.map((n) => html`<li><div class="item"><div class="text small" dir="auto">${body(n.text, {})}</div><p class="tiny muted">${this.session.nameOf(n.by)}, <time datetime=${n.at} title=${absolute(n.at)}>${relative(n.at)}</time></p></div></li>`)}</ul><br>` : nothing}
      ${conducting ? html`<form class="line" @submit=${(e) => this.#note(e)}><input class="grow" name="text" required maxlength="4000" dir="auto" autocomplete="off" aria-label=${t('exercise.write')} placeholder=${t('exercise.write')} data-testid="exercise-note"><button class="plain">${t('common.add')}</button></form>` : nothing}`;
  }

  async #note(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await this.#do('exercise.note', { text: form.elements.text.value.trim() })) form.reset();
  }

  async #do(name, data) {
    try {
      await this.session.client.command(name, { incident: this.incident, ...data });
      this.said = null;
      await this.load();
      return true;
    } catch (failure) {
      this.said = reasonOf(failure);
      return false;
    }
  }
}
customElements.define('muster-exercise', MusterExercise);
