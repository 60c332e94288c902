/** How a workspace speaks of its incidents, as it is edited: pure functions from what the server said to what it is sent. */
const STATUSES = ['triage', 'active', 'mitigated', 'resolved', 'closed'];
const LONGEST_WAIT = 10_080;
const MOST_TYPES = 50;
const ADDRESS = /^https?:\/\/[^\s{}/?#]+([/?#]\S*)?$/i;

export { MOST_TYPES, STATUSES };

/** What may become of a status: what is there already, and triage, it can never become. */
export const wanted = (from) => STATUSES.filter((to) => to !== from && to !== 'triage');

/** With this move allowed or not, in the order of the statuses. */
export const moved = (moves, from, to, on) => moves.map((m) => (m.from === from ? { from, to: STATUSES.filter((s) => (s === to ? on : m.to.includes(s))) } : m));

/** Statuses from which no way leads to closed. */
export function deadEnds(moves) {
  const closing = new Set(['closed']);
  const next = (from) => moves.find((m) => m.from === from)?.to ?? [];
  for (let grown = true; grown;) {
    grown = false;
    for (const status of STATUSES) {
      if (!closing.has(status) && next(status).some((to) => closing.has(to))) {
        closing.add(status);
        grown = true;
      }
    }
  }
  return STATUSES.filter((status) => !closing.has(status));
}

const alike = (one, other) => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** What the server says as it is edited: a severity that is called by its own name has no other. */
export const editable = (view) => ({ ...view, callLink: view.callLink ?? '', severities: view.severities.map((one) => ({ ...one, title: one.title === one.severity ? '' : one.title })) });

/** What is wrong, and where: [{path, level, say, values}], `say` being a key of the catalogue. */
export function findingsOf(scheme) {
  const found = [];
  const say = (path, level, key, values = {}) => found.push({ path, level, say: `settings-all.${key}`, values });
  const named = (list, name) => list.forEach((one, i) => {
    if (!one.title.trim()) {
      if (name === 'types') say(`${name}.${i}.title`, 'error', 'no-name');
    } else if (list.slice(0, i).some((before) => alike(before.title, one.title))) say(`${name}.${i}.title`, 'warning', 'same-name', { name: one.title });
  });
  named(scheme.severities, 'severities');
  named(scheme.types, 'types');
  const stuck = deadEnds(scheme.moves).at(-1);
  if (stuck) say(`moves.${stuck}`, 'error', 'dead-end', { status: stuck });
  if (!scheme.moves.find((m) => m.from === 'resolved')?.to.includes('active')) say('moves.resolved', 'error', 'no-return');
  if (scheme.callLink && !ADDRESS.test(scheme.callLink.trim())) say('callLink', 'error', 'no-address');
  for (const key of ['alarmMinutes', 'digestMinutes']) {
    const minutes = scheme[key];
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > LONGEST_WAIT) say(key, 'error', 'no-minutes', { most: LONGEST_WAIT });
    else if (minutes === 0) say(key, 'hint', `${key}-never`);
  }
  return found;
}

/** What the server is told, but for the version that was seen. */
export function commandOf(scheme) {
  const words = (one, key) => ({ [key]: one[key], title: one.title.trim(), ...(one.description?.trim() ? { description: one.description.trim() } : {}) });
  const link = scheme.callLink?.trim();
  return {
    severities: scheme.severities.filter((one) => one.title.trim() || one.description?.trim()).map((one) => words({ ...one, title: one.title.trim() || one.severity }, 'severity')), types: scheme.types.map((one) => words(one, 'id')), moves: scheme.moves,
    ...(link ? { callLink: link } : {}), alarmMinutes: scheme.alarmMinutes, digestMinutes: scheme.digestMinutes,
  };
}
