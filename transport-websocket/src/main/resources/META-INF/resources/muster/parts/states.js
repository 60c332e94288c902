/** The states of a list that is not full: loading (only after 200 ms), empty, error. */
import { css, html, nothing } from 'lit';
import { reasonOf } from '../element.js';
import { t } from '../texts.js';

export const stateStyles = css`
  .skeleton { padding: 12px 16px; display: grid; gap: 12px; animation: late 0s linear 200ms both; }
  .skeleton i { display: block; height: 14px; border-radius: 4px; background: var(--muster-line); }
  .skeleton i:nth-child(3n) { width: 62%; }
  .skeleton i:nth-child(3n + 1) { width: 84%; }
  @keyframes late { from { visibility: hidden; } to { visibility: visible; } }
  .state { padding: 48px 24px; text-align: center; display: grid; gap: 8px; justify-items: center; max-width: 440px; margin: 0 auto; }
  .state.small { padding: 24px 16px; }
`;

export const skeleton = (rows = 5) =>
  html`<div class="skeleton" role="status" aria-label=${t('common.loading')}>${Array.from({ length: rows }, () => html`<i></i>`)}</div>`;

export const emptyState = (title, hint, action = nothing, small = false) =>
  html`<div class="state ${small ? 'small' : ''}"><h3>${title}</h3><p class="muted small">${hint}</p>${action}</div>`;

export const errorState = (title, failure, again) => html`<div class="state" role="alert"><h3>${title}</h3>
  <p class="muted small">${reasonOf(failure)}</p><button class="plain" @click=${again}>${t('common.try-again')}</button></div>`;
