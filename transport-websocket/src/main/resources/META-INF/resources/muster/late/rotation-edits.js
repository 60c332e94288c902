/** A rotation's definition as it is edited: pure functions from what the server said to what it is sent. */
import { DAYS } from './weekdays.js';

const UNITS = ['HOURS', 'DAYS', 'WEEKS'];
const LONGEST = { HOURS: 9600, DAYS: 400, WEEKS: 400 };
const MOST_LAYERS = 20;
const MOST_TURNS = 100;
const MOST_WINDOWS = 21;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export { MOST_LAYERS, MOST_TURNS, MOST_WINDOWS, UNITS };

/** A layer that nobody has filled in yet: weeks that begin today at nine. */
export const blankLayer = (name, zone, today) => ({ name, zone, calendar: false, turns: [], start: today, at: '09:00', every: 1, unit: 'WEEKS', windows: [] });

/** The working week, from nine to five. */
export const usualWindow = () => ({ days: DAYS.slice(0, 5), from: '09:00', until: '17:00' });

/** What the server says as it is edited; without a rotation, a new one. */
export function editable(shown, { name, zone, today }) {
  if (!shown) return { title: '', channel: '', layers: [blankLayer(name, zone, today)] };
  return { title: shown.title, channel: shown.channel ?? '', layers: shown.layers.map((one) => (one.calendar ? { name: one.name, zone: one.zone, calendar: true } : { ...one })) };
}

/** Whose turn it is as one word, for a choice; and back. */
export const keyOf = (turn) => (turn.person ? `person:${turn.person}` : `group:${turn.group}`);

export function turnOf(key) {
  const [sort, id] = key.split(/:(.*)/s);
  return { [sort]: id };
}

const alike = (one, other) => one.trim() === other.trim();

/** What is wrong, and where: [{path, say, values}], `say` being a key of the catalogue. */
export function findingsOf({ title, layers }, zones = []) {
  const found = [];
  const say = (path, key, values = {}) => found.push({ path, say: `rotation.${key}`, values });
  if (!title.trim()) say('title', 'no-title');
  if (layers.length === 0) say('layers', 'no-layers');
  layers.forEach((layer, i) => {
    const at = `layers.${i}`;
    if (!layer.name.trim()) say(`${at}.name`, 'no-name');
    else if (layers.slice(0, i).some((before) => alike(before.name, layer.name))) say(`${at}.name`, 'same-name', { name: layer.name });
    if (!layer.zone.trim() || (zones.length && !zones.includes(layer.zone.trim()) && layer.zone.trim() !== 'UTC')) say(`${at}.zone`, 'no-zone');
    if (layer.calendar) return;
    if (layer.turns.length === 0) say(`${at}.turns`, 'no-turns');
    if (!Number.isInteger(layer.every) || layer.every < 1 || layer.every > LONGEST[layer.unit]) say(`${at}.every`, 'no-length', { most: LONGEST[layer.unit] });
    if (!TIME.test(layer.at ?? '')) say(`${at}.at`, 'no-time');
    if (!DATE.test(layer.start ?? '')) say(`${at}.start`, 'no-start');
    layer.windows.forEach((window, w) => {
      if (!TIME.test(window.from) || !TIME.test(window.until)) say(`${at}.windows.${w}`, 'no-time');
    });
  });
  return found;
}

const layerOf = (layer) => (layer.calendar ? { name: layer.name.trim(), zone: layer.zone.trim(), calendar: true } : {
  name: layer.name.trim(), zone: layer.zone.trim(), turns: layer.turns.map(({ person, group }) => (person ? { person } : { group })),
  start: layer.start, at: layer.at, every: layer.every, unit: layer.unit, windows: layer.windows,
});

/** What the server is told, but for the rotation and the version that was seen. */
export const commandOf = ({ title, channel, layers }) => ({ title: title.trim(), ...(channel ? { channel } : {}), layers: layers.map(layerOf) });
