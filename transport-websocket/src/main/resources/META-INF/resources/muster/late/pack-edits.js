/** Edits of what a playbook lays before people, and of how it is exercised: pure functions. */
import { at, setAt } from './playbook-edits.js';

const MINUTE = 60;

/** The most of each that a playbook holds. */
export const MOST = { links: 20, reports: 5, collectors: 10, injects: 50, expected: 30 };

/** What has a value in every incident; what an alert brings besides has the names of its labels. */
export const KNOWN_PLACES = ['title', 'number', 'severity', 'incident'];

/** What can be expected, and of what. */
export const ACTS = { 'commander-named': null, 'role-filled': 'role', 'severity-set': null, 'update-published': null, 'decision-recorded': null, 'inject-answered': 'inject', 'task-done': 'task', mitigated: null, resolved: null };

/** Labels that alerts have mostly; any other can be typed. */
export const USUAL_LABELS = ['alertname', 'service', 'job', 'instance', 'cluster', 'namespace'];

/** The places of a text, each once. */
export const placesOf = (text) => [...new Set([...(text ?? '').matchAll(/\{([A-Za-z0-9_.-]{1,64})\}/g)].map(([, name]) => name))];

/** A text with a place where the cursor is; the place takes what was marked. */
export function inserted(text, name, from = text.length, to = from) {
  const place = `{${name}}`;
  return { text: text.slice(0, from) + place + text.slice(to), caret: from + place.length };
}

/** A part that nobody has written yet has its lists, and a part that has nothing in it is none. */
export function withList(content, [part, list], value) {
  const after = { ...at(content, [part]), [list]: value };
  const empty = Object.values(after).every((one) => !one || one.length === 0);
  return setAt(content, [part], empty ? undefined : after);
}

export const listOf = (content, [part, list]) => content[part]?.[list] ?? [];

/** Minutes as they are entered, for seconds as they are kept; none for none. */
export const minutesOf = (seconds) => (seconds === undefined || seconds === null ? '' : String(Math.round((seconds / MINUTE) * 100) / 100));
export const secondsOf = (minutes) => (String(minutes).trim() === '' ? undefined : Math.round(Number(minutes) * MINUTE));

/** With another act, what it was expected of counts no more. */
export const withAct = ({ of: _, ...rest }, act) => ({ ...rest, act });

/** Which roles, tasks or injects an act can be expected of: [{id, title}]. */
export function expectable(content, act) {
  switch (ACTS[act]) {
    case 'role': return (content.roles ?? []).map(({ name, title }) => ({ id: name, title: title ?? name }));
    case 'task': return (content.checklists ?? []).flatMap((c) => c.tasks).filter((task) => task.id).map(({ id, title }) => ({ id, title }));
    case 'inject': return listOf(content, ['exercise', 'injects']).map(({ id, title }) => ({ id, title }));
    default: return [];
  }
}

/** The settings of a collector as they are entered: those that its sort asks for, then what else there is. */
const ASKED = { prometheus: ['server', 'query'], 'http-json': ['address'] };
export const settingsOf = ({ collector, settings = {} }) => {
  const asked = ASKED[collector] ?? [];
  return [...asked.map((name) => ({ name, value: settings[name] ?? '', asked: true })), ...Object.entries(settings).filter(([name]) => !asked.includes(name)).map(([name, value]) => ({ name, value, asked: false }))];
};

/** With a setting called otherwise, at the same place; a name that is taken changes nothing. */
export function renamed(settings, before, after) {
  if (!after || after in settings) return settings;
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name === before ? after : name, value]));
}
