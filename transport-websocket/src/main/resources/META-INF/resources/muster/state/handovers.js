/** Handovers by id, from `handover.open` and the events behind it. */

export const handoversFrom = (answer) => new Map((answer?.handovers ?? []).map((h) => [h.id, h]));

const FINAL = { 'handover.accepted': 'accepted', 'handover.withdrawn': 'withdrawn' };

const NOBODY = { asked: undefined, askedName: undefined };

export function applyHandovers(handovers, entry) {
  const d = entry.data ?? {};
  if (entry.kind === 'handover.offered') {
    const whole = d.handover ?? {};
    return set(handovers, whole.id, {
      from: entry.actor, asked: whole.to, offeredAt: entry.time, ...whole, remindAfterSeconds: undefined, entry: entry.seq, state: 'offered',
    });
  }
  const before = handovers.get(d.handover);
  if (!before) return handovers; // one of long ago, which the answer did not hold
  if (entry.kind === 'handover.asked') {
    return set(handovers, d.handover, { ...before, state: 'offered', asked: d.person, askedName: d.name, backupAsked: true });
  }
  if (entry.kind === 'handover.escalated') {
    const escalatedTo = [...new Set([...(before.escalatedTo ?? []), ...(d.asked ?? [])])];
    return set(handovers, d.handover, { ...before, state: d.state ?? 'escalated', escalatedTo, ...NOBODY });
  }
  if (entry.kind === 'handover.corrected') return set(handovers, d.handover, reworded(before, d.words));
  const answer = { answeredBy: d.person, answeredName: d.name, reason: d.reason };
  if (entry.kind === 'handover.declined') {
    // entries of old say no state: then another one follows where it changes
    const state = d.state ?? before.state;
    return set(handovers, d.handover, { ...before, ...(state === 'offered' ? {} : NOBODY), ...answer, declined: [...(before.declined ?? []), d.person], state });
  }
  const state = FINAL[entry.kind];
  return state ? set(handovers, d.handover, { ...before, ...NOBODY, ...answer, state }) : handovers;
}

/** With other words, of those that are said otherwise now. */
export const reworded = (handover = {}, words = {}) =>
  ({ ...handover, ...Object.fromEntries(Object.entries(words).filter(([name, text]) => (text ?? '') !== (handover[name] ?? ''))) });

function set(handovers, id, value) {
  if (!id) return handovers;
  return new Map(handovers).set(id, { ...value, id });
}

const OPEN = ['offered', 'escalated'];

/** The one that this person may answer: they were asked, now or before, and have not said no. */
export const askedOf = (handovers, person) =>
  [...handovers.values()].find((h) => OPEN.includes(h.state) && wasAsked(h, person) && !h.declined?.includes(person));

const wasAsked = (h, person) => person === h.to || (h.backupAsked && person === h.backup) || h.escalatedTo?.includes(person);
