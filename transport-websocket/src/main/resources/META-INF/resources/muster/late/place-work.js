import { css, html, nothing } from 'lit';
import { Ticker } from '../element.js';
import { icon } from '../icons.js';
import { severity } from '../parts/incident-row.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { permalink } from '../state/links.js';
import { absolute, relative, span } from '../times.js';
import { t } from '../texts.js';

const ICONS = { task: 'list', update: 'flag', handover: 'swap', acknowledgement: 'bell', action: 'check', help: 'speak' };

/** What waits for this person, over all incidents, the most urgent first. */
export class MusterWork extends PlaceList {
  static styles = [...PlaceList.styles, css`
    .late { color: var(--muster-danger); font-weight: 600; }
    h2 { padding: 24px 0 8px; }
    .acts { display: flex; gap: 4px; flex: none; }
    time { min-width: 76px; text-align: end; }
    .do { min-width: 84px; flex: none; display: flex; justify-content: end; }
    .do:empty { min-width: 0; }
    @media (max-width: 720px) {
      .one { flex-wrap: wrap; gap: 6px 12px; }
      .one > div { flex: 1 1 calc(100% - 100px); }
      .do, .acts { order: 3; margin-inline-start: auto; }
      time { order: 2; text-align: start; }
    }
  `];
  ticker = new Ticker(this, () => 15);

  connectedCallback() {
    super.connectedCallback();
    this.session.lists.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.lists.removeEventListener('change', this.#again);
  }

  #again = () => this.load();

  get heading() {
    return t('app.work');
  }

  get failed() {
    return t('work.error');
  }

  ask() {
    return this.session.client.ask('work.mine');
  }

  list() {
    const { items, followed, more } = this.answer;
    return html`${items.length ? html`<ul data-testid="work">${items.map((one) => this.#item(one))}</ul>` : emptyState(t('work.none'), t('work.none-hint'))}
      ${more ? html`<p class="hint">${t('work.more')}</p>` : nothing}
      ${followed.length ? html`<h2>${t('work.followed')}</h2><ul data-testid="followed">${followed.map((f) => html`<li><a class="one" href=${`#/c/${encodeURIComponent(f.id)}`}>${severity(f.severity)}<div><p dir="auto">${f.title}</p></div><span class="tiny muted">${t(`status.${f.status}`)}</span></a></li>`)}</ul>` : nothing}`;
  }

  #item(one) {
    const href = one.sort === 'acknowledgement' ? permalink(one.channel, one.id) : one.sort === 'action' ? `#/retrospective/${encodeURIComponent(one.channel)}` : `#/c/${encodeURIComponent(one.channel)}`;
    const where = one.incidentTitle && one.incidentTitle !== one.title;
    return html`<li data-testid="work-item" data-sort=${one.sort}><div class="one">${icon(ICONS[one.sort])}${one.severity ? severity(one.severity) : nothing}<div>
        <p dir="auto">${one.sort === 'help' ? one.title : html`<a href=${href}>${one.title}</a>`}</p>
        <p class="tiny muted"><span>${t(`work.${one.sort}`)}</span>${one.backup ? html` · ${t('work.backup')}` : nothing}${one.label || where ? html` · <span dir="auto">${one.label ?? ''} ${where ? one.incidentTitle : ''}</span>` : nothing}</p></div>
      ${one.due ? html`<time class="tiny ${one.overdue ? 'late' : 'muted'}" datetime=${one.due} title=${absolute(one.due)}>${one.overdue ? t('work.late', { span: span(Date.now() - Date.parse(one.due)) }) : relative(one.due)}</time>` : nothing}
      <span class="do">${one.sort === 'task' ? html`<button class="plain" data-testid="work-done" aria-label=${t('work.done-named', { title: one.title })} @click=${() => this.#done(one)}>${icon('check')}${t('common.done')}</button>` : nothing}</span>
      ${one.sort === 'help' ? html`<span class="acts"><button class="primary" data-testid="help-accept" @click=${() => this.#do('help.accept', { incident: one.channel, call: one.id })}>${t('work.come')}</button><button class="plain" @click=${() => this.#do('help.decline', { incident: one.channel, call: one.id, reason: t('work.cannot') })}>${t('work.not-now')}</button></span>` : nothing}</div></li>`;
  }

  /** Ticks a task; the toast undoes it. */
  async #done(one) {
    const set = (state) => this.#do('task.set-state', { channel: one.channel, task: one.id, state });
    if (await set('done')) this.fire('muster-say', { text: t('task.done-undo', { title: one.title }), undo: () => set('open'), key: one.id });
  }

  async #do(name, data) {
    try {
      await this.session.client.command(name, data);
    } catch (failure) {
      this.failure = failure;
      this.answer = null;
      return false;
    }
    this.load();
    return true;
  }
}
customElements.define('muster-work', MusterWork);
