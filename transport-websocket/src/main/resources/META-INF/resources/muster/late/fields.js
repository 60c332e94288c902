import { html, nothing } from 'lit';
import { t } from '../texts.js';

/** What stands behind the label of a field that may stay empty. */
export const optional = () => html`<span class="muted">(${t('common.optional')})</span>`;

/** A field of a form with its label and, where there is one, its hint. */
export const field = (name, label, input, hint) => html`<div class="field"><label for=${name}>${label}</label>${input}${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}</div>`;
