import { css, html } from 'lit';
import './dialog.js';
import { MusterElement } from '../element.js';
import { t } from '../texts.js';

const KEYS = [['ctrl-k', 'go'], ['N', 'new'], ['U', 'update'], ['T', 'checklist'], ['B', 'brief'], ['J', 'next'], ['K', 'previous'], ['F', 'search'], ['/', 'composer'], ['↑', 'up'], ['Esc', 'esc'], ['?', 'help']];

/** The list of shortcuts. */
export class KeysDialog extends MusterElement {
  static styles = [...MusterElement.styles, css`
    dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 20px; align-items: center; }
    kbd { font: 12px/20px var(--muster-font); border: 1px solid var(--muster-control); border-radius: 4px; padding: 0 6px; min-width: 24px; display: inline-block; text-align: center; }
  `];

  firstUpdated() {
    this.$('muster-dialog').show();
  }

  render() {
    return html`<muster-dialog heading=${t('keys.title')}><dl>${KEYS.map(([key, name]) => html`<dt><kbd>${key === 'ctrl-k' ? t('keys.ctrl-k') : key}</kbd></dt><dd>${t(`keys.${name}`)}</dd>`)}</dl></muster-dialog>`;
  }
}
customElements.define('muster-keys-dialog', KeysDialog);
