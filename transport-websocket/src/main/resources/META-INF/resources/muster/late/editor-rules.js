import { css, html, nothing } from 'lit';
import './rule-form.js';
import { editorStyles } from './editor-styles.js';
import { append, freshId, moveBy, removeAt, setAt } from './playbook-edits.js';
import { ruleSays } from './rule-sentence.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const MOST = 20;

/** What happens by itself in incidents that run by this playbook. */
export class EditorRules extends MusterElement {
  static properties = { session: { attribute: false }, edits: { attribute: false }, content: { attribute: false }, parts: { attribute: false }, playbooks: { attribute: false }, form: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, css`
    .rule { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 8px; align-items: start; padding: 8px 0; border-top: 1px solid var(--muster-line); }
    .rule p { overflow-wrap: anywhere; }
    .rule div { display: flex; }
    @media (max-width: 720px) { .rule { grid-template-columns: minmax(0, 1fr); } }
  `];

  get #rules() {
    return this.content.rules ?? [];
  }

  render() {
    if (!this.parts) return nothing;
    return html`<section aria-labelledby="rules"><header><h2 id="rules">${t('rules.title')}</h2>
        ${this.#rules.length < MOST ? html`<button class="plain" data-testid="rules-add" @click=${() => (this.form = { rule: null })}>${icon('plus')}${t('common.add')}</button>` : nothing}</header>
      ${this.#rules.length ? this.#rules.map((rule, i) => this.#rule(rule, i)) : html`<p class="small muted">${t('pack.no-rules')}</p>`}</section>
      ${this.form ? html`<div @muster-closed=${() => (this.form = null)}><muster-rule-form .session=${this.session} .rule=${this.form.rule} .parts=${this.parts} .playbooks=${this.playbooks ?? []} .playbook=${this.content} .save=${this.#save}></muster-rule-form></div>` : nothing}`;
  }

  #rule(rule, i) {
    const move = (by) => this.edits.to(moveBy(this.content, ['rules', i], by));
    return html`<div class="rule" data-testid="editor-rule" data-path="rules.${i}" tabindex="-1"><p><strong dir="auto">${rule.title}</strong><br><span class="small" dir="auto" data-testid="editor-rule-says">${ruleSays(rule, this.parts, this.content)}</span></p>
      <div><button class="quiet square" aria-label=${t('playbook.up', { name: rule.title })} @click=${() => move(-1)}>${icon('up')}</button><button class="quiet square" aria-label=${t('playbook.down', { name: rule.title })} @click=${() => move(1)}>${icon('down')}</button>
        <button class="quiet square" aria-label=${t('pack.change', { name: rule.title })} data-testid="editor-rule-change" @click=${() => (this.form = { rule: { content: rule }, at: i })}>${icon('edit')}</button>
        <button class="quiet square" aria-label=${t('common.remove', { name: rule.title })} data-testid="editor-rule-remove" @click=${() => this.edits.to(removeAt(this.content, ['rules', i]))}>${icon('trash')}</button></div></div>`;
  }

  #save = async (content) => {
    const { at, rule } = this.form;
    if (rule) return this.edits.to(setAt(this.content, ['rules', at], { id: rule.content.id, ...content }));
    const id = freshId(content.title, this.#rules.map((one) => one.id));
    return this.edits.to(append(this.content, ['rules'], { id, ...content }));
  };
}
customElements.define('muster-editor-rules', EditorRules);
