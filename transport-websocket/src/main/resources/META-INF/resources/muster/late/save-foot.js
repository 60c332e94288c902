import { css, html, nothing } from 'lit';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** What stands below a form whose edits are kept together: save, undo, and what came of it. */
export const footStyles = css`
  .foot { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; position: sticky; bottom: 0; background: var(--muster-background); padding: 8px 0; border-top: 1px solid var(--muster-line); z-index: 1; }
`;

/**
 * @param form what has `edits`, `busy` and `said` ({text, wrong, again}) and fires `muster-again` for what is there now
 * @param name begins the test ids
 */
export const saveFoot = (form, name, save, more = nothing) => html`<div class="foot"><button class="primary" data-testid="${name}-save" ?disabled=${form.busy || !form.edits.changed} @click=${save}>${t('common.save')}</button>
  <button class="quiet" data-testid="${name}-undo" ?disabled=${!form.edits.undoable} @click=${() => form.edits.undo()}>${icon('retry')}${t('common.undo')}</button>${more}
  <span role="status" class=${form.said?.wrong ? 'refusal' : 'small'} data-testid="${name}-said">${form.said?.text ?? (form.edits.changed ? t('settings-all.unsaved') : '')}</span>
  ${form.said?.again ? html`<button class="plain" data-testid="${name}-again" @click=${() => form.fire('muster-again')}>${t('settings-all.load')}</button>` : nothing}</div>`;
