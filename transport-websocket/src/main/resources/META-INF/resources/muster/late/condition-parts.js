/** What conditions are made of: their subjects, and tests as they are chosen. */
import { SEVERITIES } from '../state/incident.js';
import { t } from '../texts.js';

const STATUSES = ['triage', 'active', 'mitigated', 'resolved', 'closed'];
const TASK_STATES = ['open', 'in-progress', 'done', 'skipped'];

/** Every way to ask about a sort of subject. */
export const TESTS = { choice: ['is', 'not'], text: ['is', 'not', 'has'], number: ['is', 'less', 'more', 'has'], time: ['is', 'less', 'more', 'has'], people: ['has'] };
const SORTS = { text: 'text', link: 'text', number: 'number', date: 'time', select: 'choice', multiselect: 'choice', person: 'people', people: 'people' };

/** What a condition of this playbook can look at: [{subject, name, sort, options}]. */
export function subjectsOf(content) {
  const words = (list, prefix) => list.map((one) => ({ id: one, name: prefix ? t(`${prefix}.${one}`) : one }));
  return [
    { subject: 'severity', name: t('declare.severity'), sort: 'choice', options: words(SEVERITIES) },
    { subject: 'status', name: t('playbook.status'), sort: 'choice', options: words(STATUSES, 'status') },
    { subject: 'elapsed', name: t('playbook.elapsed'), sort: 'number' },
    ...(content.properties ?? []).map((p) => ({ subject: `property:${p.id}`, name: p.name || p.id, sort: SORTS[p.type], options: p.options })),
    ...(content.checklists ?? []).flatMap((c) => c.tasks).filter((task) => task.id)
      .map((task) => ({ subject: `task:${task.id}`, name: t('playbook.task-named', { title: task.title }), sort: 'choice', options: words(TASK_STATES, 'task.state') })),
  ];
}

/** A test as it is chosen: {how, subject, values}; null for what joins others. */
export function chosen(condition) {
  if (condition.not?.is) return { how: 'not', ...condition.not.is };
  const how = ['is', 'has', 'less', 'more'].find((key) => condition[key]);
  return how ? { how, values: [], ...condition[how] } : null;
}

/** The condition of what was chosen. */
export function conditionOf({ how, subject, values }) {
  if (how === 'not') return { not: { is: { subject, values } } };
  return { [how]: { subject, ...(how === 'has' ? {} : { values }) } };
}
