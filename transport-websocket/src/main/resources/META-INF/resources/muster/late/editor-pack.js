import { css, html, nothing } from 'lit';
import './place-field.js';
import { editorStyles } from './editor-styles.js';
import { MOST, listOf, renamed, settingsOf, withList } from './pack-edits.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const HOST = 'https://';
const LISTS = ['links', 'reports', 'collectors'];
/** The editor around draws first, then this. */
const drawn = () => new Promise((done) => requestAnimationFrame(done));
const put = (list, i, one) => list.map((old, j) => (j === i ? one : old));

/** What is laid before everybody when an incident opens: pages, texts to begin with, and what is asked of other systems. */
export class EditorPack extends MusterElement {
  static properties = { edits: { attribute: false }, content: { attribute: false }, collectors: { attribute: false } };
  static styles = [...MusterElement.styles, editorStyles, css`
    .one { border-top: 1px solid var(--muster-line); padding: 12px 0 0; }
    .head { display: flex; gap: 4px 8px; align-items: center; flex-wrap: wrap; padding-bottom: 8px; }
    .head > .grow { flex: 1; min-width: 140px; }
    .setting { display: flex; gap: 8px; align-items: start; flex-wrap: wrap; }
    .setting > .name { flex: 0 1 180px; min-width: 120px; }
    .setting > .grow { flex: 1; min-width: 180px; }
    .head select { width: auto; max-width: 100%; }
    @media (max-width: 720px) { .head { justify-content: end; } .head > .grow { flex: 1 1 100%; } }
  `];

  render() {
    return html`${LISTS.map((list) => this.#section(list))}`;
  }

  #to(list, value, field = null) {
    this.edits.to(withList(this.content, ['context', list], value), field);
  }

  #section(list) {
    const all = listOf(this.content, ['context', list]);
    const fresh = { links: () => ({ title: '', address: '', dashboard: false }), reports: () => ({ title: '', text: '' }), collectors: () => ({ title: '', collector: this.collectors?.[0] ?? 'http-json', settings: {} }) }[list];
    const add = async () => {
      this.#to(list, [...all, fresh()]);
      await drawn();
      this.$(`[data-path="context.${list}.${all.length}.title"]`)?.focus();
    };
    return html`<section aria-labelledby=${list}><header><h2 id=${list}>${t(`pack.${list}`)}</h2>${all.length < MOST[list] ? html`<button class="plain" data-testid="${list}-add" @click=${add}>${icon('plus')}${t('common.add')}</button>` : nothing}</header>
      ${all.length ? all.map((one, i) => html`<div class="one" data-testid="editor-${list}"><div class="head"><input class="grow" aria-label=${t('pack.title')} placeholder=${t('pack.title')} maxlength="100" dir="auto" data-testid="${list}-title" data-path="context.${list}.${i}.title" .value=${one.title ?? ''} @input=${(e) => this.#to(list, put(all, i, { ...one, title: e.target.value }), `${list}.${i}.title`)}>
          ${this.#beside(list, one, (value) => this.#to(list, put(all, i, value)))}
          <button class="quiet square" aria-label=${t('common.remove', { name: one.title || t(`pack.${list}`) })} data-testid="${list}-remove" @click=${() => this.#to(list, all.filter((_, j) => j !== i))}>${icon('trash')}</button></div>
        ${this.#body(list, one, i, (value, field) => this.#to(list, put(all, i, value), field && `${list}.${i}.${field}`))}</div>`) : html`<p class="small muted">${t(`pack.no-${list}`)}</p>`}</section>`;
  }

  #beside(list, one, set) {
    if (list === 'links') return html`<label class="check"><input type="checkbox" .checked=${Boolean(one.dashboard)} @change=${(e) => set({ ...one, dashboard: e.target.checked })}>${t('pack.dashboard')}</label>`;
    if (list !== 'collectors') return nothing;
    const names = [...new Set([...(this.collectors ?? []), one.collector])];
    return html`<select aria-label=${t('pack.collector')} data-testid="collector-sort" @change=${(e) => set({ ...one, collector: e.target.value })}>${names.map((name) => html`<option value=${name} ?selected=${name === one.collector}>${t(['prometheus', 'http-json'].includes(name) ? `pack.collector-${name}` : 'pack.collector-own', { name })}</option>`)}</select>`;
  }

  #body(list, one, i, set) {
    const path = `context.${list}.${i}`;
    switch (list) {
      case 'links': return html`<muster-place-field label=${t('pack.address')} most="500" hint=${HOST} .value=${one.address} data-testid="link-address" data-path="${path}.address" @text-changed=${(e) => set({ ...one, address: e.detail }, 'address')}></muster-place-field>`;
      case 'reports': return html`<muster-place-field long label=${t('pack.text')} most="4000" .value=${one.text} data-testid="report-text" data-path="${path}.text" @text-changed=${(e) => set({ ...one, text: e.detail }, 'text')}></muster-place-field>`;
      default: return this.#collector(one, path, set);
    }
  }

  #collector(one, path, set) {
    const settings = one.settings ?? {};
    const to = (next, field) => set({ ...one, settings: next }, field);
    const add = async () => {
      let n = 1;
      while (`select.value-${n}` in settings) n += 1;
      to({ ...settings, [`select.value-${n}`]: '/' });
      await drawn();
      this.$(`[data-path="${path}.settings.select.value-${n}.name"]`)?.select();
    };
    const parts = one.collector === 'http-json';
    return html`${settingsOf(one).map(({ name, value, asked }) => (asked
      ? html`<muster-place-field label=${t(`pack.set-${name}`)} most="1000" .value=${value} data-testid="collector-${name}" data-path="${path}.settings.${name}" @text-changed=${(e) => to({ ...settings, [name]: e.detail }, name)}></muster-place-field>`
      : html`<div class="setting"><div class="field name"><label for="${path}.${name}">${t(name.startsWith('select.') ? 'pack.part' : 'pack.setting')}</label><input id="${path}.${name}" maxlength="93" autocomplete="off" data-path="${path}.settings.${name}.name" .value=${name.replace(/^select\./, '')} @change=${(e) => to(renamed(settings, name, (name.startsWith('select.') ? 'select.' : '') + e.target.value.trim()))}></div>
          <muster-place-field class="grow" label=${t(name.startsWith('select.') ? 'pack.pointer' : 'pack.value')} most="1000" .value=${value} data-path="${path}.settings.${name}" @text-changed=${(e) => to({ ...settings, [name]: e.detail }, name)}></muster-place-field>
          <button class="quiet square" aria-label=${t('common.remove', { name })} @click=${() => to(Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name)))}>${icon('trash')}</button></div>`))}
      <div class="line">${parts ? html`<button class="quiet" data-testid="collector-part-add" @click=${add}>${icon('plus')}${t('pack.add-part')}</button><span class="hint grow">${t('pack.parts-hint')}</span>` : html`<span class="grow"></span>`}
        <label class="check">${t('pack.seconds')} <input type="number" min="1" max="20" placeholder="10" data-path="${path}.seconds" .value=${String(one.seconds ?? '')} @change=${(e) => set({ ...one, seconds: e.target.value === '' ? undefined : Number(e.target.value) })}></label></div>`;
  }
}
customElements.define('muster-editor-pack', EditorPack);
