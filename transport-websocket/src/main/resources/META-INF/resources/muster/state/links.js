/** Permalinks: what a message's text says about other messages. */

const LINK = /#\/c\/([\w.~-]+)\/m\/(\d{1,15})(?!\d)/g;
const MOST = 3;

export const permalink = (channel, message) => `#/c/${encodeURIComponent(channel)}/m/${message}`;

/**
 * Where an entry that was addressed to somebody is found: {channel, href}. One in a person's own journal leads to what it
 * names; one that names nothing, to where it can be read.
 */
export function whereOf({ kind, channel: journal, seq, data }) {
  if (kind === 'stakeholder.approval-wanted') return { channel: data.incident, href: `#/stakeholders/${data.incident}` };
  const personal = journal.startsWith('person:');
  const channel = (personal ? data.channel ?? '' : journal).replace(/^channel:/, '');
  const message = personal || kind === 'channel.acknowledgement-reminded' ? data.message : seq;
  if (kind === 'channel.scheduled-failed' || !channel || !message) return { channel, href: kind === 'stakeholder.received' ? '#/inbox' : '#/later' };
  return { channel, href: permalink(channel, message) };
}

/** The first few messages that a text links to, each once. */
export function linksIn(text) {
  const found = new Map();
  for (const [, channel, message] of (text ?? '').matchAll(LINK)) {
    found.set(`${channel}/${message}`, { channel, message: Number(message) });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

/** What to show below a message: what it quotes, and what it links to. */
export const shownBelow = ({ quote, text }) => {
  const links = linksIn(text);
  if (!quote) return links;
  const channel = quote.channel.replace(/^channel:/, '');
  return [{ channel, message: quote.message, quote: true }, ...links.filter((l) => l.channel !== channel || l.message !== quote.message)];
};
