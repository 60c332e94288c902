/** The TLP 2.0 marking of a channel: always a word, in the colours of the standard. */
import { css, html, nothing } from 'lit';
import { t } from '../texts.js';

export const MARKINGS = ['red', 'amber+strict', 'amber', 'green', 'clear'];
export const wordOf = (marking) => `TLP:${marking.toUpperCase()}`;

/** True when `one` may be told to fewer people than `other`. */
export const isStricter = (one, other) => MARKINGS.indexOf(one) < MARKINGS.indexOf(other);

export const markingStyles = css`
  .tlp { display: inline-block; flex: none; background: var(--muster-tlp-ground); color: var(--muster-tlp-clear); font: 700 11px/18px var(--muster-font); padding: 0 6px; border-radius: 3px; letter-spacing: 0.02em; white-space: nowrap; }
  .tlp.red { color: var(--muster-tlp-red); }
  .tlp.amber, .tlp.strict { color: var(--muster-tlp-amber); }
  .tlp.green { color: var(--muster-tlp-green); }
`;

/** The mark; `brief` leaves out what is the same in all of them. */
export const marking = (one, testid, brief = false) => (MARKINGS.includes(one)
  ? html`<span class="tlp ${one === 'amber+strict' ? 'strict' : one}" data-testid=${testid ?? 'marking'} data-marking=${one} title=${t(`marking.${one}`)}>${brief ? one.toUpperCase() : wordOf(one)}</span>` : nothing);
