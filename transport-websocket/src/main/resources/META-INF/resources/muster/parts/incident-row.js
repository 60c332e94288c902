import { css, html, nothing } from 'lit';
import { isOver, updateUrgency } from '../state/incident.js';
import { absolute, countdown, span } from '../times.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

export const severity = (word, testid) =>
  html`<span class="sev ${word}" data-testid=${testid ?? nothing} title=${t('severity.label', { severity: word, word: t(`severity.${word}`) })}>${word}</span>`;

/** What is only practised is marked wherever it stands among what is real. */
export const drill = (incident) => (incident.exercise ? html`<span class="tag" data-testid="drill">${t('room.exercise')}</span>` : nothing);

export const rowStyles = css`
  .row + .row { border-top: 1px solid var(--muster-line); }
  .row a { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 12px 16px; color: inherit; text-decoration: none; min-height: 64px; }
  .row a:hover { background: var(--muster-hover); }
  .row a:focus-visible { outline-offset: -2px; }
  .row .title { font-weight: 600; display: flex; gap: 8px; align-items: center; min-width: 0; }
  .row .facts { grid-column: 2; display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 13px; color: var(--muster-muted); }
  .row .due { font-size: 13px; text-align: right; font-variant-numeric: tabular-nums; display: inline-flex; gap: 6px; align-items: center; color: var(--muster-muted); }
  .due.soon { color: var(--muster-warning); font-weight: 600; }
  .due.overdue { color: var(--muster-danger); font-weight: 600; }
  @container (max-width: 640px) {
    .row a { padding: 12px; grid-template-columns: auto minmax(0, 1fr); }
    .row .facts, .row .due { grid-column: 1 / -1; text-align: left; }
    .row .title .ellipsis { white-space: normal; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
  }
`;

/** When the next update is due, in words, with an icon from the moment it becomes urgent. */
export function updateDue(incident, now = Date.now()) {
  const urgency = isOver(incident) ? 'none' : updateUrgency(incident, now);
  if (urgency === 'none') return nothing;
  const away = Date.parse(incident.nextUpdateAt) - now;
  return html`<span class="due ${urgency}" title=${absolute(incident.nextUpdateAt)}>${urgency === 'fine' ? icon('clock') : icon('alert')}
    ${urgency === 'overdue' ? t('incidents.update-overdue', { span: span(-away) }) : t('incidents.update-in', { span: countdown(away) })}</span>`;
}

export function incidentRow(incident, { href, open }) {
  return html`<li class="row"><a href=${href} data-testid="incident-row" data-incident=${incident.id} @click=${open}>
    ${severity(incident.severity)}
    <span class="title">${drill(incident)}<span class="ellipsis" dir="auto">${incident.title}</span>
      ${incident.unread ? html`<span class="count ${incident.mentions ? '' : 'calm'}" aria-label=${t('incidents.unread', { count: incident.unread })}>${incident.unread}</span>` : nothing}</span>
    ${updateDue(incident)}
    <span class="facts"><span>${t(`status.${incident.status}`)}</span>
      <span>${incident.commanderName ? t('incidents.commander', { name: incident.commanderName }) : html`<strong>${t('incidents.no-commander')}</strong>`}</span>
      <time datetime=${incident.declaredAt} title=${absolute(incident.declaredAt)}>${t('incidents.open-for', { span: span(Date.now() - Date.parse(incident.declaredAt)) })}</time>
      ${incident.tasksTotal ? html`<span>${t('incidents.tasks', { done: incident.tasksDone, total: incident.tasksTotal })}</span>` : nothing}
      ${incident.resolveProposed ? html`<span>${t('incidents.resolve-proposed')}</span>` : nothing}</span>
  </a></li>`;
}
