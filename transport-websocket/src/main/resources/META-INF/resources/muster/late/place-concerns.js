import { css, html, nothing } from 'lit';
import { reasonOf } from '../element.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { SEVERITIES } from '../state/incident.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** Report what seems wrong; what became of it; and, for those who triage, what waits. */
export class MusterConcerns extends PlaceList {
  static properties = { said: { state: true }, deciding: { state: true } };
  static styles = [...PlaceList.styles, css`
    form { border: 1px solid var(--muster-line); border-radius: 8px; padding: 16px; margin-bottom: 24px; }
    h2 { padding: 16px 0 8px; }
    .acts { display: flex; gap: 8px; flex-wrap: wrap; align-items: end; padding: 0 16px 12px; }
    .acts .field { margin: 0; }
    .acts select { width: auto; max-width: 220px; }
    @media (max-width: 720px) { .acts select { max-width: 100%; } .acts .field:has([data-testid=concern-into]) { flex: 1 1 100%; } }
    .one { align-items: start; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  `];

  get heading() {
    return t('concern.title');
  }

  get failed() {
    return t('concern.error');
  }

  async ask() {
    const { client } = this.session;
    const [{ concerns }, queue] = await Promise.all([client.ask('concern.mine'), client.ask('concern.queue').catch(() => null)]);
    return { mine: concerns, queue: queue?.concerns };
  }

  async #report(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { title, details } = Object.fromEntries(new FormData(form));
    await this.#do('concern.report', { title: title.trim(), ...(details.trim() ? { details } : {}) }, t('concern.thanks'));
    if (!this.said.wrong) form.reset();
  }

  async #do(name, data, text) {
    try {
      const { ids } = await this.session.client.command(name, data);
      this.said = { text, of: data.concern };
      await this.load();
      return ids;
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true, of: data.concern };
      return null;
    }
  }

  list() {
    const { mine, queue } = this.answer;
    return html`<form @submit=${this.#report}><p class="small muted">${t('concern.hint')}</p><br>
        <div class="field"><label for="title">${t('concern.what')}</label><input id="title" name="title" required maxlength="200" dir="auto" data-testid="concern-title"></div>
        <div class="field"><label for="details">${t('concern.details')}</label><textarea id="details" name="details" maxlength="10000" dir="auto"></textarea></div>
        <p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="concern-said">${this.said && !this.said.of ? this.said.text : ''}</p>
        <button class="primary" data-testid="concern-report">${t('concern.report')}</button></form>
      ${queue ? html`<h2>${t('concern.queue')}</h2><p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="concern-queue-said">${this.said?.of ? this.said.text : ''}</p>${queue.length ? html`<ul data-testid="concern-queue">${queue.map((one) => this.#waiting(one))}</ul>` : emptyState(t('concern.none'), '', nothing, true)}` : nothing}
      <h2>${t('concern.mine')}</h2>${mine.length ? html`<ul data-testid="concern-mine">${mine.map((one) => html`<li><div class="one"><div><p dir="auto">${one.title}</p></div><span class="tiny">${t(`concern.state-${one.state}`)}</span><time class="tiny muted" title=${absolute(one.at)}>${relative(one.at)}</time></div></li>`)}</ul>` : html`<p class="small muted">${t('concern.none-mine')}</p>`}`;
  }

  #waiting(one) {
    const { incidents } = this.session.lists;
    const id = one.id;
    return html`<li data-testid="concern"><div class="one"><div><p dir="auto"><strong>${one.title}</strong></p><p class="small text" dir="auto">${one.details}</p><p class="tiny muted">${one.reporterName}, <time title=${absolute(one.at)}>${relative(one.at)}</time></p></div></div>
      <div class="acts"><div class="field"><label for="s-${id}">${t('declare.severity')}</label><select id="s-${id}">${SEVERITIES.map((s) => html`<option ?selected=${s === 'SEV3'}>${s}</option>`)}</select></div>
        <button class="primary" data-testid="concern-declare" @click=${() => this.#declare(id)}>${t('incidents.declare')}</button>
        ${incidents?.length ? html`<div class="field"><label for="m-${id}">${t('concern.merge')}</label><select id="m-${id}" data-testid="concern-into"><option value="">${t('common.none')}</option>${incidents.map((i) => html`<option value=${i.id}>${i.title}</option>`)}</select></div><button class="plain" data-testid="concern-merge" @click=${() => this.#merge(id)}>${t('concern.merge-do')}</button>` : nothing}
        ${this.deciding === id ? html`<div class="field"><label for="r-${id}">${t('concern.reason')}</label><input id="r-${id}" maxlength="500"></div><button class="plain" data-testid="concern-dismissed" @click=${() => this.#dismiss(id)}>${t('concern.dismiss')}</button>`
        : html`<button class="plain" data-testid="concern-dismiss" @click=${() => (this.deciding = id)}>${t('concern.dismiss')}</button>`}</div></li>`;
  }

  async #declare(id) {
    const ids = await this.#do('concern.declare', { concern: id, severity: this.$(`[id="s-${id}"]`).value }, '');
    if (ids) this.fire('muster-open', { channel: ids.incident });
  }

  /** Choosing alone does nothing: arrow keys choose as well. */
  async #merge(id) {
    const incident = this.$(`[id="m-${id}"]`).value;
    if (!incident) {
      this.$(`[id="m-${id}"]`).focus();
      return;
    }
    await this.#do('concern.merge', { concern: id, incident }, t('concern.merged'));
  }

  #dismiss(id) {
    return this.#do('concern.dismiss', { concern: id, reason: this.$(`[id="r-${id}"]`).value.trim() }, t('concern.dismissed'));
  }
}
customElements.define('muster-concerns', MusterConcerns);
