/**
 * Folds what came over the socket into what was loaded before it, with the folds of the page, and compares the result
 * with what was loaded behind it. Reads cases from the file that is named, one JSON object a line: {name, before, entries,
 * after}; prints one line of JSON for each difference.
 */
import { readFileSync } from 'node:fs';
import { applyEntry, roomFrom, withAsked } from './state/room.js';

/** Of the line of a channel: what the list of channels keeps, which asks anew when something happened. */
const OF_THE_LIST = new Set(['head', 'unread', 'mentions', 'readUpTo', 'lastAt', 'muted', 'draft']);

/** What only events tell, and the page shows beside what can be loaded. */
const FOLDED_MORE = [
  /^\/handovers\/[^/]+\/(answeredBy|answeredName|askedName|reason|by|roleTitle|backupStays|askBackupAfterSeconds|incident)/,
  /^\/notes\/notices\/[^/]+\/(acknowledgedName|channel|createdAt|escalateAfterSeconds|occurrence|terms)/,
  /^\/notes\/standups\/\d+\/channel/,
  /^\/incident\/resolveReason/,
];

/** What no event of the room tells: one's own answer, and channels one is invited to. */
const LOADED_MORE = [/^\/notes\/sessions\/[^/]+\/mine/, /^\/incident\/channels\/\d+/];

/** A standup that rests, or wakes, says nothing of when it is next; the page shows no time that has passed. */
const UNTOLD = [/^\/notes\/standups\/\d+\/nextAt/];

const expected = ({ path, folded, fresh }) =>
  UNTOLD.some((p) => p.test(path)) || (fresh === undefined && FOLDED_MORE.some((p) => p.test(path))) || (folded === undefined && LOADED_MORE.some((p) => p.test(path)));

/** A passer-by keeps what was shown before the past was closed to newcomers; loading anew shows them nothing of it. */
const closed = (room) => room.channel.rank === 'none' && room.channel.history === 'since-joined';

const nothing = (value) =>
  value === undefined || value === null || value === false || value === '' || value === 0 || (typeof value === 'object' && Object.keys(value).length === 0);

/** Maps as objects, and what is nothing left out: the page makes no difference. */
function plain(value) {
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]).filter(([, v]) => !nothing(v)).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return value;
}

const by = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);

function shown(room) {
  const { channel, window, incident, tasks, handovers, notes } = room;
  return plain({
    channel: {
      ...Object.fromEntries(Object.entries(channel).filter(([key]) => !OF_THE_LIST.has(key))),
      members: [...channel.members].sort(by('person')),
      pins: [...channel.pins].sort(by('message')),
    },
    entries: window.items.map(({ asOf, ...entry }) => entry),
    incident, tasks: { byId: tasks.byId, stages: [...tasks.stages].sort() }, handovers, notes,
  });
}

function differences(folded, fresh, path = '', found = []) {
  const both = [folded, fresh];
  if (both.every((v) => v && typeof v === 'object')) {
    for (const key of new Set([...Object.keys(folded), ...Object.keys(fresh)])) differences(folded[key], fresh[key], `${path}/${key}`, found);
  } else if (folded !== fresh) found.push({ path, folded, fresh });
  return found;
}

for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { name, before, entries, after } = JSON.parse(line);
  let room = roomFrom(before);
  for (const entry of entries.filter((e) => e.seq > before.history.head)) room = applyEntry(room, withAsked(entry, room.channel.members));
  const [folded, fresh] = [shown(room), shown(roomFrom(after))];
  if (closed(roomFrom(after))) [folded, fresh].forEach((one) => delete one.entries);
  for (const one of differences(folded, fresh).filter((d) => !expected(d))) console.log(JSON.stringify({ name, ...one }));
}
