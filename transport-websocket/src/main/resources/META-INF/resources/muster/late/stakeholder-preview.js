import { css, html, nothing } from 'lit';
import { languageName, peopleWord, placeWord } from './stakeholder-words.js';
import { rowOf } from './stakeholder-edits.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

export const readerStyles = css`
  .readers li { border: 1px solid var(--muster-line); border-radius: var(--muster-radius); padding: 8px 12px; margin-bottom: 6px; font-size: 13px; overflow-wrap: anywhere; }
  .warn { color: var(--muster-warning); }
  .wrong { color: var(--muster-danger); }
`;

/** Who would read it, where, and what stands in the way: one line for each audience. */
export function readers(lines, { matrix, groups, shown }, session) {
  return html`<ul class="readers" data-testid="stake-readers">${lines.map((line) => {
    const audience = matrix.content.audiences.find((one) => one.id === line.audience) ?? {};
    const row = rowOf(matrix.content, shown.severity, line.audience);
    const ways = [line.channels ? placeWord(audience, session.lists.channels) || t('stake.channels', { count: line.channels }) : '',
      line.people ? t('stake.each-told', { names: peopleWord(audience, session.nameOf, groups) || t('stake.its-members'), via: row?.via ?? '' }) : line.channels && row?.via ? t('stake.members-told', { via: row.via }) : ''].filter(Boolean);
    return html`<li data-testid="stake-reader" data-audience=${line.audience}><p><strong dir="auto">${line.name}</strong> <span class="muted">${languageName(line.language)}</span></p>
      ${line.withheld ? html`<p class="wrong">${icon('alert')} ${t(`stake.withheld-${line.withheld}`)}</p>` : html`<p dir="auto">${ways.join(' · ')}</p>`}
      ${line.withheld || line.language === line.wanted ? nothing : html`<p class="warn">${icon('alert')} ${t('stake.other-language', { language: languageName(line.wanted) })}</p>`}
      ${line.approval ? html`<p class="muted">${t('stake.needs-approval')}</p>` : nothing}${line.release ? html`<p class="warn">${icon('alert')} ${t('stake.needs-release')}</p>` : nothing}</li>`;
  })}</ul>`;
}
