import { css, html, nothing } from 'lit';
import './stakeholder-composer.js';
import './stakeholder-dialog.js';
import './stakeholder-matrix.js';
import { approvedFor } from './stakeholder-edits.js';
import { languageName } from './stakeholder-words.js';
import { Ticker, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { drill, severity } from '../parts/incident-row.js';
import { emptyState } from '../parts/states.js';
import { refusedAs } from '../requests.js';
import { absolute, relative, span } from '../times.js';
import { listed, t } from '../texts.js';

const SOON = 300;
const OVER = ['rejected', 'withdrawn', 'published'];
const ICONS = { gap: 'mute', never: 'clock', told: 'check', late: 'alert' };

/** Those who need to know: of one incident what they were told and what is being written, or else the matrix. */
export class MusterStakeholders extends PlaceList {
  static properties = { incident: {}, said: { state: true }, dialog: { state: true } };
  static styles = [...PlaceList.styles, css`
    .back { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; margin-inline-end: 16px; }
    section { margin-top: 20px; }
    section > h2 { margin-bottom: 8px; }
    .late { color: var(--muster-danger); font-weight: 600; }
    .phase { font-size: 12px; border: 1px solid var(--muster-control); border-radius: 4px; padding: 0 6px; white-space: nowrap; }
    .phase.approved, .phase.published { color: var(--muster-good); border-color: var(--muster-good); }
    .phase.submitted { color: var(--muster-accent); border-color: var(--muster-accent); font-weight: 600; }
    .draft { padding: 12px 16px; display: grid; gap: 8px; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--muster-line); padding-inline-start: 12px; }
    .line { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    details summary { cursor: pointer; min-height: 28px; display: flex; align-items: center; font-size: 13px; color: var(--muster-muted); }
    @media (pointer: coarse), (max-width: 720px) { .back, details summary { min-height: 44px; } }
  `];
  ticker = new Ticker(this, () => 15);
  #follows = [];
  #timer = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate(changed) {
    if (changed.has('incident')) this.#turn(this.hasUpdated);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#follows.forEach((one) => one.stop());
    this.#follows = [];
  }

  /** What changes about another one is seen as it happens. */
  #turn(again) {
    this.#stop();
    Object.assign(this, { said: null, dialog: null });
    if (this.incident) {
      const follower = { entries: this.#soon, resync: this.#soon, ended: () => undefined };
      this.#follows = [this.incident, `stakeholder-draft:${this.incident}`].map((journal) => this.session.client.follow(journal, follower));
    }
    if (!again) return;
    this.answer = null;
    this.load();
  }

  #soon = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), SOON);
  };

  get heading() {
    return this.incident ? t('stake.updates') : t('stake.title');
  }

  get failed() {
    return t('stake.error');
  }

  async ask() {
    const { client } = this.session;
    const { incident } = this;
    const [matrix, { groups }, coverage] = await Promise.all([client.ask('stakeholder.matrix'), client.ask('channel.teams').catch(refusedAs({ groups: [] })), incident ? null : client.ask('stakeholder.coverage')]);
    const all = { ...matrix, groups, coverage };
    if (!incident) return all;
    const [shown, standing, drafts] = await Promise.all([client.ask('incident.show', { incident }), client.ask('stakeholder.audiences', { incident }), client.ask('stakeholder.updates', { incident }).catch(refusedAs({ updates: [] }))]);
    const due = standing.audiences.filter((one) => one.nextAt).map((one) => one.audience);
    const facts = standing.mayWrite && due.length ? (await client.ask('stakeholder.preview', { incident, audiences: due })).audiences : [];
    return { ...all, shown, ...standing, updates: await Promise.all(drafts.updates.map((one) => this.#held(one))), facts };
  }

  /** An approved text that goes further than its marking and has no reason stays; the facts go in its place. */
  async #held(one) {
    if (one.phase !== 'approved' || one.release) return one;
    const { audiences } = await this.session.client.ask('stakeholder.preview', { incident: this.incident, audiences: one.audiences, texts: one.texts });
    return { ...one, stays: audiences.filter((line) => line.release).map((line) => line.audience) };
  }

  list() {
    const { answer } = this;
    if (!this.incident) return html`<muster-stakeholder-matrix .session=${this.session} .answer=${answer} @muster-changed=${() => this.load()}></muster-stakeholder-matrix>`;
    const open = answer.updates.filter((one) => !OVER.includes(one.phase));
    const over = answer.updates.filter((one) => OVER.includes(one.phase));
    return html`<p class="line">${severity(answer.shown.severity)}${drill(answer.shown)}<a class="back small" dir="auto" href=${`#/c/${encodeURIComponent(this.incident)}`} data-testid="stake-back">${answer.shown.title}</a><a class="back small" href="#/stakeholders" data-testid="stake-to-matrix">${icon('sliders')}${t('stake.to-matrix')}</a></p>
      <p role="status" class=${this.said?.wrong ? 'refusal' : 'sr'} data-testid="stake-said">${this.said?.text ?? ''}</p>
      ${this.failure ? html`<p class="refusal" role="alert">${t('stake.stale')}</p>` : nothing}
      ${answer.audiences.length === 0 ? emptyState(t('stake.none'), t('stake.none-hint'), html`<a class="button" href="#/stakeholders">${t('stake.to-matrix')}</a>`) : html`${this.#audiences(answer)}
        ${answer.mayWrite ? html`<section><h2>${t('stake.drafts')}</h2>${open.length ? html`<ul data-testid="stake-drafts">${open.map((one) => this.#draft(one))}</ul>` : html`<p class="small muted">${t('stake.no-drafts')}</p>`}</section>
          <section><h2>${t('stake.write')}</h2><muster-stakeholder-composer .session=${this.session} .incident=${this.incident} .answer=${answer} @muster-changed=${this.#changed}></muster-stakeholder-composer></section>
          ${over.length ? html`<section><details data-testid="stake-over"><summary>${t('stake.over', { count: over.length })}</summary><ul>${over.map((one) => this.#draft(one))}</ul></details></section>` : nothing}`
          : html`<section><p class="small muted" data-testid="stake-look-only">${t('stake.look-only')}</p></section>`}`}
      ${this.dialog ? html`<div @muster-closed=${() => (this.dialog = null)}><muster-stakeholder-dialog .session=${this.session} .incident=${this.incident} .what=${this.dialog.what} .draft=${this.dialog.draft} .answer=${answer} @muster-changed=${this.#changed}></muster-stakeholder-dialog></div>` : nothing}`;
  }

  // ---- who was told, and what comes next

  #audiences({ audiences, updates, facts, mayWrite }) {
    return html`<section><h2>${t('stake.audiences')}</h2><ul data-testid="stake-audiences">${audiences.map((one) => {
      const said = facts.find((line) => line.audience === one.audience);
      return html`<li data-testid="stake-audience" data-audience=${one.audience} data-state=${one.state}><div class="one">${icon(ICONS[one.state])}<div><p><strong dir="auto">${one.name}</strong> <span class="small muted">${languageName(one.language)}</span></p>
        <p class="small ${one.state === 'late' ? 'late' : ''}">${one.lastAt ? html`${t('stake.told')} <time datetime=${one.lastAt} title=${absolute(one.lastAt)}>${relative(one.lastAt)}</time>${one.entry ? html` · <a href=${`#/c/${encodeURIComponent(this.incident)}/m/${one.entry}`}>${t('stake.last-shown')}</a>` : nothing}` : t(`stake.state-${one.state}`)}</p>
        <p class="small" data-testid="stake-next">${one.withheld ? html`<span class="muted">${t(`stake.withheld-${one.withheld}`)}</span>` : one.nextAt ? this.#next(one, approvedFor(updates, one), mayWrite) : one.state === 'gap' ? nothing : html`<span class="muted">${t('stake.next-by-hand')}</span>`}</p>
        ${said?.text ? html`<details><summary>${t('stake.facts-now')}</summary><p class="text small" dir="auto" lang=${said.language} data-testid="stake-facts">${said.text}</p></details>` : nothing}</div></div></li>`;
    })}</ul></section>`;
  }

  #next({ nextAt, cadenceMinutes }, approved, mayWrite) {
    const time = html`<time datetime=${nextAt} title=${absolute(nextAt)}>${relative(nextAt)}</time>`;
    const what = approved ? t('stake.next-text', { name: approved.writtenByName }) : mayWrite ? t('stake.next-facts') : '';
    return html`${t('stake.next')} ${time}${what ? html`: ${what}` : nothing}${cadenceMinutes ? html` <span class="muted">(${t('stake.every', { span: span(cadenceMinutes * 60_000) })})</span>` : nothing}`;
  }

  // ---- what is being written

  #draft(one) {
    const { me } = this.session;
    const name = one.writtenBy === me?.person ? t('common.you') : one.writtenByName;
    const names = listed(one.audiences.map((id) => this.answer.audiences.find((a) => a.audience === id)?.name ?? id));
    const over = OVER.includes(one.phase);
    return html`<li class="draft" data-testid="stake-draft" data-phase=${one.phase}><p class="line"><strong dir="auto">${names}</strong><span class="phase ${one.phase}">${t(`stake.phase-${one.phase}`)}</span></p>
      ${one.texts.map((text) => html`<div><p class="tiny muted">${languageName(text.language)}</p><p class="text" dir="auto" lang=${text.language}>${text.text}</p></div>`)}
      <p class="tiny muted">${t('stake.written-by', { name })}, <time datetime=${one.writtenAt} title=${absolute(one.writtenAt)}>${relative(one.writtenAt)}</time>${one.approvedByName ? html` · ${t('stake.approved-by', { name: one.approvedByName })}` : nothing}</p>
      ${one.reason ? html`<p class="small" dir="auto">${t('stake.because', { reason: one.reason })}</p>` : nothing}${one.release ? html`<p class="small" dir="auto">${t('stake.released', { reason: one.release })}</p>` : nothing}
      ${one.told.length && !over ? html`<p class="small">${t('stake.told-already', { names: listed(one.told.map((id) => this.answer.audiences.find((a) => a.audience === id)?.name ?? id)) })}</p>` : nothing}
      ${one.phase === 'submitted' && !one.mayAnswer ? html`<p class="small">${t('stake.waits')}</p>` : nothing}
      <div class="line">${over ? html`<button class="plain" data-testid="stake-again" @click=${() => this.#edit(one, true)}>${icon('copy')}${t('stake.again')}</button>` : this.#acts(one)}</div></li>`;
  }

  #acts(one) {
    const button = (what, look, sign) => html`<button class=${look} data-testid=${`stake-${what}`} @click=${() => (this.dialog = { what, draft: one })}>${icon(sign)}${t(`stake.${what}`)}</button>`;
    return html`${one.mayAnswer ? html`${button('approve', 'primary', 'check')}${button('reject', 'plain', 'close')}` : nothing}
      ${one.phase === 'draft' && one.needsApproval ? html`<button class="primary" data-testid="stake-submit" @click=${() => this.#submit(one)}>${icon('send')}${t('stake.submit')}</button>` : nothing}
      ${one.needsApproval ? nothing : button('publish', 'primary', 'send')}
      ${one.told.length ? nothing : html`<button class="plain" data-testid="stake-edit" @click=${() => this.#edit(one)}>${icon('edit')}${t('stake.edit')}</button>`}${button('withdraw', 'plain', 'trash')}`;
  }

  #edit(one, fresh = false) {
    this.$('muster-stakeholder-composer').take(one, fresh);
  }

  async #submit({ update, version }) {
    try {
      await this.session.client.command('stakeholder.submit-update', { incident: this.incident, update, version });
      this.said = null;
      this.fire('muster-say', { text: t('stake.submitted'), key: 'stake' });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
    this.load();
  }

  #changed = ({ detail }) => {
    if (detail?.text) this.fire('muster-say', { text: detail.text, key: 'stake' });
    this.said = null;
    this.load();
  };
}
customElements.define('muster-stakeholders', MusterStakeholders);
