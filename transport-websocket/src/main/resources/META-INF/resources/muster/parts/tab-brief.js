import { css, html, nothing } from 'lit';
import { answers, cardStyles } from './cards.js';
import { severity, updateDue, rowStyles } from './incident-row.js';
import { LoadingTab } from './loading-tab.js';
import { actLine } from './tab-timeline.js';
import { body, textStyles } from './text.js';
import { reportLinks, reportStyles } from './report-links.js';
import { icon } from '../icons.js';
import { absolute, relative, short } from '../times.js';
import { plain } from '../markdown.js';
import { t } from '../texts.js';

/** Acts come as lines of text that begin with their time. */
const timed = (one) => {
  const [, at, text] = (typeof one === 'string' && /^(\d{4}-\S+Z) (.*)$/s.exec(one)) || [null, one.at, one];
  return { at: typeof at === 'string' ? at : null, text };
};
const line = (one) => (typeof one === 'string' ? plain(one, 240) : actLine({ ...one, sentence: one.sentence ?? one.text ?? one.title }));

/** What a newcomer must know, from state. */
export class TabBrief extends LoadingTab {
  static styles = [...LoadingTab.styles, textStyles, cardStyles, rowStyles, reportStyles, css`
    ul.lines { display: grid; gap: 4px; font-size: 13px; }
    ul.lines li { overflow-wrap: anywhere; }
    .with-act { display: flex; align-items: center; justify-content: space-between; flex-wrap: wrap; }
    .now { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: 13px; }
    .text { font-size: 13px; }
    .rest { font-size: 12px; color: var(--muster-muted); }
  `];

  get failed() {
    return t('brief.error');
  }

  ask() {
    return this.store.client.ask('report.briefing', { incident: this.store.channel });
  }

  full(b) {
    const nameOf = this.store.session.nameOf;
    const { lastUpdate } = b;
    return html`<div data-testid="brief">
      <section><h3>${t('brief.state')}</h3><div class="now">${severity(b.severity)}<span>${t(`status.${b.status}`)}</span>
        <time datetime=${b.declaredAt} title=${absolute(b.declaredAt)}>${t('brief.declared', { time: relative(b.declaredAt) })}</time>${updateDue(b)}</div></section>
      ${this.#since(b.since)}
      <section><h3>${t('brief.last-update')}</h3>${lastUpdate
        ? html`<div class="text" dir="auto">${body(lastUpdate.text, {})}</div><p class="rest">${lastUpdate.byName ?? nameOf(lastUpdate.by)}, ${short(lastUpdate.at)}</p>` : html`<p class="small muted">${t('brief.no-update')}</p>`}</section>
      <section><header class="with-act"><h3>${t('decide.list')}</h3>${this.store.room.channel.rank === 'guest' ? nothing : html`<button class="quiet" data-testid="decide-open" @click=${() => this.fire('muster-dialog', { what: 'decide' })}>${icon('plus')}${t('decide.title')}</button>`}</header>
        ${b.decisions?.length ? html`<ul class="lines" data-testid="decisions">${b.decisions.map((d) => html`<li dir="auto"><button class="link" @click=${() => this.fire('muster-reveal', { seq: d.entry })}>${plain(d.text, 240)}</button><span class="rest"> ${d.byName ?? nameOf(d.by)}, ${short(d.at)}</span></li>`)}</ul>` : html`<p class="small muted">${t('decide.none')}</p>`}</section>
      <section><h3>${t('brief.roles')}</h3><dl class="facts-list">${(b.roles ?? []).map((r) => html`<dt>${r.title ?? r.name}</dt>
        <dd>${r.primary ? r.primaryName ?? nameOf(r.primary) : t('members.unfilled')}${r.backup ? html`<span class="muted">, ${t('room.backup', { name: r.backupName ?? nameOf(r.backup) })}</span>` : nothing}</dd>`)}</dl></section>
      <section><h3>${t('brief.open-tasks', { count: b.openTasks?.length ?? 0 })}</h3>
        <ul class="lines">${(b.openTasks ?? []).slice(0, 12).map((task) => html`<li dir="auto">${task.title}<span class="rest"> ${[task.ownerName ?? (task.owner ? nameOf(task.owner) : t('common.unassigned')), task.due ? relative(task.due) : null].filter(Boolean).join(', ')}</span></li>`)}</ul>
        <p class="rest">${t('brief.done-tasks', { count: b.doneTasks ?? 0 })}</p></section>
      ${b.pins?.length ? html`<section><h3>${t('pin.list')}</h3><ul class="lines">${b.pins.map((p) => html`<li dir="auto"><button class="link" @click=${() => this.fire('muster-reveal', { seq: p.message })}>${plain(p.text || p.reason || t('message.pinned'))}</button>
        ${p.reason ? html`<span class="rest">${p.reason}</span>` : nothing}</li>`)}</ul></section>` : nothing}
      ${this.#last('brief.handover', b.lastHandover)}${this.#last('brief.standup', b.lastStandup)}
      ${reportLinks(this.store)}</div>`;
  }

  #since(since) {
    if (!since) return nothing;
    const acts = since.acts ?? [];
    const nothingNew = !since.messages && acts.length === 0;
    return html`<section><h3>${t('brief.since')}</h3>${nothingNew ? html`<p class="small muted">${t('brief.nothing')}</p>` : html`<ul class="lines">
      ${since.messages ? html`<li>${t('brief.messages', { count: since.messages })}</li>` : nothing}
      ${acts.slice(-8).map(timed).map((a) => html`<li dir="auto">${line(a.text)}${a.at ? html`<span class="rest"> <time datetime=${a.at} title=${absolute(a.at)}>${short(a.at)}</time></span>` : nothing}</li>`)}</ul>`}</section>`;
  }

  #last(key, one) {
    if (!one) return nothing;
    const nameOf = this.store.session.nameOf;
    const given = one.answers ?? [];
    return html`<section><h3>${t(key)}</h3>${typeof one === 'string' ? html`<div class="text">${body(one, {})}</div>`
      : html`${one.to ? html`<p class="small">${t('handover.card', { from: one.fromName ?? nameOf(one.from), to: one.toName ?? nameOf(one.to) })}</p>` : one.title ? html`<p class="small">${one.title}</p>` : nothing}
        ${one.done || one.next || one.blockers ? answers(one) : nothing}
        ${given.map((a) => html`<p class="small"><strong>${a.name}</strong></p>${answers(a)}`)}
        ${one.missing?.length ? html`<p class="rest">${t('standup.missing')} ${one.missing.map((m) => m.name ?? m).join(', ')}</p>` : nothing}`}</section>`;
  }
}
customElements.define('muster-tab-brief', TabBrief);
