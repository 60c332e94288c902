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

/** Who is asked next, and when: as it was saved, else as usual. */
export function chainFields(groups, saved) {
  const { askBackupAfterSeconds = USUAL, remindAfterSeconds, escalateTo } = saved ?? {};
  const option = (value, text, chosen) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`;
  const wait = (name, label, chosen, first = nothing) => html`<div class="field"><label for=${name}>${t(label)}</label><select id=${name} name=${name} data-testid=${`handover-${name}`}>${first}${[...new Set([...WAITS, ...(chosen ? [chosen] : [])])].sort((a, b) => a - b).map((s) => option(s, minutes(s), chosen))}</select></div>`;
  return html`<div class="row">${wait('wait', 'handover.wait', askBackupAfterSeconds)}
      ${wait('remind', 'handover.remind-after', remindAfterSeconds, html`${option('', t('handover.remind-half'), remindAfterSeconds ?? '')}${option(0, t('handover.remind-never'), remindAfterSeconds)}`)}</div>
    ${groups?.length ? html`<div class="field"><label for="escalate">${t('handover.escalate')}</label><select id="escalate" name="escalate" data-testid="handover-escalate"><option value="">${t('handover.escalate-nobody')}</option>${groups.map((g) => option(g.id, g.name, escalateTo))}</select></div>` : nothing}
    <p class="hint">${t('handover.chain')}</p>`;
}

/** Which further roles go with it. */
export const rolesOf = (form) => Object.keys(form).filter((name) => name.startsWith('role:')).map((name) => name.slice(5));

/** What the server is told of whom is asked, and of the words. */
export function offerOf({ to, backup, wait, remind, escalate, ...form }) {
  return {
    to, ...Object.fromEntries(PARTS.map((name) => [name, form[name]])), askBackupAfterSeconds: Number(wait),
    ...(backup && backup !== to ? { backup } : {}),
    ...(remind ? { remindAfterSeconds: Number(remind) } : {}), ...(escalate ? { escalateTo: escalate } : {}),
  };
}
