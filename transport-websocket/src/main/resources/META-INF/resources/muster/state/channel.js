/** A channel's name, members and pins, from `channel.show` and the events behind it. */

const ranked = (one) => ({ ...one, rank: one.rank?.toLowerCase() });

/** @param me whose channel it is; their own rank is followed as well */
export const channelFrom = ({ channel, members = [], pins = [] }, me) => ({ ...ranked(channel), me, members: members.map(ranked), pins: pins.map(pinFrom) });

/** A pin with what it shows: a message's text, or the name of a standup whose digest it is. */
const pinFrom = ({ entry, ...one }) => ({
  ...one, author: entry.actor, text: entry.data?.text ?? entry.data?.title, standup: entry.kind === 'standup.digested' || undefined,
});

export function applyChannel(channel, entry, find = () => undefined) {
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'channel.renamed':
      return { ...channel, name: d.name, purpose: d.purpose, header: d.header ?? channel.header };
    case 'channel.marking-set':
      return { ...channel, marking: d.to };
    case 'channel.history-set':
      return { ...channel, history: d.history };
    case 'channel.members-added':
      return { ...channel, rank: rankIn(d.people ?? [], channel), members: added(channel.members, d.people ?? [], entry.time) };
    case 'channel.member-removed':
      return {
        ...channel, rank: channel.me && d.person === channel.me ? 'none' : channel.rank,
        members: channel.members.filter((m) => m.person !== d.person),
      };
    case 'channel.archived':
      return { ...channel, archived: true };
    case 'channel.restored':
      return { ...channel, archived: false };
    case 'channel.message-pinned':
      return pin(channel, pinFrom({ message: d.message, reason: d.reason, by: entry.actor, at: entry.time, entry: find(d.message) ?? {} }));
    case 'channel.message-edited':
      return { ...channel, pins: channel.pins.map((p) => (p.message === d.message ? { ...p, text: d.text } : p)) };
    case 'channel.message-unpinned':
    case 'channel.message-deleted':
      return channel.pins.some((p) => p.message === d.message)
        ? { ...channel, pins: channel.pins.filter((p) => p.message !== d.message) }
        : channel;
    case 'standup.digested':
      return pin(channel, pinFrom({ message: entry.seq, by: entry.actor, at: entry.time, entry }));
    default:
      return channel;
  }
}

function rankIn(people, { me, rank }) {
  const mine = me && people.find((p) => p.person === me);
  return mine ? ranked(mine).rank : rank;
}

function added(members, people, since) {
  const before = new Map(members.map((m) => [m.person, m.since]));
  const fresh = new Map(people.map(({ person, name, rank }) => [person, { person, name, rank: rank?.toLowerCase(), since: before.get(person) ?? since }]));
  return [...members.filter((m) => !fresh.has(m.person)), ...fresh.values()];
}

function pin(channel, one) {
  return { ...channel, pins: [one, ...channel.pins.filter((p) => p.message !== one.message)] };
}
