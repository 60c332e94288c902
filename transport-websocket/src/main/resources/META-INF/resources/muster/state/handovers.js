/** Handovers by id, from `handover.open` and the events behind it. */

export const handoversFrom = (answer) => new Map((answer?.handovers ?? []).map((h) => [h.id, h]));

const FINAL = { 'handover.accepted': 'accepted', 'handover.declined': 'declined', 'handover.withdrawn': 'withdrawn' };

export function applyHandovers(handovers, entry) {
  const d = entry.data ?? {};
  if (entry.kind === 'handover.offered') {
    const whole = d.handover ?? {};
    return set(handovers, whole.id, {
      from: entry.actor, asked: whole.to, offeredAt: entry.time, ...whole, state: 'offered',
    });
  }
  const before = handovers.get(d.handover);
  if (entry.kind === 'handover.asked') {
    return set(handovers, d.handover, { ...before, state: 'offered', asked: d.person, askedName: d.name });
  }
  if (entry.kind === 'handover.escalated') return set(handovers, d.handover, { ...before, state: 'escalated', asked: undefined, askedName: undefined });
  const state = FINAL[entry.kind];
  if (!state) return handovers;
  return set(handovers, d.handover, {
    ...before, state, asked: undefined, askedName: undefined, answeredBy: d.person, answeredName: d.name, reason: d.reason,
  });
}

function set(handovers, id, value) {
  if (!id) return handovers;
  return new Map(handovers).set(id, { ...value, id });
}

/** The one that this person is asked to answer. */
export const askedOf = (handovers, person) =>
  [...handovers.values()].find((h) => h.state === 'offered' && (h.asked ?? h.to) === person);
