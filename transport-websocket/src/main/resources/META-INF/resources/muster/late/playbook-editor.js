import { css, html, nothing } from 'lit';
import './editor-parts.js';
import './editor-tasks.js';
import { editorStyles } from './editor-styles.js';
import { Edits, pathOf, setAt } from './playbook-edits.js';
import { MusterElement, inText, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { SEVERITIES } from '../state/incident.js';
import { t } from '../texts.js';

const PAUSE = 600;

/** Edits one playbook: what is wrong is said while it is typed, every edit can be taken back, publishing makes a version. */
export class PlaybookEditor extends MusterElement {
  static properties = { session: { attribute: false }, playbook: { attribute: false }, fresh: { attribute: false }, edits: { state: true }, failure: { state: true }, findings: { state: true }, said: { state: true }, busy: { state: true }, plan: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, editorStyles, css`
    :host { display: block; height: 100%; overflow-y: auto; container-type: inline-size; }
    .page { max-width: 1160px; margin: 0 auto; padding: 0 24px 64px; }
    .page > header { display: flex; gap: 8px; align-items: center; padding: 16px 0; position: sticky; top: 0; background: var(--muster-background); z-index: 2; flex-wrap: wrap; }
    .page > header h1 { flex: 1; min-width: 160px; overflow-wrap: anywhere; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 24px; align-items: start; }
    aside { position: sticky; top: 72px; display: grid; gap: 12px; max-height: calc(100dvh - 96px); overflow-y: auto; }
    .finding { display: flex; gap: 8px; padding: 6px 8px; border-radius: var(--muster-radius); text-align: start; width: 100%; justify-content: start; align-items: start; font-weight: 400; min-height: 32px; }
    .finding.error svg { color: var(--muster-danger); }
    .finding.warning svg { color: var(--muster-warning); }
    @container (max-width: 900px) { .page { padding: 0 12px 32px; } .columns { grid-template-columns: minmax(0, 1fr); } aside { position: static; max-height: none; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.#leaving);
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#leaving);
    document.removeEventListener('keydown', this.#key);
    clearTimeout(this.timer);
  }

  willUpdate(changed) {
    if ((changed.has('playbook') && this.playbook) || (changed.has('fresh') && this.fresh)) this.load();
  }

  async load() {
    this.failure = null;
    try {
      const { content, version } = this.playbook ? await this.session.client.ask('playbook.show', { playbook: this.playbook }) : { content: this.fresh, version: 0 };
      this.version = version;
      this.edits = new Edits(content);
      this.watch(this.edits);
      this.edits.addEventListener('change', () => this.#soon());
      this.#lint();
    } catch (failure) {
      this.failure = failure;
    }
  }

  #soon() {
    this.said = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#lint(), PAUSE);
  }

  async #lint() {
    const { content } = this.edits;
    try {
      const { findings } = await this.session.client.ask('playbook.lint', { content });
      if (content === this.edits.content) this.findings = findings;
    } catch (failure) {
      this.findings = [{ level: 'error', path: failure.field ?? '', message: reasonOf(failure) }];
    }
  }

  #leaving = (event) => {
    if (this.edits?.changed) event.preventDefault();
  };

  #key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || inText(event)) return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo();
    else this.edits.undo();
  };

  async #publish() {
    this.busy = true;
    try {
      const { ids } = await this.session.client.command('playbook.publish', { ...(this.playbook ? { playbook: this.playbook } : {}), content: this.edits.content });
      this.edits.keep(this.edits.content);
      this.version = Number(ids.version);
      this.said = { text: t('playbook.published', { version: ids.version }) };
      if (!this.playbook) location.replace(`#/playbooks/${encodeURIComponent(ids.playbook)}`);
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
      if (failure.field) this.#show(failure.field);
    } finally {
      this.busy = false;
    }
  }

  async #try() {
    try {
      this.plan = await this.session.client.ask('playbook.dry-run', { content: this.edits.content });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  async #export(format) {
    const { text } = await this.session.client.ask('exchange.export-playbook', { playbook: this.playbook, format });
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: `playbook-${this.playbook}-${format}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  /** Takes the reader to what a finding names: the nearest field that there is for it. */
  #show(path) {
    const steps = pathOf(path);
    for (let i = steps.length; i > 0; i -= 1) {
      const field = this.#field(steps.slice(0, i).join('.'));
      if (field) {
        field.focus();
        field.scrollIntoView({ block: 'center' });
        return;
      }
    }
  }

  #field(place) {
    const roots = [this.renderRoot, ...[...this.renderRoot.querySelectorAll('muster-editor-tasks, muster-editor-parts')].map((e) => e.renderRoot)];
    const wanted = `[data-path="${CSS.escape(place)}"], [data-path^="${CSS.escape(place)}."]`;
    return roots.map((root) => root.querySelector(wanted)).find(Boolean);
  }

  render() {
    if (this.failure) return errorState(t('playbook.error'), this.failure, () => this.load());
    if (!this.edits) return skeleton(8);
    const { edits } = this;
    const wrong = (this.findings ?? []).some((f) => f.level === 'error');
    return html`<div class="page"><header><slot name="lead"></slot><a href="#/playbooks" aria-label=${t('playbook.back')}>${icon('reply')}</a><h1 tabindex="-1" dir="auto">${edits.content.title}</h1>
        <span class="tiny muted" data-testid="playbook-version">${this.version ? t('playbook.version', { version: this.version }) : t('playbook.unpublished')}${edits.changed ? ` · ${t('playbook.unsaved')}` : ''}</span>
        <button class="quiet square" aria-label=${t('common.undo')} ?disabled=${!edits.undoable} data-testid="editor-undo" @click=${() => edits.undo()}>${icon('retry')}</button>
        ${this.playbook ? html`<select aria-label=${t('playbook.export')} data-testid="playbook-export" @change=${(e) => { this.#export(e.target.value); e.target.value = ''; }}><option value="">${t('playbook.export')}</option>${['muster', 'mattermost', 'cacao'].map((f) => html`<option value=${f}>${t(`playbook.format-${f}`)}</option>`)}</select>` : nothing}
        <button class="plain" data-testid="dry-run" ?disabled=${wrong} @click=${() => this.#try()}>${t('playbook.try')}</button>
        <button class="primary" data-testid="playbook-publish" ?disabled=${this.busy || wrong} @click=${() => this.#publish()}>${t('playbook.publish')}</button></header>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="editor-said">${this.said?.text ?? ''}</p>
      <div class="columns"><div>${this.#basics()}<h2>${t('playbook.stages')}</h2><br><muster-editor-tasks .edits=${edits} .content=${edits.content}></muster-editor-tasks><br>
        <muster-editor-parts .edits=${edits} .content=${edits.content}></muster-editor-parts></div><aside>${this.#lintings()}${this.#plan()}</aside></div></div>`;
  }

  #basics() {
    const { edits } = this;
    const { content } = edits;
    const set = (key) => (e) => edits.to(setAt(content, [key], e.target.value === '' ? undefined : e.target.value), key);
    const area = (key, most) => html`<div class="field"><label for=${key}>${t(`playbook.${key}`)}</label><textarea id=${key} maxlength=${most} data-path=${key} .value=${content[key] ?? ''} @input=${set(key)}></textarea></div>`;
    return html`<section><div class="field"><label for="title">${t('playbook.name')}</label><input id="title" required maxlength="200" data-path="title" data-testid="editor-title" .value=${content.title ?? ''} @input=${(e) => edits.to({ ...content, title: e.target.value }, 'title')}></div>
      ${area('description', 4000)}<div class="row">
        <div class="field"><label for="severity">${t('declare.severity')}</label><select id="severity" data-path="severity" @change=${set('severity')}><option value="">${t('playbook.whoever')}</option>${SEVERITIES.map((s) => html`<option value=${s} ?selected=${content.severity === s}>${s}</option>`)}</select></div>
        <div class="field"><label for="every">${t('playbook.update-every')}</label><input id="every" type="number" min="1" max="10080" data-path="updateEveryMinutes" .value=${String(content.updateEveryMinutes ?? '')} @change=${(e) => edits.to(setAt(content, ['updateEveryMinutes'], e.target.value ? Number(e.target.value) : undefined))}></div>
        <div class="field"><label for="channelName">${t('playbook.channelName')}</label><input id="channelName" maxlength="80" data-path="channelName" .value=${content.channelName ?? ''} placeholder=${'{title}'} @input=${set('channelName')}></div>
        <div class="field"><label for="callLink">${t('playbook.callLink')}</label><input id="callLink" maxlength="500" data-path="callLink" .value=${content.callLink ?? ''} placeholder=${'https://'} @input=${set('callLink')}></div></div>
      ${area('welcome', 4000)}${area('updateTemplate', 4000)}
      <div class="field"><label for="retro">${t('playbook.retrospective')}</label><textarea id="retro" maxlength="20000" data-path="retrospective.template" .value=${content.retrospective?.template ?? ''} @input=${(e) => edits.to({ ...content, retrospective: { ...content.retrospective, template: e.target.value || undefined } }, 'retro')}></textarea></div></section>`;
  }

  #lintings() {
    const { findings } = this;
    if (!findings) return nothing;
    return html`<section aria-labelledby="findings"><h2 id="findings">${t('playbook.findings')}</h2>${findings.length === 0 ? html`<p class="small">${icon('check')} ${t('playbook.no-findings')}</p>`
      : html`<ul data-testid="findings">${findings.map((f) => html`<li><button class="quiet finding ${f.level}" data-testid="finding" @click=${() => this.#show(f.path)}>${icon(f.level === 'hint' ? 'dot' : 'alert')}<span><span class="sr">${t(`playbook.level-${f.level}`)}</span> ${f.message}</span></button></li>`)}</ul>`}</section>`;
  }

  #plan() {
    if (!this.plan) return nothing;
    return html`<section aria-labelledby="plan" data-testid="plan"><h2 id="plan">${t('playbook.would')}</h2><ol>${this.plan.steps.map((step) => html`<li class="small" dir="auto">${step.sentence}</li>`)}</ol></section>`;
  }
}
customElements.define('muster-playbook-editor', PlaybookEditor);
