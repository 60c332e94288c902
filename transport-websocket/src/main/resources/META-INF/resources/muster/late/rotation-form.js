import { css, html, nothing } from 'lit';
import './duty-calendar.js';
import './rotation-layer.js';
import { colleagues } from './colleagues.js';
import { inOrder, lengthOf, mondayOf, rangeOf } from './duty-times.js';
import { editorStyles } from './editor-styles.js';
import { field, optional } from './fields.js';
import { Leaving, keptOf } from './leaving.js';
import { Edits, append, moveBy, removeAt, setAt } from './playbook-edits.js';
import { MOST_LAYERS, blankLayer, commandOf, editable, findingsOf } from './rotation-edits.js';
import { askWhole, commandWhole } from './whole.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { localInput, span } from '../times.js';
import { t } from '../texts.js';

const PATIENCE = 400;
const WEEKS = 2;
const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Defines a rotation, or defines one anew; who would be on call is shown as it is edited. */
export class RotationForm extends MusterElement {
  static properties = { session: { attribute: false }, shown: { attribute: false }, nameOf: { attribute: false }, groups: { state: true }, edits: { state: true }, preview: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, css`
    :host { display: block; }
    .wrong { color: var(--muster-danger); font-size: 13px; display: flex; gap: 6px; align-items: start; padding-top: 4px; }
    .foot { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; position: sticky; bottom: 0; background: var(--muster-background); padding: 8px 0; border-top: 1px solid var(--muster-line); z-index: 1; }
    .foot p { flex: 1 1 160px; }
    .add { margin-bottom: 16px; }
    .end { margin-top: 24px; border-top: 1px solid var(--muster-line); padding-top: 12px; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  `];
  leaving = new Leaving(this, () => this.edits?.changed && !this.left);
  #timer = null;
  #asked = 0;

  connectedCallback() {
    super.connectedCallback();
    this.session.client.ask('channel.teams').then(({ groups }) => (this.groups = groups), () => (this.groups = []));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (this.edits?.changed && !this.left) this.#kept.set(this.shown?.id, { begun: this.begun, content: this.now });
  }

  get #kept() {
    return keptOf(this.session, 'rotation');
  }

  /** What is edited is the rotation as it was when that began: what others change meanwhile takes nothing away, and is said on saving. */
  willUpdate() {
    if (this.edits) return;
    const before = this.#kept.get(this.shown?.id);
    this.#kept.delete(this.shown?.id);
    this.begun = before ? before.begun : this.shown;
    this.edits = new Edits(editable(this.begun, { name: t('rotation.first-layer'), zone: here(), today: localInput(Date.now()).slice(0, 10) }));
    if (before) this.edits.to(before.content);
    this.watch(this.edits);
    this.#look();
  }

  firstUpdated() {
    this.$('#title').focus();
  }

  get now() {
    return this.edits.content;
  }

  #to(content, name = null) {
    this.said = null;
    this.edits.to(content, name);
    this.#look();
  }

  #set = (path, value) => this.#to(setAt(this.now, path, value), path.join());

  render() {
    const { edits, now, said } = this;
    const findings = findingsOf(now, zones);
    const owners = { people: colleagues(this.session), groups: this.groups ?? [] };
    return html`<form @submit=${this.#save} novalidate>
      <section><div class="row">${field('title', t('rotation.title'), html`<input id="title" maxlength="60" autocomplete="off" dir="auto" data-testid="rotation-title" .value=${now.title} @input=${(e) => this.#set(['title'], e.target.value)}>${this.#found(findings, 'title')}`)}
        ${field('channel', html`${t('rotation.channel')} ${optional()}`, html`<select id="channel" data-testid="rotation-channel" @change=${(e) => this.#set(['channel'], e.target.value)}>${this.#channels()}</select>`, t('rotation.channel-hint'))}</div></section>
      <p class="hint">${t('rotation.layers-hint')}</p><br>
      ${now.layers.map((layer, i) => html`<muster-rotation-layer .layer=${layer} .at=${i} .count=${now.layers.length} .owners=${owners} .zones=${zones} .findings=${this.tried ? findings.filter((f) => f.path.startsWith(`layers.${i}.`)) : []} .nameOf=${this.session.nameOf}
        @layer-set=${({ detail: { path, value } }) => this.#set(['layers', i, ...path], value)} @layer-moved=${(e) => this.#to(moveBy(this.now, ['layers', i], e.detail))} @layer-removed=${() => this.#remove(i)}></muster-rotation-layer>`)}
      ${now.layers.length < MOST_LAYERS ? html`<button type="button" class="plain add" data-testid="layer-add" @click=${this.#add}>${icon('plus')}${t('rotation.add-layer')}</button>` : nothing}${this.#found(findings, 'layers')}
      <section aria-labelledby="preview"><header><h2 id="preview">${t('rotation.preview')}</h2></header>${this.#preview(findings)}</section>
      <div class="foot"><button class="primary" data-testid="rotation-save" ?disabled=${this.busy}>${t(this.shown ? 'common.save' : 'rotation.make')}</button>
        <button type="button" class="plain" data-testid="rotation-cancel" @click=${() => this.#leave('rotation-left')}>${t('common.cancel')}</button>
        <button type="button" class="quiet" data-testid="rotation-undo" ?disabled=${!edits.undoable} @click=${this.#undo}>${icon('retry')}${t('common.undo')}</button>
        <p role="status" class=${said?.wrong ? 'refusal' : 'small'} data-testid="rotation-said">${said?.text ?? (edits.changed ? t('rotation.unsaved') : '')}</p></div></form>
      ${this.shown?.mayEnd ? html`<div class="end"><button class="plain danger" data-testid="rotation-end" ?disabled=${this.busy} @click=${this.#end}>${t(this.sure ? 'rotation.end-sure' : 'rotation.end')}</button><p class="hint">${t('rotation.end-hint')}</p></div>` : nothing}`;
  }

  #channels() {
    const { channel } = this.now;
    const all = this.session.lists.channels ?? [];
    const gone = channel && !all.some((one) => one.id === channel);
    return html`<option value="" ?selected=${!channel}>${t('rotation.no-channel')}</option>${all.map((one) => html`<option value=${one.id} ?selected=${one.id === channel}>${one.name}</option>`)}
      ${gone ? html`<option value=${channel} selected>${t('rotation.other-channel')}</option>` : nothing}`;
  }

  #found(findings, path) {
    return findings.filter((f) => this.tried && f.path === path).map((f) => html`<p class="wrong" data-testid="rotation-finding" data-path=${path}>${icon('alert')}<span>${t(f.say, f.values)}</span></p>`);
  }

  #preview(findings) {
    const { preview } = this;
    if (findings.some((f) => f.path !== 'title')) return html`<p class="small muted">${t('rotation.preview-when')}</p>`;
    if (!preview) return html`<p class="small muted">${t('common.loading')}</p>`;
    if (preview.refusal) return html`<p class="refusal">${preview.refusal}</p>`;
    const { shifts, gaps, overlaps, range } = preview;
    return html`<muster-duty-calendar .range=${range} .ones=${inOrder(shifts, gaps)} .me=${this.session.me?.person} .nameOf=${this.nameOf}></muster-duty-calendar>
      <p class="small ${gaps.length ? 'wrong' : 'muted'}" data-testid="rotation-gaps">${gaps.length ? t('duty.gaps', { count: gaps.length, span: span(lengthOf(gaps)) }) : t('rotation.no-gaps')}</p>
      ${overlaps.length ? html`<p class="small muted">${t('duty.overlaps', { count: overlaps.length })}</p>` : nothing}`;
  }

  /** A moment after the last edit; only the answer to the last question counts. */
  #look() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PATIENCE);
  }

  async #ask() {
    this.#asked += 1;
    const asked = this.#asked;
    if (findingsOf(this.now, zones).some((f) => f.path !== 'title')) return;
    const range = rangeOf(mondayOf(Date.now()), WEEKS);
    let preview;
    try {
      const { layers } = commandOf(this.now);
      preview = { range, ...(await askWhole(this.session, 'rotation.preview', { ...(this.shown ? { rotation: this.shown.id } : {}), layers, from: range.from.toISOString(), until: range.until.toISOString() })) };
    } catch (failure) {
      preview = { refusal: reasonOf(failure) };
    }
    if (asked === this.#asked) this.preview = preview;
  }

  #undo = () => {
    this.edits.undo();
    this.#look();
  };

  #add = async () => {
    const { layers } = this.now;
    this.#to(append(this.now, ['layers'], blankLayer(t('rotation.layer', { count: layers.length + 1 }), layers.at(-1)?.zone ?? here(), localInput(Date.now()).slice(0, 10))));
    await this.updateComplete;
    this.renderRoot.querySelectorAll('muster-rotation-layer')[layers.length]?.focusName();
  };

  async #remove(i) {
    this.#to(removeAt(this.now, ['layers', i]));
    await this.updateComplete;
    this.$('[data-testid=layer-add]')?.focus();
  }

  #save = async (event) => {
    event.preventDefault();
    this.tried = true;
    const [first] = findingsOf(this.now, zones);
    if (first) {
      this.said = { text: t(first.say, first.values), wrong: true };
      this.$(`#${first.path}`)?.focus();
      return;
    }
    this.busy = true;
    const { begun: shown } = this;
    try {
      const { ids } = await commandWhole(this.session, 'rotation.define', { ...(shown ? { rotation: shown.id, version: shown.version } : {}), ...commandOf(this.now) });
      this.#leave('rotation-saved', { rotation: ids.rotation, before: shown });
    } catch (failure) {
      this.said = { text: failure.code === 'conflict' && shown ? t('rotation.conflict') : reasonOf(failure), wrong: true };
    } finally {
      this.busy = false;
    }
  };

  /** For good: nothing is kept of what was typed. */
  #leave(how, detail) {
    this.left = true;
    this.fire(how, detail);
  }

  /** What nobody can bring back is said twice. */
  #end = async () => {
    if (!this.sure) {
      this.sure = true;
      this.requestUpdate();
      return;
    }
    this.busy = true;
    try {
      await this.session.client.command('rotation.end', { rotation: this.shown.id });
      this.#leave('rotation-ended');
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    } finally {
      this.busy = false;
    }
  };
}
customElements.define('muster-rotation-form', RotationForm);
