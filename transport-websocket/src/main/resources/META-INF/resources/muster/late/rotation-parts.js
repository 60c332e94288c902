/** The parts of one rotation's page; `host` is the place, which does what is clicked. */
import { css, html, nothing } from 'lit';
import { byDay, lengthOf } from './duty-times.js';
import { icon } from '../icons.js';
import { absolute, clock, day, dayKey, relative, short, span } from '../times.js';
import { t } from '../texts.js';

export const dutyStyles = css`
  section { margin-bottom: 24px; }
  h2 { padding: 8px 0; }
  .now { border: 1px solid var(--muster-line); border-radius: 8px; padding: 16px; display: grid; gap: 8px; margin-bottom: 24px; }
  .now .who { font-size: 18px; font-weight: 600; overflow-wrap: anywhere; }
  .now.empty { border-color: var(--muster-danger); background: var(--muster-danger-surface); }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; }
  .shift { display: grid; grid-template-columns: 160px minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 6px 12px; min-height: 44px; font-size: 13px; }
  .shift .name { overflow-wrap: anywhere; font-size: 15px; }
  .shift.gap { background: var(--muster-danger-surface); }
  .shift.gap .name { color: var(--muster-danger); font-weight: 600; }
  .shift .acts { gap: 4px; justify-content: end; }
  .chip { font-size: 12px; border: 1px solid var(--muster-control); border-radius: 4px; padding: 0 6px; }
  h3.day { padding: 12px 0 4px; }
  .warn { display: flex; gap: 8px; align-items: baseline; padding: 8px 12px; border-radius: var(--muster-radius); font-size: 13px; margin-top: 8px; background: var(--muster-danger-surface); color: var(--muster-danger); overflow-wrap: anywhere; }
  .warn.calm { background: var(--muster-warning-surface); color: var(--muster-warning); }
  .warn svg { align-self: center; }
  details summary { cursor: pointer; padding: 8px 0; font-weight: 500; }
  details li { border: 0; font-size: 13px; padding: 4px 0; max-width: 72ch; }
  details ul { list-style: disc; padding-inline-start: 20px; }
  .layers li { padding: 8px 12px; font-size: 13px; overflow-wrap: anywhere; }
  @media (pointer: coarse), (max-width: 720px) { details summary { min-height: 44px; display: flex; align-items: center; } }
  @media (max-width: 560px) { .shift { grid-template-columns: minmax(0, 1fr) auto; } .shift > time, .shift > span.when { grid-column: 1 / -1; } .now .acts button { flex: 1 1 140px; } }
`;

/** Who is on call now and who comes next, and what this person can do about it. */
export function nowOf(host, { now, shown }) {
  const me = host.session.me?.person;
  const mine = now.who?.person === me;
  return html`<section class="now ${now.who ? '' : 'empty'}" data-testid="duty-now">
    <p class="small muted">${t('duty.now')}</p>
    <p class="who" dir="auto" data-testid="duty-who">${now.who ? html`${host.nameOf(now.who)}${mine ? html` <span class="muted small">(${t('common.you')})</span>` : nothing}` : html`<span class="nobody">${icon('alert')}${t('duty.nobody')}</span>`}</p>
    <p class="small">${now.until ? html`<time datetime=${now.until} title=${absolute(now.until)}>${t('duty.until-then', { time: short(now.until) })}</time>, ${relative(now.until)}` : t('duty.no-end')}${now.override ? html` · <span class="chip">${t('duty.by-override')}</span>` : now.layer ? html` · <span class="muted" dir="auto">${now.layer}</span>` : nothing}</p>
    ${now.away.length ? html`<p class="small">${t('duty.away-now', { names: now.away.join(', ') })}</p>` : nothing}
    ${now.until ? html`<p class="small muted">${t('duty.next', { name: host.nameOf(now.next) })}</p>` : nothing}
    ${shown.ended ? html`<p class="small">${t('duty.ended')}</p>` : shown.mayChange ? html`<div class="acts">
      ${mine ? nothing : html`<button class="primary" data-testid="duty-take-over" @click=${() => host.takeOver()}>${t('duty.take-over')}</button>`}
      <button class="plain" data-testid="duty-override" @click=${() => host.open('override')}>${t('duty.override')}</button>
      <button class="plain" data-testid="duty-away" @click=${() => host.open('away')}>${t('duty.away')}</button>
      <button class="plain" data-testid="duty-swap" @click=${() => host.open('swap', {})}>${t('duty.swap')}</button></div>` : html`<p class="hint">${t('duty.look-only')}</p>`}</section>`;
}

/** What people changed: offers that wait for an answer, or overrides and absences that are not over. */
export function changesOf(host, { shown }, which) {
  const me = host.session.me?.person;
  const ahead = (one) => Date.parse(one.until) > Date.now();
  if (which === 'swaps') {
    const open = shown.swaps.filter((one) => !one.accepted && (one.from.person === me || one.to.person === me || shown.mayEnd));
    return open.length ? html`<section><h2>${t('duty.offers')}</h2><ul data-testid="duty-offers">${open.map((one) => offer(host, one, me, shown.mayEnd))}</ul></section>` : nothing;
  }
  const list = [...shown.overrides.map((one) => ['override', one]), ...shown.absences.map((one) => ['away', one])].filter(([, one]) => ahead(one)).sort(([, a], [, b]) => a.from.localeCompare(b.from));
  return list.length ? html`<section><h2>${t('duty.changes')}</h2><ul data-testid="duty-changes">${list.map(([what, one]) => change(host, what, one, shown.mayChange))}</ul></section>` : nothing;
}

const part = ({ layer, from, until }) => t('duty.span', { name: layer, from: short(from), until: short(until) });

function offer(host, one, me, admin) {
  const mine = one.from.person === me;
  const asked = one.to.person === me;
  const [gives, takes] = mine ? ['you-give', 'you-take'] : asked ? ['you-take', 'you-give'] : ['gives', 'takes'];
  return html`<li class="one" data-testid="duty-offer">${icon('swap')}<div><p dir="auto">${t(`duty.offer-${mine ? 'mine' : asked ? 'asked' : 'said'}`, { from: host.nameOf(one.from), to: host.nameOf(one.to) })}</p>
      <p class="small">${t(`duty.offer-${gives}`, { shift: part(one.gives) })}</p><p class="small">${t(`duty.offer-${takes}`, { shift: part(one.takes) })}</p>
      <div class="acts">${asked ? html`<button class="primary" data-testid="swap-accept" @click=${() => host.answerSwap('accept', one)}>${t('duty.accept')}</button><button class="plain" data-testid="swap-decline" @click=${() => host.answerSwap('decline', one)}>${t('handover.decline')}</button>` : nothing}
        ${mine || admin ? html`<button class="plain" data-testid="swap-withdraw" @click=${() => host.withdraw('swap', one)}>${t('duty.withdraw')}</button>` : nothing}</div></div></li>`;
}

function change(host, what, one, may) {
  const name = host.nameOf(one.who);
  return html`<li class="one" data-testid="duty-change" data-what=${what}>${icon(what === 'away' ? 'out' : 'person')}<div><p dir="auto">${t(`duty.${what}-said`, { name })}</p>
    <p class="small muted" dir="auto">${t('duty.from-until', { from: short(one.from), until: short(one.until) })}${one.reason ? html` · ${one.reason}` : nothing}</p></div>
    ${may ? html`<button class="quiet" data-testid="change-withdraw" aria-label=${t('duty.withdraw-named', { name })} @click=${() => host.withdraw(what, one)}>${t('duty.withdraw')}</button>` : nothing}</li>`;
}

/** Every shift and gap of the range by days, and what is odd about it before them. */
export function listOf(host, { ones, gaps, overlaps, range }) {
  return html`${gaps.length ? html`<p class="warn" data-testid="duty-gaps">${icon('alert')}${t('duty.gaps', { count: gaps.length, span: span(lengthOf(gaps)) })}</p>` : nothing}
    ${overlaps.length ? html`<details class="warn calm" data-testid="duty-overlaps"><summary>${t('duty.overlaps', { count: overlaps.length })}</summary><ul>${overlaps.map((one) => html`<li dir="auto">${t('duty.span', { name: one.there.join(', '), from: short(one.from), until: short(one.until) })}</li>`)}</ul></details>` : nothing}
    <div data-testid="duty-list">${ones.length === 0 ? html`<p class="small muted">${t('duty.nothing')}</p>` : byDay(range, ones).map((one) => html`<h3 class="day">${day(one.day)}</h3><ul>${one.ones.map((shift) => row(host, shift))}</ul>`)}</div>`;
}

function row(host, one) {
  const me = host.session.me?.person;
  const over = Date.parse(one.until) <= Date.now();
  const { mayChange, ended } = host.answer.shown;
  const may = mayChange && !ended && !over;
  const name = host.nameOf(one.who);
  const when = dayKey(one.from) === dayKey(one.until) ? `${clock(one.from)} – ${clock(one.until)}` : t('duty.from-until', { from: clock(one.from), until: short(one.until) });
  const begun = Date.parse(one.from) <= Date.now();
  return html`<li class="shift ${one.who ? '' : 'gap'}" data-testid=${one.who ? 'duty-shift' : 'duty-gap'}><span class="when" title=${`${absolute(one.from)} – ${absolute(one.until)}`}>${when}</span>
    <span><span class="name" dir="auto">${one.who ? name : html`${icon('alert')} ${t('duty.gap')}`}</span>${one.who?.person === me ? html` <span class="muted">(${t('common.you')})</span>` : nothing}
      ${one.override ? html` <span class="chip">${t('duty.by-override')}</span>` : one.layer ? html` <span class="tiny muted" dir="auto">${one.layer}</span>` : nothing}
      ${one.away?.length ? html` <span class="tiny">${t('duty.away-named', { names: one.away.join(', ') })}</span>` : nothing}</span>
    <span class="acts">${may && one.who?.person === me && one.layer && !begun ? html`<button class="quiet" data-testid="shift-swap" @click=${() => host.open('swap', one)}>${t('duty.swap-short')}</button>` : nothing}
      ${may ? html`<button class="quiet" data-testid="shift-cover" aria-label=${t('duty.cover-named', { when, name })} @click=${() => host.open('override', { from: begun ? Date.now() : one.from, until: one.until })}>${t(one.who ? 'duty.cover' : 'duty.fill')}</button>` : nothing}</span></li>`;
}

/** Who is in it, the file for calendars, and what local times mean here. */
export function restOf(host, { shown }) {
  const turns = (layer) => (layer.calendar ? t('duty.imported') : layer.turns.map((one) => host.nameOf(one)).join(', '));
  return html`<section><h2>${t('duty.layers')}</h2><ul class="layers">${shown.layers.map((one) => html`<li><strong dir="auto">${one.name}</strong> <span class="muted">${one.zone}</span><br><span dir="auto">${turns(one)}</span></li>`)}</ul>
      ${shown.mayChange && !shown.ended ? html`<br><div class="acts"><button class="plain" data-testid="rotation-edit" @click=${() => host.edit()}>${icon('edit')}${t('rotation.edit')}</button><button class="plain" data-testid="rotation-import" @click=${() => host.open('import')}>${icon('file')}${t('import.title')}</button></div>` : nothing}</section>
    <section><h2>${t('duty.export')}</h2><p class="hint">${t('duty.export-hint')}</p><br><div class="acts"><button class="plain" data-testid="duty-export" @click=${() => host.save()}>${icon('save')}${t('duty.export-all')}</button>
      <button class="plain" data-testid="duty-export-mine" @click=${() => host.save(host.session.me.person)}>${icon('save')}${t('duty.export-mine')}</button><button class="plain" data-testid="duty-feeds" @click=${() => host.open('feeds')}>${icon('link')}${t('feed.title')}</button></div></section>
    <details data-testid="duty-rules"><summary>${t('duty.rules')}</summary><ul lang="en">${shown.rules.map((one) => html`<li>${one}</li>`)}</ul></details>`;
}
