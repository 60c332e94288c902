/** What a table of incidents shows: pure functions of the lines that the server answered. */
import { isOver } from '../state/incident.js';

export const COLUMNS = ['severity', 'number', 'title', 'status', 'commander', 'declared', 'update', 'tasks'];
const STATUSES = ['triage', 'active', 'mitigated', 'resolved', 'closed'];

/** What a view is when nobody chose anything. */
export const STANDARD = Object.freeze({ scope: 'open', severities: [], mine: false, words: '', by: 'severity', down: false });

/** The lines that a view lets through, in its order. */
export function tableOf(incidents, view, me, { compare }) {
  const words = view.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const passes = (one) => (view.scope === 'all' || isOver(one) === (view.scope === 'over'))
    && (view.severities.length === 0 || view.severities.includes(one.severity))
    && (!view.mine || one.commander === me)
    && words.every((word) => `inc-${one.number} ${one.title} ${one.commanderName ?? ''}`.toLocaleLowerCase().includes(word));
  const key = KEYS[view.by] ?? KEYS.severity;
  const order = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    const way = typeof x === 'number' ? x - y : compare(x ?? '', y ?? '');
    return (view.down ? -way : way) || b.number - a.number;
  };
  return incidents.filter(passes).sort(order);
}

/** Nothing sorts behind everything, whichever way. */
const KEYS = {
  severity: (one) => one.severity,
  number: (one) => one.number,
  title: (one) => one.title,
  status: (one) => STATUSES.indexOf(one.status),
  commander: (one) => one.commanderName ?? null,
  declared: (one) => Date.parse(one.declaredAt),
  update: (one) => (one.nextUpdateAt && !isOver(one) ? Date.parse(one.nextUpdateAt) : null),
  tasks: (one) => (one.tasksTotal ? one.tasksDone / one.tasksTotal : null),
};

const QUOTED = /[",\r\n]/;

/** One field of RFC 4180. What a spreadsheet would take for a formula is kept text by a quote in front. */
function field(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The lines as RFC 4180 CSV with a head; instants as ISO 8601. */
export function csvOf(lines) {
  const head = ['number', 'title', 'severity', 'status', 'commander', 'backup', 'declared_at', 'resolved_at', 'next_update_at', 'tasks_done', 'tasks_total', 'exercise'];
  const rows = lines.map((one) => [`INC-${one.number}`, one.title, one.severity, one.status, one.commanderName, one.backupName,
    one.declaredAt, one.resolvedAt, one.nextUpdateAt, one.tasksDone, one.tasksTotal, one.exercise ? 'yes' : 'no']);
  return [head, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}
