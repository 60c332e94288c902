import { css, html, nothing } from 'lit';
import './rule-form.js';
import { partName } from './rule-parts.js';
import { doesSays, ruleSays, whySays } from './rule-sentence.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { permalink } from '../state/links.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { absolute, relative } from '../times.js';
import { language, t } from '../texts.js';

const PAGE = 20;

/** What a rule begins with, as it happened: the server's sentence is English, elsewhere it is said what sort of event it was. */
const happened = ({ kind, sentence }) => (language === 'en' ? sentence : partName('on', kind, sentence));

/** Rules of the workspace, or of one channel: what they do, why they did it, and what they would have done. */
export class MusterRules extends PlaceList {
  static properties = { channel: {}, form: { state: true }, open: { state: true }, more: { state: true }, said: { state: true } };
  static styles = [...PlaceList.styles, css`
    .page { max-width: 860px; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; padding-bottom: 12px; }
    .rule { padding: 12px 16px; display: grid; gap: 6px; }
    .rule > header { position: static; padding: 0; align-items: start; }
    .rule h2 { flex: 1; overflow-wrap: anywhere; }
    .rule p { overflow-wrap: anywhere; }
    .off h2, .off .says { color: var(--muster-muted); }
    .acts { display: flex; gap: 4px; flex-wrap: wrap; align-items: center; }
    [role=switch] { gap: 8px; }
    [role=switch] i { width: 32px; height: 18px; border-radius: 9px; border: 1.5px solid var(--muster-control); position: relative; }
    [role=switch] i::after { content: ''; position: absolute; inset-block-start: 2px; inset-inline-start: 2px; width: 11px; height: 11px; border-radius: 50%; background: var(--muster-control); transition: translate var(--muster-motion); }
    [role=switch][aria-checked=true] i { background: var(--muster-good); border-color: var(--muster-good); }
    [role=switch][aria-checked=true] i::after { background: var(--muster-background); translate: 14px 0; }
    .below { border-top: 1px solid var(--muster-line); padding-top: 8px; }
    .below > ul > li { border: 0; border-inline-start: 3px solid var(--muster-control); border-radius: 0; padding: 2px 0 6px 10px; margin-bottom: 4px; font-size: 13px; overflow-wrap: anywhere; }
    .below > ul > li.done { border-color: var(--muster-good); }
    .below > ul > li.not { border-color: var(--muster-warning); }
    .word { font-weight: 600; }
    .done .word { color: var(--muster-good); }
    .not .word { color: var(--muster-warning); }
    select { width: auto; max-width: 100%; }
  `];

  get heading() {
    return this.channel ? t('rules.of', { name: this.place(this.channel) || t('rules.this-channel') }) : t('rules.title');
  }

  get failed() {
    return t('rules.error');
  }

  updated(changed) {
    if (changed.has('channel') && changed.get('channel') !== undefined) this.load();
  }

  async ask() {
    const { client } = this.session;
    const here = this.channel ? { channel: this.channel } : {};
    const [{ rules, mayDefine }, { rules: removed }, parts, { playbooks }, { incidents }] = await Promise.all([client.ask('rule.list', here), client.ask('rule.list', { ...here, removed: true }), client.ask('rule.parts'), client.ask('playbook.list').catch(() => ({ playbooks: [] })), client.ask('incident.list', { open: false })]);
    const books = [...new Set(rules.map((rule) => rule.playbook).filter(Boolean))];
    const contents = new Map(await Promise.all(books.map((playbook) => client.ask('playbook.show', { playbook }).then(({ content }) => [playbook, content], () => [playbook, undefined]))));
    return { rules, removed, mayDefine, parts, playbooks, contents, past: incidents };
  }

  list() {
    const { rules, removed, mayDefine, parts, playbooks } = this.answer;
    const make = mayDefine ? html`<button class="primary" data-testid="rule-new" @click=${() => (this.form = { rule: null })}>${t('rules.new')}</button>` : nothing;
    return html`<div class="line">${make}${this.channel ? html`<a class="button" href=${`#/c/${encodeURIComponent(this.channel)}`}>${t('retro.room')}</a>` : html`<a class="button" href="#/playbooks">${t('app.playbooks')}</a>${mayDefine ? html`<a class="button" href="#/settings">${t('app.settings')}</a>` : nothing}`}</div>
      <p role="alert" class="refusal" data-testid="rules-said">${this.said ?? ''}</p>
      ${rules.length ? html`<ul data-testid="rules">${rules.map((rule) => this.#rule(rule))}</ul>` : emptyState(t('rules.none'), t('rules.none-hint'))}
      ${removed.length ? html`<br><details><summary class="small muted">${t('rules.removed', { count: removed.length })}</summary><ul>${removed.map((rule) => html`<li><div class="one"><div><p dir="auto">${rule.content.title}</p></div>${rule.mayChange ? html`<button class="plain" data-testid="rule-restore" aria-label=${t('rules.restore-named', { title: rule.content.title })} @click=${() => this.#do('rule.restore', { rule: rule.id })}>${t('rules.restore')}</button>` : nothing}</div></li>`)}</ul></details>` : nothing}
      ${this.form ? html`<div @muster-closed=${() => (this.form = null)}><muster-rule-form .session=${this.session} .rule=${this.form.rule} .parts=${parts} .playbooks=${playbooks} .playbook=${this.form.playbook} .save=${this.#save}></muster-rule-form></div>` : nothing}`;
  }

  /** What its playbook says, by which its condition calls things. */
  #content(rule) {
    return this.answer.contents.get(rule.playbook) ?? {};
  }

  #rule(rule) {
    const { id, content, enabled, mayChange } = rule;
    const { playbooks } = this.answer;
    const book = playbooks.find((p) => p.id === rule.playbook);
    const opener = (what, label) => html`<button class="quiet" aria-expanded=${String(this.open?.rule === id && this.open.what === what)} data-testid="rule-${what}" @click=${() => this.#toggle(rule, what)}>${label}</button>`;
    return html`<li class=${enabled ? '' : 'off'} data-testid="rule" data-rule=${id} data-enabled=${String(enabled)}><div class="rule"><header><h2 dir="auto">${content.title}</h2>
        <button class="quiet" role="switch" aria-checked=${String(enabled)} aria-label=${t('rules.switch', { title: content.title })} ?disabled=${!mayChange} data-testid="rule-switch" @click=${() => this.#switch(rule)}><i></i>${t(enabled ? 'rules.on' : 'rules.off')}</button></header>
      <p class="small says" dir="auto">${ruleSays(content, this.answer.parts, this.#content(rule))}</p>
      <p class="tiny muted">${t('rules.as', { name: rule.ownerName })}${book ? html` · ${t('rules.for', { title: book.title })}` : nothing} · <time datetime=${rule.since} title=${absolute(rule.since)}>${relative(rule.since)}</time></p>
      <div class="acts">${opener('why', t('rules.why'))}${opener('try', t('rules.try'))}${mayChange ? html`<button class="quiet" data-testid="rule-edit" @click=${() => this.#edit(rule)}>${t('message.edit')}</button><button class="quiet" data-testid="rule-remove" @click=${() => this.#remove(rule)}>${t('settings.remove')}</button>` : nothing}</div>
      ${this.open?.rule === id ? html`<div class="below" data-testid="rule-below">${this.open.what === 'why' ? this.#firings(rule) : this.#trial(rule)}</div>` : nothing}</div></li>`;
  }

  // ---- why it fired

  async #toggle(rule, what) {
    if (this.open?.rule === rule.id && this.open.what === what) {
      this.open = null;
      return;
    }
    this.open = { rule: rule.id, what };
    if (what === 'why') await this.#look();
  }

  async #look(before = null) {
    const open = this.open;
    try {
      const page = await this.session.client.ask('rule.firings', { rule: open.rule, limit: PAGE, ...(before ? { before } : {}) });
      if (this.open?.rule === open.rule) this.open = { ...open, failure: null, firings: [...(before ? open.firings : []), ...page.firings], before: page.before };
    } catch (failure) {
      this.open = { ...open, failure };
    }
  }

  #firings(rule) {
    const { parts } = this.answer;
    const { firings, failure, before } = this.open;
    if (failure) return errorState(t('rules.why-error'), failure, () => this.#look());
    if (!firings) return skeleton(2);
    if (firings.length === 0) return html`<p class="small muted">${t('rules.never')}</p>`;
    return html`<ul>${firings.map((f) => html`<li class=${f.done ? 'done' : 'not'} data-testid="firing" data-done=${String(f.done)}><span class="word">${t(f.done ? 'rules.did' : 'rules.did-not')}</span> <span dir="auto">${f.does ? doesSays(f.does, parts) : f.reason}</span>${f.steps > 1 && f.step ? html` <span class="muted">${t('rules.step', { step: f.step, steps: f.steps })}</span>` : nothing}
        <p class="tiny muted"><time datetime=${f.at} title=${absolute(f.at)}>${relative(f.at)}</time>, <a href=${permalink(f.channel.replace(/^channel:/, ''), f.entry)}>${this.place(f.channel) || partName('on', f.kind, f.kind)}</a></p>
        <p class="small" dir="auto">${t('rules.because', { why: whySays(f.why, parts, this.#content(rule)) })}</p>${f.reason && f.does ? html`<p class="small" dir="auto">${t('rules.not-since', { reason: f.reason })}</p>` : nothing}</li>`)}</ul>
      ${before ? html`<button class="plain" @click=${() => this.#look(before)}>${t('common.more')}</button>` : nothing}`;
  }

  // ---- against a past incident

  #trial(rule) {
    const incidents = [...(this.session.lists.incidents ?? []), ...this.answer.past];
    if (incidents.length === 0) return html`<p class="small muted">${t('rules.no-incident')}</p>`;
    const { trial, failure, busy } = this.open;
    return html`<div class="line"><label class="sr" for="past">${t('rules.against')}</label><select id="past" data-testid="rule-past" @change=${(e) => e.target.value && this.#tryOn(rule, e.target.value)}><option value="">${t('rules.against')}</option>${incidents.map((i) => html`<option value=${i.id}>${t('rules.incident', { number: i.number, title: i.title })}</option>`)}</select></div>
      ${failure ? html`<p class="refusal" role="alert">${reasonOf(failure)}</p>` : busy ? skeleton(2) : trial ? this.#hits(rule, trial) : html`<p class="small muted">${t('rules.try-hint')}</p>`}`;
  }

  #hits(rule, { hits, looked, more }) {
    const { parts } = this.answer;
    return html`<p class="small muted" role="status" data-testid="rule-looked">${t('rules.looked', { looked, count: hits.filter((h) => h.fires).length })}${more ? html` ${t('rules.more')}` : nothing}</p>
      <ul>${hits.map((h) => html`<li class=${h.fires ? 'done' : 'not'} data-testid="hit" data-fires=${String(h.fires)}><span class="word">${t(h.fires ? 'rules.would' : 'rules.would-not')}</span> <span dir="auto">${happened(h)}</span> <time class="tiny muted" datetime=${h.at} title=${absolute(h.at)}>${relative(h.at)}</time>
        ${h.why ? html`<p class="small" dir="auto">${t('rules.because', { why: whySays(h.why, parts, this.#content(rule)) })}</p>` : nothing}${h.would.map((line) => html`<p class="small" dir="auto">${icon('send')} ${doesSays(line, parts)}</p>`)}</li>`)}</ul>`;
  }

  async #tryOn(rule, incident) {
    this.open = { ...this.open, busy: true, failure: null };
    try {
      const trial = await this.session.client.ask('rule.try', { incident, rule: rule.id });
      this.open = { ...this.open, busy: false, trial };
    } catch (failure) {
      this.open = { ...this.open, busy: false, failure };
    }
  }

  // ---- making and switching

  async #edit(rule) {
    try {
      const playbook = rule.playbook ? (await this.session.client.ask('playbook.show', { playbook: rule.playbook })).content : undefined;
      this.form = { rule, playbook };
    } catch (failure) {
      this.said = reasonOf(failure);
    }
  }

  #save = async (content) => {
    const { rule } = this.form;
    await this.session.client.command(rule ? 'rule.change' : 'rule.define', rule ? { rule: rule.id, version: rule.version, content } : { ...(this.channel ? { channel: this.channel } : {}), content });
    await this.load();
  };

  async #switch(rule) {
    const names = rule.enabled ? ['rule.disable', 'rule.enable'] : ['rule.enable', 'rule.disable'];
    if (!(await this.#do(names[0], { rule: rule.id }))) return;
    this.fire('muster-say', { text: t(rule.enabled ? 'rules.is-off' : 'rules.is-on', { title: rule.content.title }), undo: () => this.#do(names[1], { rule: rule.id }), key: rule.id });
  }

  async #remove(rule) {
    if (!(await this.#do('rule.remove', { rule: rule.id }))) return;
    this.fire('muster-say', { text: t('rules.is-removed', { title: rule.content.title }), undo: () => this.#do('rule.restore', { rule: rule.id }), key: rule.id });
  }

  async #do(name, data) {
    try {
      await this.session.client.command(name, data);
      this.said = null;
      await this.load();
      return true;
    } catch (failure) {
      this.said = reasonOf(failure);
      return false;
    }
  }
}
customElements.define('muster-rules', MusterRules);
