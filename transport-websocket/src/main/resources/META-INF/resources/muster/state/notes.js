/** Standups and notices, from `standup.list`, `notice.list` and the events behind them. */

export const notesFrom = (standups, notices) => ({
  standups: standups?.standups ?? [],
  sessions: new Map((standups?.sessions ?? []).map((s) => [s.id, s])),
  notices: new Map((notices?.notices ?? []).map((n) => [n.id, n])),
});

export function applyNotes(notes, entry) {
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'standup.scheduled':
      return { ...notes, standups: [...notes.standups.filter((s) => s.id !== d.standup?.id), d.standup].filter(Boolean) };
    case 'standup.unscheduled':
      return { ...notes, standups: notes.standups.filter((s) => s.id !== (d.standup?.id ?? d.standup)) };
    case 'standup.changed':
      return planned(notes, d.standup?.id, () => d.standup);
    case 'standup.paused':
      return planned(notes, d.standup, (s) => ({ ...s, pausedAt: entry.time, nextAt: undefined }));
    case 'standup.resumed':
      return planned(notes, d.standup, (s) => ({ ...s, pausedAt: undefined, nextAt: undefined }));
    case 'standup.skipped':
      return begun(notes, d.standup);
    case 'standup.opened':
      return session(begun(notes, d.standup), d.session, (s) => ({
        asked: d.asked ?? (d.notified ?? []).map((person) => ({ person, answered: false })), standup: d.standup,
        ...s, title: d.title, openedAt: entry.time, closesAt: d.closesAt, questions: d.questions, closed: false,
      }));
    case 'standup.answered':
      return session(notes, d.session, (s) => ({ ...s, asked: answered(s?.asked ?? [], d), ...again(s?.mine, entry) }));
    case 'standup.digested':
      return session(notes, d.session, (s) => ({ ...s, title: d.title, closed: true }));
    case 'notice.scheduled':
      return d.notice?.id ? notice(notes, d.notice.id, () => ({ ...d.notice.terms, ...d.notice })) : notes;
    case 'notice.cancelled':
      return notice(notes, d.notice?.id ?? d.notice, (n) => ({ ...n, state: 'cancelled', nextAt: undefined }));
    case 'notice.fired':
      return notice(notes, d.notice, (n) => fired(n, d));
    case 'notice.acknowledged':
      return notice(notes, d.notice, (n) => ({ ...n, state: 'acknowledged', acknowledgedBy: d.person, acknowledgedName: d.name }));
    default:
      return notes;
  }
}

function answered(asked, d) {
  return asked.some((a) => a.person === d.person)
    ? asked.map((a) => (a.person === d.person ? { ...a, name: d.name, answered: true } : a))
    : [...asked, { person: d.person, name: d.name, answered: true }];
}

/** What this person said before, said otherwise; when they said it first stays. */
const again = (mine, { data: { person, name, done, next, blockers }, seq }) => (mine?.person === person ? { mine: { ...mine, name, done, next, blockers, entry: seq } } : {});

/** When it begins next is not told; the time that it had is over. */
const begun = (notes, id) => planned(notes, id, (s) => ({ ...s, nextAt: undefined }));

const planned = (notes, id, how) => ({ ...notes, standups: notes.standups.map((s) => (s.id === id ? how(s) : s)) });

/** An escalation asks more people, and is no further occurrence. */
function fired(n, d) {
  const next = { ...n, text: n?.text ?? d.text, nextAt: d.nextAt ?? undefined };
  return d.escalated ? next : { ...next, fired: (n?.fired ?? 0) + 1, state: d.nextAt ? 'scheduled' : 'fired' };
}

function session(notes, id, how) {
  if (!id) return notes;
  return { ...notes, sessions: new Map(notes.sessions).set(id, { ...how(notes.sessions.get(id)), id }) };
}

function notice(notes, id, how) {
  if (!id) return notes;
  return { ...notes, notices: new Map(notes.notices).set(id, { ...how(notes.notices.get(id)), id }) };
}

export const hasAnswered = (notes, id, person) =>
  Boolean(notes.sessions.get(id)?.asked?.some((a) => a.person === person && a.answered));
