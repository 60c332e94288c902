/** What a dry run found, as lines for people. */
import { relative } from '../times.js';
import { t } from '../texts.js';

/** [{title, lines}], without what would not happen. */
export function outcomeSteps({ channels, roles, tasks, posted, timers }) {
  const nobody = t('common.nobody');
  const task = (one) => t(one.shown ? 'playbook.would-do' : 'playbook.would-hide', { title: one.title, stage: one.stage, owner: one.ownerName ?? nobody, due: one.due ? relative(one.due) : t('common.none') });
  return [
    { title: t('playbook.would-open'), lines: channels.map((c) => t('playbook.would-open-one', { name: c.name, people: c.people.map((p) => p.name).join(', ') || nobody })) },
    { title: t('playbook.roles'), lines: roles.map((r) => t('playbook.would-hold', { title: r.title, primary: r.primaryName ?? nobody, backup: r.backupName ?? nobody })) },
    { title: t('playbook.would-tasks'), lines: tasks.map(task) },
    { title: t('playbook.would-post'), lines: posted.map((p) => p.sentence) },
    { title: t('playbook.would-come'), lines: timers.map((one) => t('playbook.would-come-one', { about: one.about || one.command, due: relative(one.due) })) },
  ].filter(({ lines }) => lines.length);
}
