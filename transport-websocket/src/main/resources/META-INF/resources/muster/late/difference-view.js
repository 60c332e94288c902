/** A difference of a playbook as people read it: what came, went, moved and changed, each by a word and a mark. */
import { css, html, nothing } from 'lit';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const MARKS = { added: 'plus', removed: 'close', moved: 'swap', changed: 'edit' };
const SECONDS = ['dueAfterSeconds', 'escalateAfterSeconds'];
const PEOPLE = ['owner', 'backup', 'primary', 'invite'];

export const differenceStyles = css`
  .difference { display: grid; gap: 4px; }
  .difference > li { border: 0; border-inline-start: 3px solid var(--muster-control); border-radius: 0; padding: 2px 0 2px 10px; font-size: 13px; overflow-wrap: anywhere; }
  .difference > li.added { border-color: var(--muster-good); }
  .difference > li.removed { border-color: var(--muster-danger); }
  .difference .word { font-weight: 600; }
  .difference .added .word { color: var(--muster-good); }
  .difference .removed .word { color: var(--muster-danger); }
  .difference dl { display: grid; gap: 2px; padding: 2px 0 4px; }
  .difference dt { color: var(--muster-muted); font-size: 12px; }
  .difference dd del { color: var(--muster-muted); text-decoration-thickness: 1px; }
  .difference dd ins { text-decoration: none; background: var(--muster-selected); border-radius: 3px; padding: 0 3px; }
`;

/** A value of a field in words. */
function valueOf(field, value, nameOf) {
  if (value === null || value === undefined) return t('common.none');
  if (SECONDS.includes(field)) return t('time.minutes', { m: Math.round(value / 60) });
  if (PEOPLE.includes(field)) return [value].flat().map(nameOf).join(', ');
  if (value === true) return t('common.yes');
  if (Array.isArray(value)) return value.map((one) => one.name ?? one.title ?? (typeof one === 'object' ? JSON.stringify(one) : one)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const fieldLine = (nameOf) => ({ field, before, after }) => html`<dt>${t(`difference.${field}`)}</dt><dd dir="auto">${before === null ? nothing : html`<del>${valueOf(field, before, nameOf)}</del> `}<ins>${valueOf(field, after, nameOf)}</ins></dd>`;

export const difference = (changes, nameOf) => (changes.length === 0 ? html`<p class="small muted">${t('difference.none')}</p>`
  : html`<ul class="difference" data-testid="difference">${changes.map((c) => html`<li class=${c.sort} data-testid="change" data-sort=${c.sort}>${icon(MARKS[c.sort])} <span class="word">${t(`difference.${c.sort}`)}</span> ${t(`difference.part-${c.part}`)}${c.name ? html` “<span dir="auto">${c.name}</span>”` : nothing}${c.stage !== undefined ? html` <span class="muted">${t('difference.in', { stage: c.stage })}</span>` : nothing}
      ${c.fields ? html`<dl>${c.fields.map(fieldLine(nameOf))}</dl>` : nothing}</li>`)}</ul>`);
