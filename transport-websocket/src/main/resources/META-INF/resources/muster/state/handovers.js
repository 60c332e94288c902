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
  if (entry.kind === 'handover.asked') {
    return set(handovers, d.handover, { ...before, state: 'offered', asked: d.person, askedName: d.name });
  }
  if (entry.kind === 'handover.escalated') {
    const escalatedTo = d.asked?.length ? d.asked : before?.escalatedTo;
    return set(handovers, d.handover, { ...before, state: d.state ?? 'escalated', escalatedTo, ...NOBODY });
  }
  if (entry.kind === 'handover.corrected') return set(handovers, d.handover, reworded(before, d.words));
  const answer = { answeredBy: d.person, answeredName: d.name, reason: d.reason };
  if (entry.kind === 'handover.declined') {
    // entries of old say no state: then another one follows where it changes
    const state = d.state ?? before?.state;
    return set(handovers, d.handover, { ...before, ...(state === 'offered' ? {} : NOBODY), ...answer, declined: [...(before?.declined ?? []), d.person], state });
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

/** The one that this person is asked to answer. */
export const askedOf = (handovers, person) =>
  [...handovers.values()].find((h) => h.state === 'offered' && (h.asked ?? h.to) === person);
