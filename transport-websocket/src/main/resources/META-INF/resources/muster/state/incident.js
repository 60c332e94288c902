/** The incident's header, from `incident.show` and the events behind it. */

export const TRANSITIONS = {
  triage: ['active', 'mitigated', 'resolved'],
  active: ['mitigated', 'resolved'],
  mitigated: ['active', 'resolved'],
  resolved: ['active', 'closed'],
  closed: ['active'],
};
const OVER = ['resolved', 'closed'];
export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'];

export function applyIncident(incident, entry) {
  if (!incident) return incident;
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'incident.severity-changed':
      return { ...incident, severity: d.to, proposal: undefined };
    case 'incident.status-changed':
      return {
        ...incident,
        status: d.to,
        resolveProposed: false,
        resolvedAt: d.to === 'resolved' ? entry.time : d.to === 'closed' ? incident.resolvedAt ?? entry.time : undefined,
        nextUpdateAt: OVER.includes(d.to) ? undefined : OVER.includes(incident.status) ? d.nextUpdateAt ?? undefined : incident.nextUpdateAt,
      };
    case 'incident.edited':
      return { ...incident, title: d.title ?? incident.title, summary: d.summary ?? incident.summary };
    case 'incident.role-assigned':
      return { ...incident, roles: assign(incident.roles ?? [], d) };
    case 'incident.update-published':
      return {
        ...incident,
        lastUpdate: { text: d.text, by: entry.actor, at: entry.time, entry: entry.seq },
        nextUpdateAt: d.nextUpdateAt ?? undefined,
        ...(d.nextUpdateAt ? { updateEveryMinutes: Math.floor((Date.parse(d.nextUpdateAt) - Date.parse(entry.time)) / 60_000), promisesOff: false } : {}),
      };
    case 'incident.resolve-proposed':
      return { ...incident, resolveProposed: true, resolveReason: d.reason };
    case 'incident.resolve-withdrawn':
      return { ...incident, resolveProposed: false };
    case 'incident.classified':
      return { ...incident, type: d.type ?? undefined, impact: d.impact ?? '', affected: d.affected ?? [] };
    case 'incident.estimate-changed':
      return { ...incident, fixBy: d.to ?? undefined };
    case 'incident.severity-proposed':
      return { ...incident, proposal: { proposal: d.proposal, to: d.to, reason: d.reason, by: entry.actor, at: entry.time } };
    case 'incident.severity-declined':
      return { ...incident, proposal: undefined };
    case 'incident.promise-set':
      return { ...incident, promisesOff: !d.on, updateEveryMinutes: d.everyMinutes, nextUpdateAt: d.nextUpdateAt ?? undefined };
    case 'incident.call-set':
      return { ...incident, call: d.link ?? undefined };
    default:
      return incident;
  }
}

function assign(roles, d) {
  const holder = { primary: d.primary, primaryName: d.primaryName, backup: d.backup, backupName: d.backupName };
  if (!roles.some((r) => r.name === d.role)) {
    return [...roles, { name: d.role, title: d.title ?? d.role, ...holder }];
  }
  return roles.map((r) => (r.name === d.role ? { ...r, ...holder } : r));
}

export const roleOf = (incident, name) => incident?.roles?.find((r) => r.name === name);
export const isOver = (incident) => OVER.includes(incident?.status);

/** How urgent the next update is: none, fine, soon (a fifth of the promise or two minutes left), overdue. */
export function updateUrgency(incident, now = Date.now()) {
  if (!incident?.nextUpdateAt) return 'none';
  const due = Date.parse(incident.nextUpdateAt);
  if (now >= due) return 'overdue';
  const from = Date.parse(incident.lastUpdate?.at ?? incident.declaredAt);
  return due - now <= Math.max(120_000, (due - from) / 5) ? 'soon' : 'fine';
}
