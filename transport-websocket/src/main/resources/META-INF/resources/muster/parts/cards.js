import { css, html, nothing } from 'lit';
import { pinnedMark } from './message.js';
import { body } from './text.js';
import { icon, iconOf } from '../icons.js';
import { hasAnswered } from '../state/notes.js';
import { sentence } from '../state/sentences.js';
import { absolute, clock, relative } from '../times.js';
import { moreTexts, t } from '../texts.js';

export const cardStyles = css`
  .act { display: grid; grid-template-columns: 32px minmax(0, 1fr); gap: 0 12px; padding: 3px 20px; font-size: 13px; color: var(--muster-muted); scroll-margin: 40px; }
  .act > svg { justify-self: center; margin-top: 2px; }
  .act time { font-size: 12px; margin-left: 8px; }
  .act p { overflow-wrap: anywhere; }
  .act.found { background: var(--muster-mention); }
  .card { margin: 12px 20px 12px 64px; max-width: calc(72ch + 34px); border: 1px solid var(--muster-line); border-radius: 8px; background: var(--muster-raised); padding: 12px 16px; scroll-margin: 40px; }
  .card.found { outline: 2px solid var(--muster-accent); }
  .card > header { display: flex; align-items: center; gap: 8px; font-size: 13px; color: var(--muster-muted); flex-wrap: wrap; margin-bottom: 8px; }
  .card > header h3 { color: var(--muster-text); overflow-wrap: anywhere; }
  .card > header time { font-size: 12px; }
  .card footer { margin-top: 12px; display: flex; gap: 12px; align-items: center; flex-wrap: wrap; font-size: 13px; color: var(--muster-muted); }
  .card.update { border-left: 3px solid var(--muster-accent); }
  .card dl, .facts-list { display: grid; grid-template-columns: minmax(64px, auto) minmax(0, 1fr); gap: 4px 12px; font-size: 13px; }
  .card.handover dl, .banner dl { grid-template-columns: 112px minmax(0, 1fr); }
  .card dt, .facts-list dt { color: var(--muster-muted); }
  .card dd, .facts-list dd { overflow-wrap: anywhere; white-space: pre-line; }
  .card section + section { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--muster-line); }
  .card section h4 { font-size: 13px; margin-bottom: 4px; }
  .state-word { display: inline-flex; gap: 4px; align-items: center; }
  @media (max-width: 720px) { .card { margin: 8px 12px; } .act { padding: 3px 12px; gap: 0 8px; } }
`;

const when = (time) => html`<time datetime=${time} title=${absolute(time)}>${clock(time)}</time>`;

export function actLine({ item }, view) {
  const { store } = view;
  return html`<div class="act ${view.found === item.seq ? 'found' : ''}" data-testid="act" data-kind=${item.kind} data-seq=${item.seq}>${icon(iconOf(item.kind))}<p dir="auto">${sentence(item, store.session.nameOf)}${when(item.time)}</p></div>`;
}

export function cardLine({ item }, view) {
  switch (item.kind) {
    case 'incident.update-published': return updateCard(item, view, t('update.title'));
    case 'stakeholder.received': return updateCard({ ...item, data: { ...item.data, nextUpdateAt: item.data.nextAt } }, view, t('card.received', item.data));
    case 'standup.opened': return standupCard(item, view);
    case 'standup.digested': return digestCard(item, view);
    case 'handover.offered': return handoverCard(item, view);
    case 'playbook.welcomed': return welcomeCard(item, view);
    case 'context.posted': return knownCard(item, view, 'list', t('card.context'));
    case 'context.collected': return knownCard(item, view, 'search', t('card.collected', item.data));
    case 'exercise.inject-posted': return knownCard(item, view, 'speak', t('card.inject', item.data));
    default: return noticeCard(item, view);
  }
}

function frame(item, view, { type, testid, glyph, title, extra = nothing, content, foot = nothing }) {
  return html`<article class="card ${type} ${view.found === item.seq ? 'found' : ''}" data-testid=${testid} data-seq=${item.seq} tabindex="-1">
    <header>${icon(glyph)}<h3 dir="auto">${title}</h3><span>${item.actor ? view.store.session.nameOf(item.actor) : nothing}</span>${when(item.time)}${extra}</header>
    ${content}${foot === nothing ? nothing : html`<footer>${foot}</footer>`}</article>`;
}

function updateCard(item, view, title) {
  const { text, nextUpdateAt } = item.data;
  return frame(item, view, {
    type: 'update', testid: 'update-card', glyph: 'flag', title, content: html`<div class="text" dir="auto">${body(text, view)}</div>`,
    foot: nextUpdateAt ? html`<time datetime=${nextUpdateAt} title=${absolute(nextUpdateAt)}>${t('update.promised', { time: clock(nextUpdateAt) })}</time>` : nothing,
  });
}

/** What it holds is drawn by a script that comes once there is such a card. */
function knownCard(item, view, glyph, title) {
  known ??= moreTexts('texts-known').then(() => import('../late/known-card.js')).catch(() => (known = null));
  return frame(item, view, { type: 'known', testid: `${item.kind.replace('.', '-')}-card`, glyph, title, content: html`<muster-known-card .item=${item} .channel=${view.store.channel}></muster-known-card>` });
}
let known = null;

function welcomeCard(item, view) {
  return frame(item, view, {
    type: 'welcome', testid: 'welcome-card', glyph: 'speak', title: t('welcome.card'), content: html`<div class="text" dir="auto">${body(item.data.text, view)}</div>`,
  });
}

/** Done, next and blockers, those that were filled in. */
export const answers = (a) => html`<dl class="facts-list">${['done', 'next', 'blockers'].map((f) =>
  a[f] ? html`<dt>${t(`standup.${f}`)}</dt><dd dir="auto">${Array.isArray(a[f]) ? a[f].join('\n') : a[f]}</dd>` : nothing)}</dl>`;

/** All that a handover says; what stands behind the three is drawn by a script that comes once there is one. */
export function handed(h, store) {
  rest ??= moreTexts('texts-handover').then(() => import('../late/handover-rest.js')).catch(() => (rest = null));
  return html`${answers(h)}<muster-handover-rest .handover=${h} .store=${store}></muster-handover-rest>`;
}
let rest = null;

function standupCard(item, view) {
  const { session, title, closesAt } = item.data;
  const { notes } = view.store.room;
  const state = notes.sessions.get(session);
  const mine = hasAnswered(notes, session, view.store.me);
  const asked = state?.asked ?? [];
  return frame(item, view, {
    type: 'standup', testid: 'standup-card', glyph: 'people', title: t('standup.card', { title }),
    content: html`<p class="small muted">${t('standup.answered', { done: asked.filter((a) => a.answered).length, total: asked.length })}</p>`,
    foot: state && !state.closed
      ? html`<button class=${mine ? 'plain' : 'primary'} data-testid="standup-answer" @click=${() => view.act('standup-answer', item)}>${t('standup.answer')}</button>
          <time datetime=${closesAt} title=${absolute(closesAt)}>${t('standup.closes', { time: relative(closesAt) })}</time>${mine ? html`<span>${t('standup.you-answered')}</span>` : nothing}`
      : html`<span>${t('standup.closed')}</span>`,
  });
}

function digestCard(item, view) {
  const { title, answers: given = [], missing = [], late = [] } = item.data;
  const nameOf = (a) => a.name ?? view.store.session.nameOf(a.person);
  return frame(item, view, {
    type: 'digest', testid: 'standup-digest', glyph: 'people', title: t('standup.digest', { title }), extra: pinnedMark(),
    content: html`${given.map((a) => html`<section><h4 dir="auto">${nameOf(a)}</h4>${answers(a)}</section>`)}
      <section><p class="small muted">${missing.length ? `${t('standup.missing')} ${missing.map(nameOf).join(', ')}` : t('standup.all')}</p></section>
      ${late.map((a) => html`<section><h4 dir="auto">${t('standup.late', { name: nameOf(a) })}</h4>${answers(a)}</section>`)}`,
  });
}

function handoverCard(item, view) {
  const { store } = view;
  const offered = item.data.handover ?? {};
  const h = { ...offered, ...store.room.handovers.get(offered.id) };
  const nameOf = store.session.nameOf;
  const asked = h.askedName ?? nameOf(h.asked ?? h.to);
  const name = { offered: asked, accepted: h.answeredName ?? asked, declined: h.answeredName ?? asked, escalated: h.fromName ?? nameOf(h.from) }[h.state] ?? '';
  const mine = h.state === 'offered' && (h.from ?? item.actor) === store.me;
  return frame(item, view, {
    type: 'handover', testid: 'handover-card', glyph: 'swap', content: handed(h, store),
    title: t('handover.card', { from: h.fromName ?? nameOf(h.from ?? item.actor), to: h.toName ?? nameOf(h.to) }),
    foot: html`<span class="state-word" data-testid="handover-state">${icon(h.state === 'accepted' ? 'check' : 'clock')}${t(`handover.${h.state ?? 'offered'}`, { name })}</span>
      ${mine ? html`<button class="link" @click=${() => store.try('handover.withdraw', { handover: h.id })}>${t('handover.withdraw')}</button>` : nothing}`,
  });
}

function noticeCard(item, view) {
  const { store } = view;
  const { notice, text, notified = [], escalated } = item.data;
  const state = store.room.notes.notices.get(notice);
  const by = state?.acknowledgedBy;
  const asked = state?.untilAcknowledged && !by && (notified.length === 0 || notified.includes(store.me));
  return frame(item, view, {
    type: 'notice', testid: 'notice-card', glyph: 'bell', title: t('notice.card'), extra: escalated ? html`<span>${t('notice.escalated')}</span>` : nothing,
    content: html`<div class="text" dir="auto">${body(text, view)}</div>`,
    foot: by ? html`<span class="state-word">${icon('check')}${t('notice.acknowledged', { name: state.acknowledgedName ?? store.session.nameOf(by) })}</span>`
      : asked ? html`<button class="primary" data-testid="notice-acknowledge" @click=${() => store.try('notice.acknowledge', { notice })}>${t('notice.acknowledge')}</button>` : nothing,
  });
}
