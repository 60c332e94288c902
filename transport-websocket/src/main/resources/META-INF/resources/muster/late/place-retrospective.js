import { css, html, nothing } from 'lit';
import { difference, differenceStyles } from './difference-view.js';
import { differenceOf } from './playbook-difference.js';
import './retro-metrics.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { body, textStyles } from '../parts/text.js';
import { PlaceList } from '../parts/place-list.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** The retrospective of one incident: sections, what contributed, and what follows from it. */
export class MusterRetrospective extends PlaceList {
  static properties = { incident: {}, editing: { state: true }, said: { state: true } };
  static styles = [...PlaceList.styles, textStyles, differenceStyles, css`
    section { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 16px; }
    section header { position: static; padding: 0 0 8px; }
    section header h2 { flex: 1; overflow-wrap: anywhere; }
    .text { overflow-wrap: anywhere; }
    textarea { min-height: 160px; }
    .line { display: flex; gap: 8px; align-items: center; padding: 6px 0; flex-wrap: wrap; }
    .line > .grow { flex: 1; min-width: 160px; }
    .line select, .line input[type=date] { width: auto; }
    .over { color: var(--muster-muted); text-decoration: line-through; }
    .facts { display: flex; gap: 8px; flex-wrap: wrap; padding-bottom: 16px; }
  `];

  get heading() {
    return t('retro.title', { name: this.answer?.runs.title ?? this.place(this.incident) });
  }

  get failed() {
    return t('retro.error');
  }

  connectedCallback() {
    super.connectedCallback();
    this.following = this.session.client.follow(this.incident, { entries: (entries) => entries.some((e) => e.kind.startsWith('retrospective.')) && this.load(), resync: () => this.load(), ended: () => this.load() });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.following.stop();
  }

  async ask() {
    const { client } = this.session;
    const asked = { incident: this.incident };
    const [retrospective, { members }, incident] = await Promise.all([client.ask('retrospective.show', asked), client.ask('channel.show', { channel: this.incident }), client.ask('incident.show', asked)]);
    const changes = await Promise.all(retrospective.proposals.map((p) => client.ask('retrospective.show-change', { ...asked, proposal: p.id }).catch(() => null)));
    return { ...retrospective, members, runs: incident, changes: new Map(changes.filter(Boolean).map((c) => [c.proposal.id, c])) };
  }

  async #do(name, data = {}) {
    try {
      await this.session.client.command(name, { incident: this.incident, ...data });
      this.said = null;
      await this.load();
      return true;
    } catch (failure) {
      this.said = failure.code === 'conflict' ? t('retro.conflict') : reasonOf(failure);
      return false;
    }
  }

  list() {
    const one = this.answer;
    if (!one.state) return html`<section><p>${t('retro.none')}</p><br><button class="primary" data-testid="retro-begin" @click=${() => this.#do('retrospective.begin')}>${t('retro.begin')}</button></section>`;
    const open = one.state !== 'published';
    return html`<div class="facts"><a class="button" href=${`#/c/${encodeURIComponent(this.incident)}`}>${t('retro.room')}</a>
        ${open ? html`<button class="primary" data-testid="retro-publish" @click=${() => this.#do('retrospective.publish')}>${t('retro.publish')}</button>` : html`<button class="plain" @click=${() => this.#do('retrospective.reopen')}>${t('retro.reopen')}</button><span class="small muted">${t('retro.published', { at: absolute(one.publishedAt) })}</span>`}</div>
      <p role="alert" class="refusal" data-testid="retro-said">${this.said ?? ''}</p>
      ${one.sections.map((s) => this.#section(s, open))}
      ${open ? html`<button class="plain" data-testid="retro-section" @click=${() => this.#do('retrospective.add-section', { title: t('retro.new-section') })}>${icon('plus')}${t('retro.add-section')}</button><br><br>` : nothing}
      ${this.#factors(one.factors, open)}<muster-retro-metrics .session=${this.session} .runs=${one.runs}></muster-retro-metrics>${this.#actions(one)}${this.#proposals(one)}`;
  }

  #section(s, open) {
    if (this.editing === s.id) {
      return html`<section><form @submit=${(e) => this.#write(e, s)} data-testid="retro-form"><div class="field"><label for="title">${t('playbook.name')}</label><input id="title" name="title" required maxlength="200" .value=${s.title}></div>
        <div class="field"><label for="text">${t('retro.text')}</label><textarea id="text" name="text" maxlength="20000" .value=${s.text}></textarea></div>
        <div class="line"><button class="primary" data-testid="retro-save">${t('common.save')}</button><button type="button" class="plain" @click=${() => (this.editing = null)}>${t('common.cancel')}</button></div></form></section>`;
    }
    return html`<section data-testid="retro-one"><header><h2 dir="auto">${s.title}</h2>${open ? html`<button class="quiet square" aria-label=${t('retro.edit', { title: s.title })} data-testid="retro-edit" @click=${() => (this.editing = s.id)}>${icon('edit')}</button>
        <button class="quiet square" aria-label=${t('common.remove', { name: s.title })} data-testid="retro-remove" @click=${() => this.#removeSection(s)}>${icon('trash')}</button>` : nothing}</header>
      <div class="text" dir="auto">${s.text ? body(s.text, {}) : html`<p class="small muted">${t('retro.empty')}</p>`}</div></section>`;
  }

  async #removeSection(s) {
    if (!(await this.#do('retrospective.remove-section', { section: s.id, version: s.version }))) return;
    this.fire('muster-say', { text: t('retro.removed', { name: s.title }), undo: () => this.#do('retrospective.add-section', { title: s.title, text: s.text }) });
  }

  async #removeFactor(f) {
    if (!(await this.#do('retrospective.remove-factor', { factor: f.id, version: f.version }))) return;
    this.fire('muster-say', { text: t('retro.removed', { name: f.text }), undo: () => this.#do('retrospective.add-factor', { text: f.text }) });
  }

  async #write(event, s) {
    event.preventDefault();
    const { title, text } = Object.fromEntries(new FormData(event.currentTarget));
    if (await this.#do('retrospective.edit-section', { section: s.id, title, text, version: s.version })) this.editing = null;
  }

  #factors(factors, open) {
    return html`<section><header><h2>${t('retro.factors')}</h2></header><ul data-testid="retro-factors">${factors.map((f) => html`<div class="line"><p class="grow" dir="auto">${f.text}</p>${open ? html`<button class="quiet square" aria-label=${t('common.remove', { name: f.text })} @click=${() => this.#removeFactor(f)}>${icon('trash')}</button>` : nothing}</div>`)}</ul>
      ${open ? html`<form class="line" @submit=${(e) => this.#add(e, 'retrospective.add-factor', ({ text }) => ({ text }))}><input class="grow" name="text" required maxlength="2000" aria-label=${t('retro.new-factor')} placeholder=${t('retro.new-factor')} data-testid="retro-factor"><button class="plain">${t('common.add')}</button></form>` : nothing}</section>`;
  }

  async #add(event, name, data) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await this.#do(name, data(Object.fromEntries(new FormData(form))))) form.reset();
  }

  #actions({ actions, members, runs }) {
    const made = ({ title, owner, due }) => ({ title, ...(owner ? { owner } : {}), ...(due ? { due: new Date(`${due}T17:00`).toISOString() } : {}) });
    return html`<section><header><h2>${t('retro.actions')}</h2></header><ul data-testid="retro-actions">${actions.map((a) => html`<div class="line" data-testid="retro-action" data-state=${a.state}>
        <button class="plain square" aria-pressed=${String(a.state === 'done')} aria-label=${t('retro.tick', { title: a.title })} @click=${() => this.#do('retrospective.set-action-state', { action: a.id, state: a.state === 'done' ? 'open' : 'done' })}>${a.state === 'done' ? icon('check') : nothing}</button>
        <p class="grow ${a.state === 'open' ? '' : 'over'}" dir="auto">${a.title}</p><span class="tiny muted">${a.ownerName ?? t('common.nobody')}${a.due ? html` · <time title=${absolute(a.due)}>${relative(a.due)}</time>` : nothing}</span>
        ${runs.playbook ? html`<a class="small" href=${`#/propose/${encodeURIComponent(this.incident)}/${encodeURIComponent(a.id)}`} aria-label=${t('retro.propose-named', { title: a.title })} data-testid="retro-propose">${t('retro.propose')}</a>` : nothing}</div>`)}</ul>
      <form class="line" @submit=${(e) => this.#add(e, 'retrospective.add-action', made)}><input class="grow" name="title" required maxlength="200" aria-label=${t('retro.new-action')} placeholder=${t('retro.new-action')} data-testid="retro-action-title">
        <select name="owner" aria-label=${t('retro.owner')}><option value="">${t('common.nobody')}</option>${members.map((m) => html`<option value=${m.person}>${m.name}</option>`)}</select><input type="date" name="due" aria-label=${t('retro.due')}><button class="plain" data-testid="retro-action-add">${t('common.add')}</button></form></section>`;
  }

  #proposals({ proposals, changes }) {
    if (proposals.length === 0) return nothing;
    return html`<section><header><h2>${t('retro.proposals')}</h2></header>${proposals.map((p) => this.#proposal(p, changes.get(p.id)))}</section>`;
  }

  #proposal(p, change) {
    return html`<div data-testid="retro-proposal" data-state=${p.state}><div class="line"><p class="grow" dir="auto">${p.reason}</p><span class="tiny muted">${p.byName} · ${t(`retro.state-${p.state}`)}${p.published ? html` · ${t('playbook.version', { version: p.published })}` : nothing}</span>
      ${p.state === 'open' ? html`<a class="button" href=${`#/changes/${encodeURIComponent(p.playbook)}`} data-testid="retro-decide">${t('retro.decide')}</a>` : nothing}</div>
      ${p.answer ? html`<p class="small" dir="auto">${p.answer}</p>` : nothing}
      ${change && p.state === 'open' ? difference(differenceOf(change.base, change.content), this.session.nameOf) : nothing}</div>`;
  }
}
customElements.define('muster-retrospective', MusterRetrospective);
