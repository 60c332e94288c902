import { css, html, nothing } from 'lit';
import './editor-exercise.js';
import './editor-pack.js';
import './editor-parts.js';
import './editor-rules.js';
import './editor-tasks.js';
import { colleagues } from './colleagues.js';
import { download } from './download.js';
import { editorStyles } from './editor-styles.js';
import { Leaving } from './leaving.js';
import { PathFields } from './path-fields.js';
import { askWhole, commandWhole } from './whole.js';
import { Edits, blank, setAt } from './playbook-edits.js';
import { outcomeSteps } from './dry-run.js';
import { lintWord } from './lint-words.js';
import { MusterElement, inText, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { errorState, skeleton, stateStyles } from '../parts/states.js';
import { refusedAs } from '../requests.js';
import { SEVERITIES } from '../state/incident.js';
import { moreTexts, t } from '../texts.js';

const PAUSE = 600;

/** Edits one playbook: what is wrong is said while it is typed, every edit can be taken back, publishing makes a version. */
export class PlaybookEditor extends MusterElement {
  static properties = { session: { attribute: false }, playbook: { attribute: false }, fresh: { attribute: false }, edits: { state: true }, around: { state: true }, failure: { state: true }, findings: { state: true }, said: { state: true }, busy: { state: true }, plan: { state: true }, draft: { state: true }, newest: { state: true }, changes: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, editorStyles, css`
    :host { display: block; height: 100%; overflow-y: auto; container-type: inline-size; }
    .page { max-width: 1160px; margin: 0 auto; padding: 0 24px 64px; }
    .page > header { display: flex; gap: 8px; align-items: center; padding: 16px 0; position: sticky; top: 0; background: var(--muster-background); z-index: 2; flex-wrap: wrap; }
    .page > header select { width: auto; }
    a.button { display: inline-flex; align-items: center; min-height: 32px; padding: 0 8px; font-size: 13px; font-weight: 500; color: var(--muster-muted); text-decoration: none; border-radius: var(--muster-radius); }
    a.button:hover { background: var(--muster-hover); color: var(--muster-text); }
    @media (pointer: coarse), (max-width: 720px) { a.button { min-height: 44px; } }
    .page > header h1 { flex: 1; min-width: 160px; overflow-wrap: anywhere; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 24px; align-items: start; }
    aside { position: sticky; top: 72px; display: grid; gap: 12px; max-height: calc(100dvh - 96px); overflow-y: auto; }
    .finding { display: flex; gap: 8px; padding: 6px 8px; border-radius: var(--muster-radius); text-align: start; width: 100%; justify-content: start; align-items: start; font-weight: 400; min-height: 32px; }
    .finding.error svg { color: var(--muster-danger); }
    .finding.warning svg { color: var(--muster-warning); }
    @container (max-width: 900px) { .page { padding: 0 12px 32px; } .page > header { position: static; } .columns { grid-template-columns: minmax(0, 1fr); } aside { position: static; max-height: none; } }
  `];

  /** What this editor has made of a new one: it goes on with what is typed, and loads nothing. */
  #made = null;
  #looks = 0;
  leaving = new Leaving(this, () => this.edits?.changed);
  fields = new PathFields(() => [this.renderRoot, ...[...this.renderRoot.querySelectorAll('muster-editor-tasks, muster-editor-parts, muster-editor-rules, muster-editor-pack, muster-editor-exercise')].map((e) => e.renderRoot)]);

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    clearTimeout(this.timer);
  }

  updated(changed) {
    super.updated(changed);
    this.fields.mark(this.findings ?? []);
  }

  willUpdate(changed) {
    const other = changed.has('playbook') && this.playbook && this.playbook !== this.#made;
    const begun = changed.has('fresh') && this.fresh && !changed.get('fresh');
    if (other || begun) this.load();
  }

  async load() {
    this.failure = null;
    try {
      Object.assign(this, await this.#stored());
      if (this.edits) this.unwatch(this.edits);
      this.edits = new Edits(this.content);
      this.watch(this.edits);
      this.edits.addEventListener('change', () => this.#soon());
      this.#look();
      this.around ??= await this.#around();
    } catch (failure) {
      this.failure = failure;
    }
  }

  /** Who could own a task, what rules are made of, what else can be asked; without what this person may not ask. */
  async #around() {
    const { session } = this;
    const asked = (name, without) => session.client.ask(name).catch(refusedAs(without));
    const [{ rotations }, { groups }, parts, { playbooks }, pack] = await Promise.all([asked('rotation.list', { rotations: [] }), asked('channel.teams', { groups: [] }), asked('rule.parts', null),
      asked('playbook.list', { playbooks: [] }), asked('context.show-workspace', null), moreTexts('texts-rules')]);
    return { owners: { rotations: rotations.filter((r) => !r.ended), groups, people: colleagues(session) }, parts, playbooks, collectors: pack?.collectors };
  }

  /** The draft if there is one, else the newest version, else what a new playbook begins as. */
  async #stored() {
    const { client } = this.session;
    if (!this.playbook) return { content: this.fresh, draft: null, newest: 0 };
    const asked = { playbook: this.playbook };
    try {
      const { content, version, newest } = await client.ask('playbook.show-draft', asked);
      return { content: { ...blank(''), ...content }, draft: version, newest };
    } catch (failure) {
      if (failure.code !== 'absent') throw failure;
      const { content, version } = await client.ask('playbook.show', asked);
      return { content, draft: null, newest: version };
    }
  }

  #soon() {
    clearTimeout(this.timer);
    if (this.edits.changed) this.timer = setTimeout(() => this.#save(), PAUSE);
  }

  /** Keeps what is there as the draft; one save at a time, so that the next follows its version. */
  #save() {
    this.saving = (this.saving ?? Promise.resolve()).then(() => this.#keep());
    return this.saving;
  }

  async #keep() {
    const { content } = this.edits;
    if (!this.edits.changed) return;
    try {
      const { ids } = await commandWhole(this.session, 'playbook.save-draft', { content, ...(this.playbook ? { playbook: this.playbook } : {}), ...(this.draft ? { version: this.draft } : {}) });
      this.draft = Number(ids.version);
      if (!this.playbook) {
        this.#made = ids.playbook;
        this.playbook = ids.playbook;
        history.replaceState(null, '', `#/playbooks/${encodeURIComponent(ids.playbook)}`);
      }
      this.said = null;
      this.edits.keep(content);
      this.#look();
    } catch (failure) {
      this.said = { text: failure.code === 'conflict' ? t('playbook.conflict') : reasonOf(failure), wrong: true, again: failure.code === 'conflict' };
    }
  }

  /** What is wrong with it, and what it changes. */
  async #look() {
    const { client } = this.session;
    const { content } = this.edits;
    const look = ++this.#looks;
    try {
      const { findings } = await askWhole(this.session, 'playbook.lint', this.draft ? { playbook: this.playbook } : { content });
      if (look !== this.#looks) return;
      this.findings = findings.map((f) => ({ ...f, message: lintWord(f) }));
      this.changes = this.draft && this.newest ? (await client.ask('playbook.difference', { playbook: this.playbook })).changes : [];
    } catch (failure) {
      this.findings = [{ level: 'error', path: failure.field ?? '', message: reasonOf(failure) }];
    }
  }

  #key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || inText(event)) return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo();
    else this.edits.undo();
  };

  async #publish() {
    this.busy = true;
    try {
      await this.#save();
      if (!this.draft) throw Object.assign(new Error(), { code: 'conflict', message: t('playbook.nothing-new') });
      const { ids } = await this.session.client.command('playbook.publish-draft', { playbook: this.playbook, version: this.draft });
      Object.assign(this, { draft: null, newest: Number(ids.version), changes: [] });
      this.said = { text: t('playbook.published', { version: ids.version }) };
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
      if (failure.field) this.fields.show(failure.field);
    } finally {
      this.busy = false;
    }
  }

  async #discard() {
    await this.session.client.command('playbook.discard-draft', { playbook: this.playbook, version: this.draft });
    if (this.newest) await this.load();
    else location.hash = '#/playbooks';
  }

  async #try() {
    try {
      await this.#save();
      this.plan = await this.session.client.ask('playbook.dry-run', { playbook: this.playbook, draft: Boolean(this.draft) });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }

  async #export(format) {
    if (!format) return;
    const { name, type, text } = await this.session.client.ask('exchange.export-playbook', { playbook: this.playbook, format });
    download(text, type, name);
  }

  render() {
    if (this.failure) return errorState(t('playbook.error'), this.failure, () => this.load());
    if (!this.edits) return skeleton(8);
    const { edits } = this;
    const wrong = (this.findings ?? []).some((f) => f.level === 'error');
    return html`<div class="page"><header><slot name="lead"></slot><a href="#/playbooks" aria-label=${t('playbook.back')}>${icon('reply')}</a><h1 tabindex="-1" dir="auto">${edits.content.title}</h1>
        <span class="tiny muted" data-testid="playbook-version">${this.newest ? t('playbook.version', { version: this.newest }) : t('playbook.unpublished')}${edits.changed ? ` · ${t('playbook.unsaved')}` : this.draft ? ` · ${t('playbook.draft-saved')}` : ''}</span>
        <button class="quiet square" aria-label=${t('common.undo')} ?disabled=${!edits.undoable} data-testid="editor-undo" @click=${() => edits.undo()}>${icon('retry')}</button>
        ${this.draft ? html`<button class="quiet" data-testid="draft-discard" @click=${() => this.#discard()}>${t('playbook.discard')}</button>` : nothing}
        ${this.newest ? html`<a class="button" href=${`#/figures/${encodeURIComponent(this.playbook)}`} data-testid="playbook-figures">${t('figures.heading')}</a><a class="button" href=${`#/changes/${encodeURIComponent(this.playbook)}`} data-testid="playbook-changes">${t('changes.heading')}</a>` : nothing}
        ${this.newest ? html`<select aria-label=${t('playbook.export')} data-testid="playbook-export" @change=${(e) => { this.#export(e.target.value); e.target.value = ''; }}><option value="">${t('playbook.export')}</option>${['muster', 'mattermost', 'cacao'].map((f) => html`<option value=${f}>${t(`playbook.format-${f}`)}</option>`)}</select>` : nothing}
        <button class="plain" data-testid="dry-run" ?disabled=${wrong} @click=${() => this.#try()}>${t('playbook.try')}</button>
        <button class="primary" data-testid="playbook-publish" ?disabled=${this.busy || wrong} @click=${() => this.#publish()}>${t('playbook.publish')}</button></header>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="editor-said">${this.said?.text ?? ''} ${this.said?.again ? html`<button class="plain" @click=${() => this.load()}>${t('playbook.load')}</button>` : nothing}</p>
      <div class="columns"><div>${this.#basics()}<h2>${t('playbook.stages')}</h2><br><muster-editor-tasks .edits=${edits} .content=${edits.content} .owners=${this.around?.owners}></muster-editor-tasks><br>
        <muster-editor-parts .edits=${edits} .content=${edits.content}></muster-editor-parts>
        <muster-editor-rules .session=${this.session} .edits=${edits} .content=${edits.content} .parts=${this.around?.parts} .playbooks=${this.around?.playbooks}></muster-editor-rules>
        <h2>${t('pack.heading')}</h2><p class="small muted">${t('pack.hint')}</p><br><muster-editor-pack .edits=${edits} .content=${edits.content} .collectors=${this.around?.collectors}></muster-editor-pack>
        <h2>${t('script.heading')}</h2><p class="small muted">${t('script.hint')}</p><br><muster-editor-exercise .edits=${edits} .content=${edits.content}></muster-editor-exercise></div><aside>${this.#lintings()}${this.#changes()}${this.#plan()}<muster-playbook-versions .session=${this.session} .playbook=${this.playbook} .newest=${this.newest} .named=${edits.content.title}></muster-playbook-versions></aside></div></div>`;
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
      : html`<ul data-testid="findings">${findings.map((f) => html`<li><button class="quiet finding ${f.level}" data-testid="finding" @click=${() => this.fields.show(f.path)}>${icon(f.level === 'hint' ? 'dot' : 'alert')}<span><span class="sr">${t(`playbook.level-${f.level}`)}</span> ${f.message}</span></button></li>`)}</ul>`}</section>`;
  }

  #changes() {
    if (!this.changes?.length) return nothing;
    return html`<section aria-labelledby="changes"><h2 id="changes">${t('playbook.changes', { version: this.newest })}</h2><ul data-testid="changes">${this.changes.map((c) => html`<li class="small" dir="auto">${c.sentence}</li>`)}</ul></section>`;
  }

  #plan() {
    if (!this.plan) return nothing;
    return html`<section aria-labelledby="plan" data-testid="plan"><h2 id="plan">${t('playbook.would')}</h2>${outcomeSteps(this.plan).map(({ title, lines }) => html`<h3>${title}</h3><ul>${lines.map((line) => html`<li class="small" dir="auto">${line}</li>`)}</ul>`)}</section>`;
  }
}
customElements.define('muster-playbook-editor', PlaybookEditor);
