/** What a message carries besides its text: how important it is, reactions, who acknowledged, and what it links to. */
import { css, html, nothing } from 'lit';
import { marking, markingStyles } from './marking.js';
import { body, messageTime } from './text.js';
import { icon } from '../icons.js';
import { shownBelow, permalink } from '../state/links.js';
import { absolute } from '../times.js';
import { listed, t } from '../texts.js';

const NAMED = 20;

export const partStyles = css`
  ${markingStyles}
  .priority { align-self: center; display: inline-flex; gap: 4px; align-items: center; font-size: 12px; font-weight: 600; border-radius: 4px; padding: 0 6px; line-height: 18px; }
  .priority.important { background: var(--muster-warning-surface); color: var(--muster-warning); }
  .priority.urgent { background: var(--muster-danger-surface); color: var(--muster-danger); }
  .message.urgent { box-shadow: inset 3px 0 0 var(--muster-danger); }
  .message.important { box-shadow: inset 3px 0 0 var(--muster-warning); }
  .reactions { display: flex; flex-wrap: wrap; gap: 4px; margin: 4px 0 2px; }
  .reactions button { min-height: 26px; padding: 0 8px; border-radius: 13px; border: 1px solid var(--muster-line); background: var(--muster-raised); font-size: 13px; font-variant-numeric: tabular-nums; }
  .reactions button[aria-pressed=true] { background: var(--muster-selected); border-color: var(--muster-accent); }
  .asks { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 4px 0; font-size: 13px; }
  .asks details { color: var(--muster-muted); }
  .asks summary { cursor: pointer; min-height: 24px; }
  .asks ul { padding: 2px 0 4px 18px; list-style: disc; }
  .quote { margin: 6px 0; border: 1px solid var(--muster-line); border-left: 3px solid var(--muster-control); border-radius: var(--muster-radius); padding: 6px 12px; max-width: 72ch; background: var(--muster-surface); }
  .quote > header { display: flex; gap: 8px; align-items: baseline; font-size: 12px; color: var(--muster-muted); min-width: 0; flex-wrap: wrap; }
  .quote > header strong { color: var(--muster-text); font-size: 13px; }
  .quote .text { font-size: 13px; max-height: 180px; overflow: auto; }
  @media (pointer: coarse) { .reactions button { min-height: 44px; border-radius: 22px; } .asks summary { min-height: 44px; line-height: 44px; } }
`;

export const priorityMark = (priority) => (priority
  ? html`<span class="priority ${priority}" data-testid="priority">${icon(priority === 'urgent' ? 'alert' : 'flag')}${t(`priority.${priority}`)}</span>` : nothing);

export function reactions(item, { store, act }) {
  const all = Object.entries(item.data.reactions ?? {}).filter(([, people]) => people.length);
  if (all.length === 0) return nothing;
  const { archived } = store.room.channel;
  return html`<div class="reactions" role="group" aria-label=${t('reaction.label')}>${all.map(([emoji, people]) => {
    const names = listed(people.slice(0, NAMED).map((p) => (p === store.me ? t('common.you') : store.session.nameOf(p))));
    const label = t('reaction.by', { count: people.length, emoji, names });
    return html`<button data-testid="reaction" data-emoji=${emoji} aria-pressed=${String(people.includes(store.me))} aria-label=${label} title=${label} ?disabled=${archived}
      @click=${() => toggleReaction(store, item, emoji)}><span aria-hidden="true">${emoji}</span>${people.length}</button>`;
  })}${archived ? nothing : html`<button class="more" data-testid="reaction-add" aria-label=${t('reaction.add')} title=${t('reaction.add')} @click=${(e) => act('react', item, e.currentTarget)}>${icon('smile')}</button>`}</div>`;
}

export const toggleReaction = (store, item, emoji) =>
  store.try(item.data.reactions?.[emoji]?.includes(store.me) ? 'channel.unreact' : 'channel.react', { message: item.seq, emoji });

/** Who was asked to acknowledge, who has, and the button of those who have not. */
export function acknowledgements(item, { store }) {
  const { acknowledge, asked = [], acknowledged = [] } = item.data;
  if (!acknowledge) return nothing;
  const done = new Set(acknowledged.map((a) => a.person));
  const open = asked.filter((person) => !done.has(person));
  const mine = open.includes(store.me);
  const { nameOf } = store.session;
  return html`<div class="asks" data-testid="acknowledgements">
    ${mine ? html`<button class="primary" data-testid="acknowledge" @click=${() => store.try('channel.acknowledge', { message: item.seq })}>${t('message.acknowledge')}</button>` : nothing}
    ${done.has(store.me) ? html`<span class="state-word">${icon('check')}${t('message.acknowledged-you')}</span>` : nothing}
    <details><summary data-testid="acknowledged-count">${t('message.acknowledged-count', { done: done.size, total: Math.max(asked.length, done.size) })}</summary>
      <ul>${acknowledged.map((a) => html`<li>${a.name ?? nameOf(a.person)} <time title=${absolute(a.at)}>${messageTime(a.at)}</time></li>`)}
        ${open.slice(0, NAMED).map((person) => html`<li>${t('message.acknowledged-not', { name: nameOf(person) })}</li>`)}</ul></details></div>`;
}

/** What the message quotes or links to, as this reader may see it. */
export function previews(item, view) {
  const links = shownBelow(item.data);
  if (links.length === 0 || !view.store.previews) return nothing;
  return links.map((link) => preview(link, view.store.previews.get(link), view));
}

function preview(link, shown, view) {
  if (!shown) return link.quote && shown === null ? html`<p class="quote small muted" data-testid="quote-hidden">${t('quote.hidden')}</p>` : nothing;
  return html`<blockquote class="quote" data-testid="link-preview" data-message=${link.message}><header><strong dir="auto">${shown.authorName ?? view.store.session.nameOf(shown.author)}</strong>
      <a href=${permalink(link.channel, link.message)} dir="auto">${t('quote.in', { name: shown.channelName })}</a>${messageTime(shown.at)}${marking(shown.marking)}</header>
    ${shown.deleted ? html`<p class="gone small">${t('message.deleted')}</p>` : html`<div class="text" dir="auto">${body(shown.text, view)}</div>`}</blockquote>`;
}
