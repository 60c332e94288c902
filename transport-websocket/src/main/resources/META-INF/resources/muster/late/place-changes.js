import { css, html, nothing } from 'lit';
import { difference, differenceStyles } from './difference-view.js';
import { differenceOf } from './playbook-difference.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** What was proposed to change in a playbook, each as a difference; an editor accepts or declines. */
export class MusterChanges extends PlaceList {
  static properties = { playbook: {}, said: { state: true }, declining: { state: true }, busy: { state: true } };
  static styles = [...PlaceList.styles, differenceStyles, css`
    section { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 16px; display: grid; gap: 8px; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
    .why { overflow-wrap: anywhere; }
    .old { display: flex; gap: 6px; align-items: start; background: var(--muster-warning-surface); color: var(--muster-warning); border-radius: var(--muster-radius); padding: 8px 12px; font-size: 13px; }
    form.line input { flex: 1; min-width: 160px; }
  `];

  get heading() {
    return this.answer ? t('changes.title', { name: this.answer.title }) : t('changes.heading');
  }

  get failed() {
    return t('changes.error');
  }

  updated(changed) {
    if (changed.has('playbook') && changed.get('playbook')) this.load();
  }

  async ask() {
    const { client } = this.session;
    const [{ content, version }, { proposals }] = await Promise.all([client.ask('playbook.show', { playbook: this.playbook }), client.ask('retrospective.proposals', { playbook: this.playbook })]);
    return { title: content.title, newest: version, proposals: await Promise.all(proposals.map((p) => client.ask('retrospective.show-proposal', { playbook: this.playbook, proposal: p.id }))) };
  }

  list() {
    const { proposals } = this.answer;
    return html`<div class="line"><a class="button" href=${`#/playbooks/${encodeURIComponent(this.playbook)}`}>${t('figures.playbook')}</a></div><br>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="changes-said">${this.said?.text ?? ''}</p>
      ${proposals.length ? proposals.map((one) => this.#proposal(one)) : emptyState(t('changes.none'), t('changes.none-hint'))}`;
  }

  #proposal({ proposal, base, content, newest }) {
    const fits = proposal.baseVersion === newest;
    return html`<section data-testid="proposal" data-proposal=${proposal.id} aria-label=${proposal.reason}><p class="why" dir="auto"><strong>${proposal.reason}</strong></p>
      <p class="tiny muted">${t('changes.by', { name: proposal.byName, version: proposal.baseVersion })}, <time datetime=${proposal.at} title=${absolute(proposal.at)}>${relative(proposal.at)}</time></p>
      ${difference(differenceOf(base, content), this.session.nameOf)}
      ${fits ? nothing : html`<p class="old">${icon('alert')}<span>${t('changes.old', { version: newest, base: proposal.baseVersion })}</span></p>`}
      ${this.declining === proposal.id ? html`<form class="line" @submit=${(e) => this.#decline(e, proposal.id)}><input name="reason" required maxlength="2000" dir="auto" aria-label=${t('changes.why-not')} placeholder=${t('changes.why-not')} data-testid="proposal-reason">
          <button class="primary" data-testid="proposal-declined">${t('handover.decline')}</button><button type="button" class="plain" @click=${() => (this.declining = null)}>${t('common.cancel')}</button></form>`
    : html`<div class="line">${fits ? html`<button class="primary" data-testid="proposal-accept" ?disabled=${this.busy} @click=${() => this.#accept(proposal.id)}>${t('changes.accept', { version: newest + 1 })}</button>` : nothing}
        <button class="plain" data-testid="proposal-decline" @click=${() => this.#declining(proposal.id)}>${t('handover.decline')}</button></div>`}</section>`;
  }

  async #declining(id) {
    this.declining = id;
    await this.updateComplete;
    this.$('[data-testid=proposal-reason]')?.focus();
  }

  async #accept(proposal) {
    this.busy = true;
    await this.#do('retrospective.accept-change', { proposal }, ({ version }) => t('playbook.published', { version: version ?? this.answer.newest + 1 }));
    this.busy = false;
  }

  async #decline(event, proposal) {
    event.preventDefault();
    const reason = event.currentTarget.elements.reason.value.trim();
    if (await this.#do('retrospective.decline-change', { proposal, reason }, () => t('changes.declined'))) this.declining = null;
  }

  async #do(name, data, said) {
    try {
      const { ids } = await this.session.client.command(name, { playbook: this.playbook, ...data });
      this.said = { text: said(ids ?? {}) };
      await this.load();
      return true;
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
      return false;
    }
  }
}
customElements.define('muster-changes', MusterChanges);
