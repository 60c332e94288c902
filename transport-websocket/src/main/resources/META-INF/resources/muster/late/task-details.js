import { css, html, nothing } from 'lit';
import '../parts/dialog.js';
import { MusterElement, reasonOf } from '../element.js';
import { byName, personOptions } from '../parts/form-dialog.js';
import { body, textStyles } from '../parts/text.js';
import { icon } from '../icons.js';
import { sentence } from '../state/sentences.js';
import { blockersOf, isShown } from '../state/tasks.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

const STATES = ['open', 'in-progress', 'done', 'skipped'];
const EDITED = ['title', 'description'];
const ASSIGNED = ['owner', 'backup'];
const MOST = 5;
const WEB = /^https?:/;

/** Everything about one task: what it says, who does it, what it waits for, what shows that it was done, what was said about it. */
export class TaskDetails extends MusterElement {
  static properties = { store: { attribute: false }, task: {}, busy: { state: true }, refusal: { state: true }, comments: { state: true }, files: { state: true }, detached: { state: true } };
  static styles = [...MusterElement.styles, textStyles, css`
    form { margin: 0; }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; }
    textarea { min-height: 64px; field-sizing: content; max-height: 30vh; }
    footer { display: flex; justify-content: flex-end; gap: 8px; }
    section { border-top: 1px solid var(--muster-line); margin-top: 16px; padding-top: 12px; }
    h3 { margin-bottom: 6px; }
    li { display: flex; gap: 8px; align-items: center; font-size: 13px; min-height: 32px; overflow-wrap: anywhere; }
    li > .grow { flex: 1; min-width: 0; }
    .said { display: block; padding: 6px 0; }
    .line { display: flex; gap: 8px; align-items: center; margin-top: 6px; flex-wrap: wrap; }
    .line > .grow { flex: 1; min-width: 140px; }
    code { font: 13px/1.45 var(--muster-mono); background: var(--muster-code); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere; }
    @media (max-width: 560px) { .row { grid-template-columns: 1fr; } }
  `];

  get one() {
    return this.store.room.tasks.byId.get(this.task);
  }

  firstUpdated() {
    this.watch(this.store);
    this.$('muster-dialog').show();
    this.#load();
  }

  async #load() {
    const asked = { channel: this.store.channel };
    const none = (key) => () => ({ [key]: [] });
    const [{ comments }, { files }] = await Promise.all([
      this.store.client.ask('task.comments', { ...asked, task: this.task }).catch((failure) => { this.refusal = reasonOf(failure); return { comments: [] }; }),
      this.store.client.ask('file.list', { ...asked, limit: 50 }).catch(none('files')),
    ]);
    Object.assign(this, { comments, files: files.filter((f) => f.message) });
  }

  render() {
    const { one } = this;
    if (!one) return nothing;
    const guest = this.store.room.channel.rank === 'guest';
    return html`<muster-dialog heading=${guest ? one.title : t('task.edit')} wide>${guest ? this.#read(one) : this.#form(one)}
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${one.command && !guest ? html`<section><h3>${t('details.command')}</h3><div class="line"><code class="grow">${one.command}</code><button class="plain" data-testid="task-run" @click=${() => this.#do('slash.run', { text: one.command })}>${t('details.run')}</button></div></section>` : nothing}
      ${this.#waits(one, guest)}${this.#evidence(one, guest)}${this.#comments()}${guest ? nothing : this.#changes(one)}</muster-dialog>`;
  }

  #read(one) {
    return one.description ? html`<div class="text" dir="auto">${body(one.description, {})}</div>` : nothing;
  }

  #form(one) {
    const members = byName(this.store.room.channel.members);
    const stages = this.store.room.tasks.stages.filter(Boolean);
    const optional = html`<span class="muted">(${t('common.optional')})</span>`;
    return html`<form @submit=${this.#save} novalidate>
      <div class="field"><label for="title">${t('task.title')}</label><input id="title" name="title" data-focus required maxlength="200" autocomplete="off" dir="auto" data-testid="task-title" .value=${one.title}></div>
      <div class="field"><label for="description">${t('task.description')} ${optional}</label><textarea id="description" name="description" rows="2" maxlength="4000" dir="auto" .value=${one.description ?? ''}></textarea></div>
      <div class="row">
        <div class="field"><label for="owner">${t('task.owner')}</label><select id="owner" name="owner" data-testid="task-owner-select">${personOptions(members, one.owner, t('common.nobody'))}</select></div>
        <div class="field"><label for="backup">${t('task.backup')}</label><select id="backup" name="backup" data-testid="task-backup-select">${personOptions(members, one.backup, t('common.nobody'))}</select></div>
        <div class="field"><label for="due">${t('task.due')} ${optional}</label><input id="due" name="due" type="number" min="1" max="525600" inputmode="numeric" data-testid="task-due">${one.due ? html`<p class="hint" title=${absolute(one.due)}>${t('task.due-at', { relative: relative(one.due) })}</p>` : nothing}</div>
        <div class="field"><label for="state">${t('task.state')}</label><select id="state" name="state" data-testid="task-state">${STATES.map((s) => html`<option value=${s} ?selected=${s === one.state}>${t(`task.state.${s}`)}</option>`)}</select></div>
        <div class="field"><label for="stage">${t('task.stage')}</label><input id="stage" name="stage" list="stages" maxlength="120" autocomplete="off" .value=${one.stage}><datalist id="stages">${stages.map((s) => html`<option value=${s}></option>`)}</datalist></div></div>
      <footer><button type="button" class="plain" @click=${() => this.$('muster-dialog').close()}>${t('common.cancel')}</button><button class="primary" data-testid="task-submit" ?disabled=${this.busy}>${t('common.save')}</button></footer></form>`;
  }

  #save = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const wrong = [...form.elements].find((e) => e.willValidate && !e.checkValidity());
    if (wrong) {
      this.refusal = wrong.validationMessage;
      wrong.focus();
      return;
    }
    this.busy = true;
    try {
      await this.#send(Object.fromEntries(new FormData(form)));
      this.$('muster-dialog').close();
    } catch (failure) {
      this.refusal = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  };

  /** Only what was changed is sent. */
  async #send(form) {
    const { store, one } = this;
    const changed = (names) => Object.fromEntries(names.filter((f) => form[f] !== (one[f] ?? '')).map((f) => [f, form[f]]));
    const edit = { ...changed(EDITED), ...(form.due ? { dueInMinutes: Number(form.due) } : {}) };
    const assign = changed(ASSIGNED);
    const { state, stage } = one;
    if (Object.keys(edit).length) await store.act('task.edit', { task: one.id, ...edit });
    if (Object.keys(assign).length) await store.act('task.assign', { task: one.id, ...assign });
    if (form.stage.trim() && form.stage.trim() !== stage) await store.act('task.move', { task: one.id, stage: form.stage.trim() });
    if (form.state !== state) await store.act('task.set-state', { task: one.id, state: form.state });
  }

  async #do(name, data) {
    try {
      await this.store.act(name, data);
      this.refusal = null;
      return true;
    } catch (failure) {
      this.refusal = reasonOf(failure);
      return false;
    }
  }

  // ---- what it waits for

  #waits(one, guest) {
    const { tasks } = this.store.room;
    const before = (one.blockedBy ?? []).map((id) => tasks.byId.get(id)).filter(Boolean);
    const waiting = blockersOf(tasks, one);
    const others = [...tasks.byId.values()].filter((o) => isShown(o) && o.id !== one.id && !before.includes(o) && !['done', 'skipped'].includes(o.state));
    if (before.length === 0 && (guest || others.length === 0)) return nothing;
    return html`<section><h3>${t('details.waits')}</h3><ul data-testid="task-blockers">${before.map((b) => html`<li>${icon(waiting.includes(b) ? 'mute' : 'check')}<span class="grow" dir="auto">${b.title} <span class="muted">${t(`task.state.${b.state}`)}</span></span>
        ${guest ? nothing : html`<button class="quiet square" aria-label=${t('common.remove', { name: b.title })} @click=${() => this.#do('task.unblock', { task: one.id, by: b.id })}>${icon('close')}</button>`}</li>`)}</ul>
      ${guest || others.length === 0 ? nothing : html`<select aria-label=${t('details.add-wait')} data-testid="task-block" @change=${(e) => this.#block(e.target)}><option value="">${t('details.add-wait')}</option>${others.map((o) => html`<option value=${o.id}>${o.title}</option>`)}</select>`}</section>`;
  }

  async #block(field) {
    const by = field.value;
    field.value = '';
    if (by) await this.#do('task.block', { task: this.task, by });
  }

  // ---- what shows that it was done

  #evidence(one, guest) {
    const list = one.evidence ?? [];
    if (list.length === 0 && !one.evidenceRequired && guest) return nothing;
    return html`<section><h3>${t('details.evidence')}</h3>
      ${one.evidenceRequired && list.length === 0 ? html`<p class="small muted">${icon('clip')} ${t('details.evidence-needed')}</p>` : nothing}
      <ul data-testid="task-evidence-list">${list.map((e) => html`<li>${icon(e.file ? 'file' : 'link')}<span class="grow" dir="auto">${e.link && WEB.test(e.link) ? html`<a href=${e.link} target="_blank" rel="noopener noreferrer">${e.name || e.link}</a>` : e.name || e.link || e.file}</span><time class="tiny muted" title=${absolute(e.at)}>${relative(e.at)}</time>${guest ? nothing : html`<button class="quiet square" aria-label=${t('common.remove', { name: e.name || e.link || e.file })} data-testid="task-evidence-detach" @click=${() => this.#detach(e)}>${icon('close')}</button>`}</li>`)}</ul>
      ${this.detached ? html`<p class="line small" role="status"><span class="grow" dir="auto">${t('details.detached', { name: this.detached.name })}</span><button class="link" data-testid="task-evidence-undo" @click=${() => this.#back()}>${t('common.undo')}</button></p>` : nothing}
      ${guest ? nothing : html`<form class="line" @submit=${(e) => this.#attach(e)}><input class="grow" name="link" type="url" required maxlength="2000" aria-label=${t('details.link')} placeholder=${t('details.link')} data-testid="task-evidence-link"><button class="plain" data-testid="task-evidence-add">${t('common.add')}</button></form>
        ${this.files?.length ? html`<div class="line"><select class="grow" aria-label=${t('details.file')} data-testid="task-evidence-file" @change=${(e) => this.#attachFile(e.target)}><option value="">${t('details.file')}</option>${this.files.map((f) => html`<option value=${f.id}>${f.name}</option>`)}</select></div>` : nothing}`}</section>`;
  }

  async #detach({ file, link, name }) {
    const what = { task: this.task, ...(file ? { file } : { link }) };
    if (await this.#do('task.detach-evidence', what)) this.detached = { what, name: name || link || file };
  }

  async #back() {
    const { what, name } = this.detached;
    if (await this.#do('task.attach-evidence', { ...what, ...(name === what.link ? {} : { name }) })) this.detached = null;
  }

  async #attach(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await this.#do('task.attach-evidence', { task: this.task, link: form.elements.link.value.trim() })) form.reset();
  }

  async #attachFile(field) {
    const file = field.value;
    field.value = '';
    if (file) await this.#do('task.attach-evidence', { task: this.task, file, name: this.files.find((f) => f.id === file)?.name });
  }

  // ---- what was changed, as far as the room has it at hand

  #changes(one) {
    const { room, session } = this.store;
    const changes = room.window.items.filter(({ kind, data }) => kind === 'task.changed' && data.task?.id === one.id && data.before && data.what !== 'undone').slice(-MOST).reverse();
    if (changes.length === 0) return nothing;
    return html`<section><h3>${t('details.changes')}</h3><ul data-testid="task-changes">${changes.map((item) => html`<li><span class="grow" dir="auto">${sentence(item, session.nameOf)} <time class="tiny muted" datetime=${item.time} title=${absolute(item.time)}>${relative(item.time)}</time></span>
        <button class="quiet" data-testid="task-undo" aria-label=${t('details.undo-named', { what: sentence(item, session.nameOf) })} @click=${() => this.#do('task.undo', { task: one.id, entry: item.seq })}>${t('details.undo')}</button></li>`)}</ul></section>`;
  }

  // ---- what was said about it

  #comments() {
    const { comments } = this;
    return html`<section><h3>${t('task.comments')}</h3>
      <ul data-testid="task-comments">${(comments ?? []).map((c) => html`<li class="said"><p class="tiny muted">${c.byName} · <time datetime=${c.at} title=${absolute(c.at)}>${relative(c.at)}</time></p><div class="text" dir="auto">${body(c.text, {})}</div></li>`)}</ul>
      ${comments?.length === 0 ? html`<p class="small muted">${t('details.no-comments')}</p>` : nothing}
      <form class="line" @submit=${(e) => this.#comment(e)}><input class="grow" name="text" required maxlength="4000" autocomplete="off" dir="auto" aria-label=${t('details.comment')} placeholder=${t('details.comment')} data-testid="task-comment"><button class="plain" data-testid="task-comment-add">${t('details.comment-add')}</button></form></section>`;
  }

  async #comment(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(await this.#do('task.comment', { task: this.task, text: form.elements.text.value.trim() }))) return;
    form.reset();
    this.#load();
  }
}
customElements.define('muster-task-details', TaskDetails);
