import { css, html, nothing } from 'lit';
import { editorStyles } from './editor-styles.js';
import { ACTS, MOST, expectable, listOf, minutesOf, secondsOf, withAct, withList } from './pack-edits.js';
import { freshId } from './playbook-edits.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** The editor around draws first, then this. */
const drawn = () => new Promise((done) => requestAnimationFrame(done));
const put = (list, i, one) => list.map((old, j) => (j === i ? one : old));
const TEN_MINUTES = 600;

/** How a playbook is exercised: what becomes known in the course of it, and what is expected of those who play. */
export class EditorExercise extends MusterElement {
  static properties = { edits: { attribute: false }, content: { attribute: false } };
  static styles = [...MusterElement.styles, editorStyles, css`
    .one { border-top: 1px solid var(--muster-line); padding: 12px 0; }
    .head { display: flex; gap: 4px 8px; align-items: center; flex-wrap: wrap; padding-bottom: 8px; }
    .head > .grow { flex: 1; min-width: 140px; }
    .head select { width: auto; max-width: 100%; }
    @media (max-width: 720px) { .head { justify-content: end; } .head > .grow { flex: 1 1 100%; } }
    .num { display: inline-flex; gap: 8px; align-items: center; margin: 0; font-weight: 400; }
    .num input { width: 96px; }
  `];

  render() {
    return html`${this.#injects()}${this.#sheet()}`;
  }

  #to(list, value, field = null) {
    this.edits.to(withList(this.content, ['exercise', list], value), field);
  }

  async #add(list, one) {
    const all = listOf(this.content, ['exercise', list]);
    this.#to(list, [...all, one]);
    await drawn();
    this.$(`[data-path="exercise.${list}.${all.length}.title"]`)?.select();
  }

  #frame(list, all, add, body) {
    return html`<section aria-labelledby=${list}><header><h2 id=${list}>${t(`script.${list}`)}</h2>${all.length < MOST[list] ? html`<button class="plain" data-testid="${list}-add" @click=${add}>${icon('plus')}${t('common.add')}</button>` : nothing}</header>
      ${all.length ? body : html`<p class="small muted">${t(`script.no-${list}`)}</p>`}</section>`;
  }

  #title(list, all, one, i, set) {
    return html`<input class="grow" aria-label=${t('pack.title')} maxlength="200" dir="auto" data-testid="${list}-title" data-path="exercise.${list}.${i}.title" .value=${one.title ?? ''} @input=${(e) => set({ ...one, title: e.target.value }, 'title')}>`;
  }

  #remove(list, all, one, i) {
    return html`<button class="quiet square" aria-label=${t('playbook.up', { name: one.title })} ?disabled=${i === 0} @click=${() => this.#swap(list, all, i - 1)}>${icon('up')}</button><button class="quiet square" aria-label=${t('playbook.down', { name: one.title })} ?disabled=${i === all.length - 1} @click=${() => this.#swap(list, all, i)}>${icon('down')}</button>
      <button class="quiet square" aria-label=${t('common.remove', { name: one.title })} data-testid="${list}-remove" @click=${() => this.#to(list, all.filter((_, j) => j !== i))}>${icon('trash')}</button>`;
  }

  #swap(list, all, i) {
    this.#to(list, all.map((one, j) => (j === i ? all[i + 1] : j === i + 1 ? all[i] : one)));
  }

  #injects() {
    const all = listOf(this.content, ['exercise', 'injects']);
    const title = () => t('script.new-inject', { count: all.length + 1 });
    const ids = all.map((one) => one.id);
    return this.#frame('injects', all, () => this.#add('injects', { id: freshId(`inject-${all.length + 1}`, ids), title: title(), source: '', text: '', afterSeconds: all.length ? (all.at(-1).afterSeconds ?? 0) + TEN_MINUTES : 0 }), all.map((one, i) => {
      const set = (value, field) => this.#to('injects', put(all, i, value), field && `injects.${i}.${field}`);
      const byHand = one.afterSeconds === undefined || one.afterSeconds === null;
      const id = (name) => `exercise.injects.${i}.${name}`;
      return html`<div class="one" data-testid="editor-inject"><div class="head">${this.#title('injects', all, one, i, set)}${this.#remove('injects', all, one, i)}</div>
        <div class="row"><div class="field"><label for=${id('source')}>${t('script.source')}</label><input id=${id('source')} maxlength="100" dir="auto" data-path=${id('source')} data-testid="inject-source" .value=${one.source ?? ''} @input=${(e) => set({ ...one, source: e.target.value }, 'source')}></div>
          <div class="field"><label for=${id('when')}>${t('script.when')}</label><div class="head"><select id=${id('when')} data-testid="inject-when" @change=${(e) => set({ ...one, afterSeconds: e.target.value === 'hand' ? undefined : TEN_MINUTES })}><option value="after" ?selected=${!byHand}>${t('script.after-start')}</option><option value="hand" ?selected=${byHand}>${t('script.by-hand')}</option></select>
            ${byHand ? nothing : html`<label class="num"><input type="number" min="0" step="any" inputmode="decimal" data-testid="inject-minutes" data-path=${id('afterSeconds')} .value=${minutesOf(one.afterSeconds)} @change=${(e) => set({ ...one, afterSeconds: secondsOf(e.target.value) })}>${t('script.minutes')}</label>`}</div></div></div>
        <div class="field"><label for=${id('text')}>${t('script.text')}</label><textarea id=${id('text')} maxlength="4000" dir="auto" data-path=${id('text')} data-testid="inject-text" .value=${one.text ?? ''} @input=${(e) => set({ ...one, text: e.target.value }, 'text')}></textarea></div></div>`;
    }));
  }

  #sheet() {
    const all = listOf(this.content, ['exercise', 'expected']);
    const ids = all.map((one) => one.id);
    return this.#frame('expected', all, () => this.#add('expected', { id: freshId(`expected-${all.length + 1}`, ids), title: t('script.new-expected', { count: all.length + 1 }), act: 'commander-named', withinSeconds: TEN_MINUTES }), all.map((one, i) => {
      const set = (value, field) => this.#to('expected', put(all, i, value), field && `expected.${i}.${field}`);
      const of = expectable(this.content, one.act);
      const path = `exercise.expected.${i}`;
      return html`<div class="one" data-testid="editor-expected"><div class="head">${this.#title('expected', all, one, i, set)}${this.#remove('expected', all, one, i)}</div>
        <div class="head"><select aria-label=${t('script.act')} data-testid="expected-act" data-path="${path}.act" @change=${(e) => set(withAct(one, e.target.value))}>${Object.keys(ACTS).map((act) => html`<option value=${act} ?selected=${act === one.act}>${t(`script.act-${act}`)}</option>`)}</select>
          ${ACTS[one.act] ? html`<select aria-label=${t(`script.of-${ACTS[one.act]}`)} data-testid="expected-of" data-path="${path}.of" @change=${(e) => set({ ...one, of: e.target.value || undefined })}><option value="">${t(`script.of-${ACTS[one.act]}`)}</option>${one.of && !of.some((o) => o.id === one.of) ? html`<option selected value=${one.of}>${t('script.gone', { name: one.of })}</option>` : nothing}${of.map((o) => html`<option value=${o.id} ?selected=${o.id === one.of}>${o.title}</option>`)}</select>` : nothing}
          <label class="num">${t(one.act === 'inject-answered' ? 'script.within-inject' : 'script.within')} <input type="number" min="0.1" step="any" inputmode="decimal" data-testid="expected-minutes" data-path="${path}.withinSeconds" .value=${minutesOf(one.withinSeconds)} @change=${(e) => set({ ...one, withinSeconds: secondsOf(e.target.value) })}>${t('script.minutes')}</label></div></div>`;
    }));
  }
}
customElements.define('muster-editor-exercise', EditorExercise);
