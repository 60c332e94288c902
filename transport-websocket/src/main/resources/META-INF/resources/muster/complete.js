/** What can complete what is being written: people, groups and roles after @, emoji after :, commands after / at the beginning. */
import { findEmoji } from './emoji.js';
import { has, t } from './texts.js';

const NAME = /(^|[\s(])@([\p{L}\p{N}._-]*)$/u;
const EMOJI = /(^|[\s(]):([\p{L}\p{N}_+-]{2,})$/u;
const MOST = 8;
const MOST_COMMANDS = 14;

/** @return {from, to, items: [{insert, label, detail}], sort} or null; a promise of it for commands */
export function completionOf(store, text, caret) {
  const before = text.slice(0, caret);
  if (/^\/(?!\/)/.test(before)) return commands(store, text, caret);
  const emoji = EMOJI.exec(before);
  if (emoji) return { from: caret - emoji[2].length - 1, to: caret, sort: 'emoji', items: findEmoji(emoji[2], MOST).map((e) => ({ insert: e.emoji, label: e.emoji, detail: `:${e.name}:` })) };
  const name = NAME.exec(before);
  return name ? { from: caret - name[2].length - 1, to: caret, sort: 'name', items: names(store, name[2].toLowerCase()) } : null;
}

/** Those of the server, and what only the page shows; what each does is said in the reader's language where it is known. */
async function commands(store, text, caret) {
  const { from, to, items } = await store.client.ask('slash.complete', { channel: store.channel, text, caret });
  const typed = text.slice(1, caret).toLowerCase();
  const own = [store.room.incident && 'brief', 'search'].filter((name) => name && !typed.includes(' ') && name.startsWith(typed))
    .map((name) => ({ insert: `${name} `, label: `/${name}`, detail: t(`slash.${name}`) }));
  const told = items.map((one) => {
    const key = `slash.${one.insert.trim()}`;
    return one.sort === 'command' && has(key) ? { ...one, detail: t(key) } : one;
  });
  return { from, to, sort: 'command', items: [...told, ...own].slice(0, MOST_COMMANDS) };
}

/** Members first, then everybody at once, the roles of the incident and the groups of the host. */
export function names(store, typed) {
  const { session, room } = store;
  const starts = (words) => words.some((word) => word?.toLowerCase().startsWith(typed));
  const members = new Set(room.channel.members.map((m) => m.person));
  const people = [...session.people.values()].filter((p) => p.handle && starts([p.handle, ...p.name.split(/\s+/)]))
    .sort((a, b) => Number(members.has(b.id)) - Number(members.has(a.id)) || a.name.localeCompare(b.name)).slice(0, MOST)
    .map((p) => ({ insert: `@${p.handle}`, label: p.name, detail: members.has(p.id) ? `@${p.handle}` : t('complete.not-member', { handle: p.handle }), key: p.handle }));
  const everyone = [['channel', 'composer.everyone'], ['here', 'composer.here']].filter(([handle]) => starts([handle]))
    .map(([handle, key]) => ({ insert: `@${handle}`, label: t(key), detail: `@${handle}`, key: handle }));
  const roles = (room.incident?.roles ?? []).filter((r) => starts([r.name, r.title]))
    .map((r) => ({ insert: `@${r.name}`, label: r.title ?? r.name, detail: t('complete.role', { name: r.primaryName ?? t('members.unfilled') }), key: r.name }));
  const groups = [...session.groups.groups, ...session.groups.teams].filter((g) => starts([g.id, g.name]))
    .map((g) => ({ insert: `@${g.id}`, label: g.name, detail: t('complete.group', { count: g.members }), key: g.id }));
  return [...people, ...everyone, ...roles, ...groups].slice(0, MOST + 4);
}

/** The text with one of the items in its place, and where the caret is then. */
export function take(text, { from, to }, { insert }) {
  const space = /\s$/.test(insert) || /^\s/.test(text.slice(to)) ? '' : ' ';
  return { text: text.slice(0, from) + insert + space + text.slice(to), caret: from + insert.length + space.length };
}
