/** From a window of entries to the lines that are drawn: days, the new line, heads, acts and cards. */

export const HIDDEN = new Set([
  'channel.message-edited', 'channel.message-deleted', 'channel.reaction-added', 'channel.reaction-removed', 'channel.acknowledged', 'standup.answered',
  'file.attached',
]);
export const CARDS = new Set([
  'incident.update-published', 'stakeholder.received', 'standup.opened', 'standup.digested', 'handover.offered', 'notice.fired', 'playbook.welcomed',
  'context.posted', 'context.collected', 'exercise.inject-posted',
]);
const TOGETHER = 5 * 60_000;

/**
 * @param items of a window
 * @param newAfter number of the last entry that was read when the room was opened; null for no line
 * @param marked whether the reader put the line there, so that it may stand before an entry of their own
 * @param dayOf from a time to the reader's day
 */
export function linesOf(items, { newAfter = null, me = null, marked = false, dayOf } = {}) {
  const lines = [];
  let day = null;
  let before = null;
  let drawn = newAfter === null;
  for (const item of items) {
    if (item.thread || HIDDEN.has(item.kind)) continue;
    const today = dayOf(item.time);
    if (today !== day) {
      lines.push({ type: 'day', key: `day-${today}`, time: item.time });
      day = today;
      before = null;
    }
    if (!drawn && item.seq > newAfter && (item.actor !== me || marked)) {
      lines.push({ type: 'new', key: 'new' });
      drawn = true;
      before = null;
    }
    const type = typeOf(item.kind);
    const together = type === 'message' && before?.actor === item.actor && !before.data.deleted
      && Date.parse(item.time) - Date.parse(before.time) < TOGETHER;
    lines.push({ type, key: `e-${item.seq}`, item, head: type === 'message' && !together });
    before = type === 'message' ? item : null;
  }
  return lines;
}

const typeOf = (kind) => (kind === 'channel.message-posted' ? 'message' : CARDS.has(kind) ? 'card' : 'act');
