import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ownerField, ownerName } from './editor-owner.js';
import { editorStyles } from './editor-styles.js';
import { append, freshId, moveBy, moveTask, placeTask, removeAt, setAt, tasksOf } from './playbook-edits.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const MINUTE = 60;

/** Stages and their tasks: moved by drag, by buttons and by Alt with an arrow. */
export class EditorTasks extends MusterElement {
  static properties = { edits: { attribute: false }, content: { attribute: false }, owners: { attribute: false }, open: { state: true }, over: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, css`
    .task { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 4px 8px; margin-bottom: 4px; background: var(--muster-background); }
    .task.over { border-top: 2px solid var(--muster-accent); }
    .grip { cursor: grab; color: var(--muster-muted); }
    .tags { display: flex; gap: 4px 12px; flex-wrap: wrap; color: var(--muster-muted); font-size: 12px; padding-left: 32px; }
    .end { min-height: 12px; border-radius: 4px; }
    .end.over { background: var(--muster-selected); }
  `];

  render() {
    return html`${this.content.checklists.map((stage, s) => this.#stage(stage, s))}
      <button class="plain" data-testid="stage-add" @click=${() => this.edits.to(append(this.content, ['checklists'], { title: t('playbook.new-stage', { count: this.content.checklists.length + 1 }), tasks: [] }))}>${icon('plus')}${t('playbook.add-stage')}</button>`;
  }

  #set(path, value) {
    this.edits.to(setAt(this.content, path, value), path.join());
  }

  #stage(stage, s) {
    const path = ['checklists', s];
    return html`<section aria-label=${stage.title} data-testid="stage"><header>
        <input class="grow" aria-label=${t('playbook.stage-title')} maxlength="120" .value=${stage.title} data-path=${path.join('.')} @input=${(e) => this.#set([...path, 'title'], e.target.value)}>
        ${this.#mover(stage.title, () => this.edits.to(moveBy(this.content, path, -1)), () => this.edits.to(moveBy(this.content, path, 1)))}
        <button class="quiet square" aria-label=${t('common.remove', { name: stage.title })} @click=${() => this.edits.to(removeAt(this.content, path))}>${icon('trash')}</button></header>
      ${repeat(stage.tasks, (task, i) => task.id ?? i, (task, i) => this.#task(task, s, i))}
      <div class="end ${this.over === `${s}.${stage.tasks.length}` ? 'over' : ''}" @dragover=${(e) => this.#hover(e, s, stage.tasks.length)} @drop=${(e) => this.#drop(e, s, stage.tasks.length)}></div>
      <form class="line" @submit=${(e) => this.#add(e, s)}><input class="grow" name="title" maxlength="200" aria-label=${t('playbook.new-task')} placeholder=${t('playbook.new-task')} data-testid="editor-task-title">
        <button class="plain" data-testid="editor-task-add">${icon('plus')}${t('task.add')}</button></form></section>`;
  }

  #mover(name, up, down) {
    return html`<button class="quiet square" aria-label=${t('playbook.up', { name })} @click=${up}>${icon('up')}</button><button class="quiet square" aria-label=${t('playbook.down', { name })} @click=${down}>${icon('down')}</button>`;
  }

  #add(event, s) {
    event.preventDefault();
    const field = event.currentTarget.elements.title;
    const title = field.value.trim();
    if (!title) return;
    const id = freshId(title, tasksOf(this.content).map((task) => task.id));
    this.edits.to(append(this.content, ['checklists', s, 'tasks'], { id, title, blockedBy: [], evidence: false }));
    field.value = '';
    field.focus();
  }

  #task(task, s, i) {
    const path = ['checklists', s, 'tasks', i];
    const open = this.open === task.id;
    return html`<div class="task ${this.over === `${s}.${i}` ? 'over' : ''}" data-testid="editor-task" data-task=${task.id} draggable="true" @dragstart=${(e) => this.#drag(e, s, i)} @dragend=${() => (this.over = null)}
        @dragover=${(e) => this.#hover(e, s, i)} @drop=${(e) => this.#drop(e, s, i)} @keydown=${(e) => this.#key(e, s, i)}>
      <div class="line"><span class="grip" aria-hidden="true">${icon('menu')}</span>
        <input class="grow" aria-label=${t('playbook.task-title')} maxlength="200" .value=${task.title} data-path=${[...path, 'title'].join('.')} @input=${(e) => this.#set([...path, 'title'], e.target.value)}>
        ${this.#mover(task.title, () => this.#move(s, i, -1), () => this.#move(s, i, 1))}
        <button class="quiet square" aria-label=${t('task.details')} aria-expanded=${String(open)} data-testid="editor-task-more" @click=${() => (this.open = open ? null : task.id)}>${icon('sliders')}</button>
        <button class="quiet square" aria-label=${t('common.remove', { name: task.title })} data-testid="editor-task-remove" @click=${() => this.edits.to(removeAt(this.content, path))}>${icon('trash')}</button></div>
      ${open ? this.#more(task, path) : this.#tags(task)}</div>`;
  }

  #tags(task) {
    const when = this.content.conditions.find((c) => c.id === task.condition);
    const tags = [ownerName(task, this.content, this.owners), task.dueAfterSeconds ? t('playbook.due-after', { minutes: Math.round(task.dueAfterSeconds / MINUTE) }) : null,
      task.blockedBy?.length ? t('playbook.blocked', { count: task.blockedBy.length }) : null, when ? t('playbook.when', { name: when.name ?? when.id }) : null, task.evidence ? t('playbook.evidence') : null].filter(Boolean);
    return tags.length ? html`<div class="tags">${tags.map((tag) => html`<span>${tag}</span>`)}</div>` : nothing;
  }

  #more(task, path) {
    const { content } = this;
    const others = tasksOf(content).filter((o) => o.id !== task.id);
    const set = (key, value) => this.#set([...path, key], value);
    const option = (value, name, now) => html`<option value=${value ?? ''} ?selected=${(now ?? '') === (value ?? '')}>${name}</option>`;
    const minutes = (key) => (e) => set(key, e.target.value === '' ? undefined : Number(e.target.value) * MINUTE);
    const id = (name) => `${task.id}-${name}`;
    const blocked = task.blockedBy ?? [];
    return html`<div class="more">
      <div class="field"><label for=${id('text')}>${t('task.description')}</label><textarea id=${id('text')} maxlength="2000" .value=${task.description ?? ''} @input=${(e) => set('description', e.target.value || undefined)}></textarea></div>
      <div class="row"><div class="field">${ownerField(task, { content, owners: this.owners, id: id('owner'), set: (one) => this.#set(path, one) })}</div>
        <div class="field"><label for=${id('due')}>${t('playbook.due-minutes')}</label><input id=${id('due')} type="number" min="1" .value=${task.dueAfterSeconds ? String(task.dueAfterSeconds / MINUTE) : ''} data-testid="editor-due" @change=${minutes('dueAfterSeconds')}></div>
        <div class="field"><label for=${id('after')}>${t('playbook.due-from')}</label><select id=${id('after')} @change=${(e) => set('dueAfter', e.target.value || undefined)}>
          ${option('', t('playbook.declaration'), task.dueAfter)}${others.map((o) => option(`task:${o.id}`, t('playbook.after-task', { title: o.title }), task.dueAfter))}${content.properties.map((p) => option(`property:${p.id}`, t('playbook.after-property', { name: p.name }), task.dueAfter))}</select></div>
        <div class="field"><label for=${id('when')}>${t('playbook.shown-when')}</label><select id=${id('when')} data-testid="editor-condition" @change=${(e) => set('condition', e.target.value || undefined)}>
          ${option('', t('playbook.always'), task.condition)}${content.conditions.map((c) => option(c.id, c.name ?? c.id, task.condition))}</select></div>
        <div class="field"><label for=${id('command')}>${t('playbook.command')}</label><input id=${id('command')} maxlength="500" .value=${task.command ?? ''} placeholder="/…" @change=${(e) => set('command', e.target.value.trim() || undefined)}></div></div>
      <div class="field"><label for=${id('before')}>${t('playbook.blocked-by')}</label><div class="line">${blocked.map((b) => html`<button class="plain tiny" aria-label=${t('common.remove', { name: others.find((o) => o.id === b)?.title ?? b })} @click=${() => set('blockedBy', blocked.filter((x) => x !== b))}>${others.find((o) => o.id === b)?.title ?? b}${icon('close')}</button>`)}
        <select id=${id('before')} data-testid="editor-blocker" @change=${(e) => e.target.value && (set('blockedBy', [...blocked, e.target.value]), (e.target.value = ''))}>${option('', t('playbook.add-blocker'), '')}${others.filter((o) => !blocked.includes(o.id)).map((o) => option(o.id, o.title, null))}</select></div></div>
      <label class="check"><input type="checkbox" .checked=${Boolean(task.evidence)} data-testid="editor-evidence" @change=${(e) => set('evidence', e.target.checked)}>${t('playbook.evidence')}</label></div>`;
  }

  async #move(stage, task, by) {
    const { id } = this.content.checklists[stage].tasks[task];
    this.edits.to(moveTask(this.content, stage, task, by).content);
    await this.updateComplete;
    this.$(`[data-task="${CSS.escape(id)}"] input`)?.focus();
  }

  #key(event, s, i) {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    this.#move(s, i, event.key === 'ArrowUp' ? -1 : 1);
  }

  #drag(event, stage, task) {
    if (event.composedPath()[0].matches('input, textarea, select')) return;
    this.from = { stage, task };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', this.content.checklists[stage].tasks[task].title);
  }

  #hover(event, stage, task) {
    if (!this.from) return;
    event.preventDefault();
    this.over = `${stage}.${task}`;
  }

  #drop(event, stage, task) {
    if (!this.from) return;
    event.preventDefault();
    this.edits.to(placeTask(this.content, this.from, { stage, task }).content);
    this.from = this.over = null;
  }
}
customElements.define('muster-editor-tasks', EditorTasks);
