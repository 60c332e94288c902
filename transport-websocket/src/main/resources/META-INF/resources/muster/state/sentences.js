/** One quiet sentence for an act of the incident. */
import { has, listed, t } from '../texts.js';

/** @param nameOf from a person's id to a name */
export function sentence(entry, nameOf) {
  const d = entry.data ?? {};
  const actor = nameOf(entry.actor);
  switch (entry.kind) {
    case 'channel.members-added': return membersAdded(entry, actor, nameOf);
    case 'channel.member-removed':
      return d.person === entry.actor ? t('act.left', { actor }) : t('act.channel.member-removed', { actor, name: d.name ?? nameOf(d.person) });
    case 'channel.message-pinned':
      return d.reason ? t('act.pinned-why', { actor, reason: d.reason }) : t('act.channel.message-pinned', { actor });
    case 'channel.marking-set': return t(`act.${entry.kind}`, { actor, from: marked(d.from), to: marked(d.to) }) + why(d.reason);
    case 'channel.message-released': return t(`act.${entry.kind}`, { actor, from: marked(d.from), to: marked(d.to), reason: d.reason });
    case 'channel.history-set': return t(`act.channel.history-${d.history}`, { actor });
    case 'channel.acknowledgement-reminded':
      return t(`act.${entry.kind}`, { count: d.notified?.length ?? 0, people: listed((d.notified ?? []).slice(0, MOST).map(nameOf)) });
    case 'channel.reminder-fired': return d.note ? t(`act.${entry.kind}`, { text: d.note }) : t('act.reminder-plain');
    case 'incident.stream-reported':
      return t(`act.${entry.kind}`, { number: d.number, severity: d.severity, status: t(`status.${d.status?.toLowerCase()}`) }) + why(d.update);
    case 'incident.channel-added': return t(`act.${entry.kind}`, { actor, purpose: has(`set.${d.purpose}`) ? t(`set.${d.purpose}`) : d.purpose });
    case 'incident.facts-changed': return t(`act.${entry.kind}`, { number: d.number, severity: d.severity, status: t(`status.${d.status?.toLowerCase()}`) });
    case 'incident.status-changed':
      return t('act.incident.status-changed', { actor, from: t(`status.${d.from}`), to: t(`status.${d.to}`) }) + why(d.reason);
    case 'incident.severity-changed': return t('act.incident.severity-changed', { actor, from: d.from, to: d.to }) + why(d.reason);
    case 'incident.role-assigned': return roleAssigned(d, nameOf);
    case 'incident.resolve-proposed': return t(`act.${entry.kind}`);
    case 'task.checklist-added': return t('act.task.checklist-added', { actor, count: d.tasks?.length ?? 0 });
    case 'task.changed': return taskChanged(d, actor, nameOf);
    case 'task.moved':
    case 'task.commented': return t(`act.${entry.kind}`, { actor, title: d.task?.title, stage: d.task?.stage, text: (d.text ?? '').replace(/[`*_#>~]+/g, '').slice(0, LONGEST) });
    case 'task.followed': return followed(d);
    case 'incident.properties-added': return t(`act.${entry.kind}`, { actor, names: listed((d.properties ?? []).map((p) => p.definition.name)) });
    case 'incident.property-set':
      return t(d.to?.length ? `act.${entry.kind}` : 'act.property-cleared', { actor, name: d.property?.definition?.name, to: listed(d.to ?? []) });
    case 'exercise.inject-posted':
    case 'exercise.inject-answered':
    case 'exercise.noted': return t(`act.${entry.kind}`, { ...d, actor, text: (d.text ?? '').slice(0, LONGEST) });
    case 'context.posted': return t(`act.${entry.kind}`, { titles: listed([...titles(d.links), ...titles(d.reports), ...(d.collecting ?? [])].slice(0, MOST)) });
    case 'context.asked-again': return t(`act.${entry.kind}`, { actor, titles: listed((d.titles ?? []).slice(0, MOST)) });
    case 'context.collected':
      if (d.withheld) return t('act.context-withheld', { title: d.title, why: heldBack(d.withheld) });
      return d.failure ? t('act.context-failed', { title: d.title, why: d.failure }) : t(`act.${entry.kind}`, { title: d.title, found: found(d).slice(0, LONGEST) });
    case 'incident.call-withheld': return t(`act.${entry.kind}`, { why: heldBack(d.why) });
    case 'rule.webhook-attempted': return t(d.reason || d.withheld ? 'act.webhook-failed' : `act.${entry.kind}`, { ...d, why: d.withheld ? heldBack(d.withheld) : d.reason });
    case 'rule.fired': return t(d.done ? 'act.rule.fired' : 'act.rule.not-fired', d);
    case 'stakeholder.published': return audiencesTold(d, actor);
    case 'task.added': return t('act.task.added', { actor, title: d.task?.title });
    case 'task.escalated':
      return t('act.task.escalated', { title: d.task?.title, from: named(d.from, nameOf), to: d.task?.ownerName ?? named(d.to ?? d.task?.owner, nameOf) });
    case 'handover.declined':
      return t(d.reason ? 'act.declined-why' : 'act.handover.declined', { name: d.name ?? nameOf(d.person), reason: d.reason });
    case 'rotation.handed-on': return t(d.to ? `act.${entry.kind}` : 'act.rotation-nobody', { title: d.title, to: d.to?.name });
    case 'standup.scheduled':
    case 'standup.changed':
    case 'standup.unscheduled': return t(`act.${entry.kind}`, { actor, title: d.standup?.title ?? d.title });
    case 'intake.alerts-changed': {
      const names = [...new Set((d.alerts ?? []).map((a) => a.name))];
      return t('act.intake.alerts-changed', { firing: d.firing, resolved: d.resolved, names: listed(names.slice(0, 4)) });
    }
    default: {
      const key = `act.${entry.kind}`;
      if (!has(key)) return t('act.unknown', { kind: entry.kind });
      return t(key, { ...d, title: d.title ?? d.rule?.content?.title, actor, name: d.name ?? (d.person ? nameOf(d.person) : '') });
    }
  }
}

const MOST = 5;
const LONGEST = 240;
const marked = (marking) => (marking ? `TLP:${marking.toUpperCase()}` : t('marking.none'));
const titles = (some) => (some ?? []).map((one) => one.title);
const found = (d) => (d.found ?? []).map((v) => `${v.name}: ${v.value}`).join('; ') || t('act.context-nothing');
/** Why something was not sent: the fence of an exercise in the reader's words, another reason as it was given. */
const heldBack = (reason) => (reason === 'exercise' ? t('act.withheld-exercise') : reason);
const why = (reason) => (reason ? `: ${reason}` : '');
const named = (id, nameOf) => (id ? nameOf(id) : t('common.nobody'));

function membersAdded(entry, actor, nameOf) {
  const people = entry.data?.people ?? [];
  if (people.length === 1 && people[0].person === entry.actor && !people[0].was) return t('act.joined', { actor });
  const said = (key, some) => (some.length ? t(key, { actor, people: shortly(some, nameOf) }) : null);
  return [said('act.channel.members-added', people.filter((p) => !p.was)),
    ...['owner', 'member', 'guest'].map((rank) => said(`act.ranked-${rank}`, people.filter((p) => p.was && p.rank?.toLowerCase() === rank)))].filter(Boolean).join('. ');
}

function shortly(people, nameOf) {
  const names = people.slice(0, MOST).map((p) => p.name ?? nameOf(p.person));
  if (people.length > MOST) names.push(t('act.more-people', { count: people.length - MOST }));
  return listed(names);
}

function roleAssigned(d, nameOf) {
  const role = (d.title ?? d.role).toLowerCase();
  const primary = d.primaryName ?? (d.primary ? nameOf(d.primary) : '');
  const backup = d.backupName ?? (d.backup ? nameOf(d.backup) : '');
  if (!primary) return t('act.role-cleared', { role: d.title ?? d.role });
  return t(backup ? 'act.role-backup' : 'act.incident.role-assigned', { primary, role, backup });
}

const FOLLOWED = ['shown', 'hidden', 'ready'];

function followed(d) {
  const titles = (ids) => listed((d.tasks ?? []).filter((task) => ids.includes(task.id)).map((task) => `“${task.title}”`));
  const parts = FOLLOWED.filter((what) => d[what]?.length).map((what) => t(`act.tasks-${what}`, { titles: titles(d[what]) }));
  return parts.length ? parts.join(' ') : t('act.tasks-changed');
}

function audiencesTold(d, actor) {
  const names = (some) => listed(some.map((one) => one.name));
  const told = (d.told ?? []).filter((one) => !one.withheld);
  const kept = (d.told ?? []).filter((one) => one.withheld);
  const key = d.automatic ? `act.stakeholder-${told.some((one) => one.facts) ? 'facts' : 'sent'}` : 'act.stakeholder.published';
  return [told.length ? t(key, { actor, names: names(told) }) : '', kept.length ? t('act.stakeholder-withheld', { names: names(kept) }) : ''].filter(Boolean).join('; ');
}

function taskChanged(d, actor, nameOf) {
  const title = d.task?.title;
  if (d.what === 'state') return t(`act.task.${d.task?.state ?? d.to}`, { actor, title });
  if (d.what === 'assigned') {
    const owner = d.task?.ownerName ?? (d.task?.owner ? nameOf(d.task.owner) : '');
    return t(owner ? 'act.task.assigned' : 'act.task.unassigned', { actor, title, owner });
  }
  return t(`act.task.${d.what}`, { actor, title, to: d.to, from: d.from });
}
