import { html, nothing } from 'lit';
import { FormDialog } from '../parts/form-dialog.js';
import { t } from '../texts.js';

export const PARTS = ['done', 'next', 'blockers', 'timers', 'alerts', 'contacts'];
const LONGEST = 10_000;
const WAITS = [60, 300, 900, 1800, 3600];
const USUAL = 300;

const minutes = (seconds) => t('handover.minutes', { count: seconds / 60 });

/** A form of what a handover says. What was typed stands, whatever is known later. */
export class WordsDialog extends FormDialog {
  static properties = { typed: { state: true } };
  static defaults = () => ({ typed: {} });

  value(name) {
    return this.typed[name] ?? this.known(name) ?? '';
  }

  keep = ({ target }) => (this.typed = { ...this.typed, [target.name]: target.value });

  area(name, ready = true) {
    return html`<div class="field"><label for=${name}>${t(`handover.${name}`)}</label>
      <textarea id=${name} name=${name} rows="2" maxlength=${LONGEST} dir="auto" data-testid=${`handover-${name}`} @input=${this.keep} .value=${this.value(name)} placeholder=${ready ? '' : t('handover.loading')}></textarea></div>`;
  }
}

/** The groups that could be asked; without an answer, none. */
export const groupsOf = (client) => client.ask('channel.teams').then(({ groups }) => groups, () => []);

/** Who is asked next, and when. */
export function chainFields(groups) {
  const wait = (name, label, first, chosen) => html`<div class="field"><label for=${name}>${t(label)}</label><select id=${name} name=${name} data-testid=${`handover-${name}`}>${first}${WAITS.map((s) => html`<option value=${s} ?selected=${s === chosen}>${minutes(s)}</option>`)}</select></div>`;
  return html`<div class="row">${wait('wait', 'handover.wait', nothing, USUAL)}
      ${wait('remind', 'handover.remind-after', html`<option value="">${t('handover.remind-half')}</option><option value="0">${t('handover.remind-never')}</option>`)}</div>
    ${groups?.length ? html`<div class="field"><label for="escalate">${t('handover.escalate')}</label><select id="escalate" name="escalate" data-testid="handover-escalate"><option value="">${t('handover.escalate-nobody')}</option>${groups.map((g) => html`<option value=${g.id}>${g.name}</option>`)}</select></div>` : nothing}
    <p class="hint">${t('handover.chain')}</p>`;
}

/** What the server is told of whom is asked, and of the words. */
export function offerOf({ to, backup, wait, remind, escalate, ...form }) {
  return {
    to, ...Object.fromEntries(PARTS.map((name) => [name, form[name]])), askBackupAfterSeconds: Number(wait),
    ...(backup && backup !== to ? { backup } : {}),
    ...(remind ? { remindAfterSeconds: Number(remind) } : {}), ...(escalate ? { escalateTo: escalate } : {}),
  };
}
