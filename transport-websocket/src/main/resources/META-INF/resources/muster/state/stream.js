/**
 * A window onto a channel's entries: a run of them without a gap, which grows in both directions and
 * follows the live end when it reaches it. Pure functions; a change makes a new window.
 *
 * History answers carry what later acts did to an entry, up to the head they were read at. Live acts are
 * therefore applied to an item only when they lie behind that head.
 */
import { reworded } from './handovers.js';

export const emptyWindow = () => ({ items: [], head: 0, older: true, newer: false });

const item = (entry, asOf) => ({ ...entry, data: entry.data ?? {}, asOf });

export function windowFrom(history, { newer = false } = {}) {
  const items = history.entries.map((e) => item(e, history.head));
  const first = items.length ? items[0].seq : 1;
  return {
    items,
    head: history.head,
    older: newer ? first > 1 : history.more ?? first > 1,
    newer: newer && (items.length ? items[items.length - 1].seq < history.head : false),
  };
}

export function prepend(window, history) {
  const before = window.items.length ? window.items[0].seq : Infinity;
  const more = history.entries.filter((e) => e.seq < before).map((e) => item(e, history.head));
  return { ...window, items: [...more, ...window.items], older: history.more && history.entries.length > 0 };
}

export function append(window, history) {
  const after = lastOf(window);
  const more = history.entries.filter((e) => e.seq > after).map((e) => item(e, history.head));
  const items = [...window.items, ...more];
  const head = Math.max(window.head, history.head);
  const newer = items.length > 0 && items[items.length - 1].seq < head && history.entries.length > 0;
  return { ...window, items, head, newer };
}

export const lastOf = (window) => (window.items.length ? window.items[window.items.length - 1].seq : 0);

/** Drops what is far from where the reader is. */
export function trim(window, most, side) {
  if (window.items.length <= most) return window;
  return side === 'older'
    ? { ...window, items: window.items.slice(-most), older: true }
    : { ...window, items: window.items.slice(0, most), newer: true };
}

/** Folds one live entry. */
export function applyLive(window, entry) {
  if (entry.seq <= window.head && entry.seq <= lastOf(window)) return window;
  let items = amend(window.items, entry);
  if (!window.newer && entry.seq > lastOf(window)) items = [...items, item(entry, entry.seq)];
  return { ...window, items, head: Math.max(window.head, entry.seq) };
}

function amend(items, entry) {
  const { kind, data = {}, seq } = entry;
  switch (kind) {
    case 'channel.message-edited':
      return change(items, data.message, seq, (d) => ({ ...d, text: data.text, mentions: data.mentions, edited: entry.time, edits: [...(d.edits ?? []), seq] }));
    case 'channel.message-deleted':
      return unsaid(items, data.message, seq);
    case 'channel.message-pinned':
      return change(items, data.message, seq, (d) => ({ ...d, pinned: true, pinReason: data.reason }));
    case 'channel.message-unpinned':
      return change(items, data.message, seq, (d) => ({ ...d, pinned: false, pinReason: undefined }));
    case 'channel.reaction-added':
      return change(items, data.message, seq, (d) => ({ ...d, reactions: react(d.reactions, data.emoji, entry.actor, true) }));
    case 'channel.reaction-removed':
      return change(items, data.message, seq, (d) => ({ ...d, reactions: react(d.reactions, data.emoji, entry.actor, false) }));
    case 'channel.acknowledged':
      return change(items, data.message, seq, (d) => ({ ...d, acknowledged: acknowledge(d.acknowledged, entry) }));
    case 'handover.corrected': {
      const offer = items.find((i) => i.data.handover?.id === data.handover);
      return offer ? change(items, offer.seq, seq, (d) => ({ ...d, handover: reworded(d.handover, data.words), edited: entry.time })) : items;
    }
    case 'standup.answered':
      return data.late ? late(items, entry) : items;
    case 'file.evidence-registered':
      return ofFile(items, data.file, seq, (file) => ({ ...file, evidence: true }));
    case 'file.removed':
      return ofFile(hidden(items, seq, (d) => d.files?.some((f) => f.id === data.file)), data.file, seq, ({ id }) => ({ id, removed: true }));
    case 'incident.timeline-added':
      return change(items, data.message, seq, (d) => ({ ...d, timeline: true }));
    case 'incident.timeline-corrected':
      return change(items, data.entry, seq, (d) => ({ ...d, ...corrected(data, seq) }));
    case 'channel.message-posted':
      return entry.thread ? change(items, entry.thread, seq, (d) => replied(d, seq)) : items;
    default:
      return items;
  }
}

/** What a correction shows in place of what was written; the original stays in the entry. */
const corrected = ({ text, at }, seq) => ({ correction: seq, ...(text ? { correctedText: text } : {}), ...(at ? { correctedAt: at } : {}) });

const deleted = (d) => ({
  ...d, text: undefined, mentions: [], reactions: undefined, files: undefined, pinned: undefined, pinReason: undefined, deleted: true,
});

/** The entry of what was attached says nothing any more of what is gone. */
function hidden(items, seq, which) {
  const gone = items.filter((i) => i.kind === 'file.attached' && which(i.data));
  return gone.reduce((all, i) => change(all, i.seq, seq, (d) => ({ ...d, files: undefined })), items);
}

/** A message that is deleted takes the texts of its edits with it, and what it is told of its files. */
function unsaid(items, message, seq) {
  const edits = items.filter((i) => i.kind === 'channel.message-edited' && i.data.message === message);
  const without = edits.reduce((all, e) => change(all, e.seq, seq, (d) => ({ ...d, text: undefined, mentions: undefined })), items);
  return change(hidden(without, seq, (d) => d.message === message), message, seq, deleted);
}

/** The message that carries a file shows what became of it. */
function ofFile(items, file, seq, how) {
  const carrier = items.find((i) => i.kind !== 'file.attached' && i.data.files?.some((f) => f.id === file));
  return carrier ? change(items, carrier.seq, seq, (d) => ({ ...d, files: d.files.map((f) => (f.id === file ? how(f) : f)) })) : items;
}

/** Who reacted with what, in the order in which each emoji came first; one that nobody holds any more is gone. */
function react(reactions = {}, emoji, person, added) {
  const others = (reactions[emoji] ?? []).filter((p) => p !== person);
  const people = added ? [...others, person] : others;
  const next = { ...reactions, [emoji]: people };
  if (people.length === 0) delete next[emoji];
  return next;
}

function acknowledge(before = [], { actor, time, data }) {
  const person = data.person ?? actor;
  return before.some((a) => a.person === person) ? before : [...before, { person, name: data.name, at: time }];
}

/** What was answered after a standup was over stands with its digest, in the place of what the same person said late before. */
function late(items, { data, seq, time }) {
  const { session, person, name, done, next, blockers } = data;
  const digest = items.find((i) => i.kind === 'standup.digested' && i.data.session === session);
  const mine = (a) => a.person === person;
  return digest ? change(items, digest.seq, seq, (d) => {
    const at = (d.late?.find(mine) ?? d.answers?.find(mine))?.at ?? time;
    return { ...d, late: [...(d.late ?? []).filter((a) => !mine(a)), { person, name, done, next, blockers, at }] };
  }) : items;
}

/** An entry that was read late counts the replies that came before it was read: up to `lastReply`. */
const replied = (d, seq) => (seq <= (d.lastReply ?? 0) ? d : { ...d, replies: (d.replies ?? 0) + 1, lastReply: seq });

function change(items, number, seq, how) {
  const at = items.findIndex((i) => i.seq === number);
  if (at < 0 || seq <= items[at].asOf) return items;
  const next = items.slice();
  next[at] = { ...items[at], data: how(items[at].data), asOf: seq };
  return next;
}

/** Folds one live entry into the window of a thread. */
export function applyThread(window, entry, root) {
  const amended = amend(window.items, entry);
  const mine = entry.thread === root && entry.seq > lastOf(window);
  const items = mine ? [...amended, item(entry, entry.seq)] : amended;
  return items === window.items ? window : { ...window, items, head: Math.max(window.head, entry.seq) };
}
