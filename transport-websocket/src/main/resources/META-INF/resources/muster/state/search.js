/** What the search panel works out for itself: completions while typing, marked pieces, groups of hits. Pure. */

/** The filters that `search.find` knows, in the order in which they are offered. */
export const FILTERS = ['from', 'in', 'before', 'after', 'on', 'has', 'is', 'kind'];
const VALUES = {
  has: ['file', 'link'],
  is: ['pinned', 'thread'],
  kind: ['message', 'task', 'update', 'handover', 'standup', 'timeline', 'notice', 'alert'],
};
const DAYS = ['before', 'after', 'on'];
const MOST = 8;

/** The piece of text between white space that the caret is in: `{from, to, text}`. */
export function wordAt(text, caret) {
  let from = caret;
  let to = caret;
  while (from > 0 && !/\s/.test(text[from - 1])) from -= 1;
  while (to < text.length && !/\s/.test(text[to])) to += 1;
  return { from, to, text: text.slice(from, to) };
}

const starts = (typed) => (word) => word.toLowerCase().startsWith(typed.toLowerCase());
const quoted = (name) => (/\s/.test(name) ? `"${name.replaceAll('"', '')}"` : name);
const isoDay = (time) => {
  const day = new Date(time);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};

/**
 * What can stand where the caret is: `{from, to, items: [{insert, sort, value, detail}]}`, where `sort` is the filter's
 * name, or `filter` when a filter itself is offered.
 * @param people `[{handle, name}]`, @param channels `[{name}]`
 */
export function completions(text, caret, { people = [], channels = [], now = Date.now() } = {}) {
  const { from, to, text: word } = wordAt(text, caret);
  const colon = word.indexOf(':');
  if (word.startsWith('"') || word.startsWith('-') || (!word && text.trim())) return { from, to, items: [] };
  if (colon < 0) {
    return { from, to, items: FILTERS.filter(starts(word)).map((name) => ({ insert: `${name}:`, sort: 'filter', value: name, detail: '' })) };
  }
  const name = word.slice(0, colon).toLowerCase();
  const typed = word.slice(colon + 1).replaceAll('"', '');
  const items = valuesOf(name, typed, { people, channels, now }).slice(0, MOST);
  return { from, to, items: items.map(({ value, detail = '' }) => ({ insert: `${name}:${quoted(value)} `, sort: name, value, detail })) };
}

function valuesOf(name, typed, { people, channels, now }) {
  if (name === 'from') {
    const fits = starts(typed);
    const found = people.filter((p) => p.handle && (fits(p.handle) || p.name.split(/\s+/).some(fits)));
    return [...('me'.startsWith(typed.toLowerCase()) ? [{ value: 'me' }] : []), ...found.map((p) => ({ value: p.handle, detail: p.name }))];
  }
  if (name === 'in') {
    return channels.filter((c) => c.name.toLowerCase().includes(typed.toLowerCase())).map((c) => ({ value: c.name }));
  }
  if (DAYS.includes(name)) {
    return [0, 1, 7, 30].map((back) => ({ value: isoDay(now - back * 86_400_000) })).filter(({ value }) => value.startsWith(typed));
  }
  return (VALUES[name] ?? []).filter(starts(typed)).map((value) => ({ value }));
}

/** The text with a completion put in, and where the caret is then. */
export function completed(text, { from, to }, insert) {
  const rest = text.slice(to).replace(/^\s/, '');
  const caret = from + insert.length;
  return { text: text.slice(0, from) + insert + rest, caret };
}

/** A snippet as pieces `{text, hit}`; offsets that make no sense are left out. */
export function pieces(snippet, highlights) {
  const all = [];
  let at = 0;
  for (const [start, end] of highlights ?? []) {
    if (!(start >= at && end > start && end <= snippet.length)) continue;
    if (start > at) all.push({ text: snippet.slice(at, start), hit: false });
    all.push({ text: snippet.slice(start, end), hit: true });
    at = end;
  }
  if (at < snippet.length) all.push({ text: snippet.slice(at), hit: false });
  return all;
}

/** Hits in the order in which they came; those of one channel that follow each other stand together. */
export function groups(hits) {
  const all = [];
  for (const hit of hits) {
    const channel = hit.entry.channel.replace(/^channel:/, '');
    const last = all.at(-1);
    if (last?.channel === channel) last.hits.push(hit);
    else all.push({ channel, name: hit.channelName, archived: hit.archived, hits: [hit] });
  }
  return all;
}

/** Where a hit is read: a thread's reply, too, is opened by its own number. */
export const placeOf = ({ entry }) => `#/c/${encodeURIComponent(entry.channel.replace(/^channel:/, ''))}/m/${entry.seq}`;
