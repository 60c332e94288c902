import { css, html, nothing } from 'lit';
import './attachments.js';
import { acknowledgements, partStyles, previews, priorityMark, reactions } from './message-parts.js';
import { body, messageTime, textClicked, textStyles } from './text.js';
import { initials } from '../element.js';
import { icon } from '../icons.js';
import { t } from '../texts.js';

const LONG = 2500;

export const messageStyles = css`
  ${textStyles}
  ${partStyles}
  .message { position: relative; display: grid; grid-template-columns: 32px minmax(0, 1fr); gap: 0 12px; padding: 2px 20px; scroll-margin: 40px; }
  .message.head { margin-top: 12px; }
  .message:hover, .message:focus-within { background: var(--muster-surface); }
  .message:focus-visible { outline-offset: -2px; }
  .message.mentioned { box-shadow: inset 3px 0 0 var(--muster-accent); }
  .message.found { background: var(--muster-mention); }
  .avatar { width: 32px; height: 32px; border-radius: 50%; background: var(--muster-line); color: var(--muster-text); font-size: 12px; font-weight: 600;
    display: grid; place-items: center; margin-top: 2px; }
  .gutter { font-size: 12px; color: var(--muster-muted); text-align: right; line-height: 22px; visibility: hidden; font-variant-numeric: tabular-nums; }
  .message:hover .gutter, .message:focus-within .gutter { visibility: visible; }
  .who { display: flex; align-items: baseline; gap: 8px; min-width: 0; }
  .who strong { font-weight: 600; }
  .who time, .meta { font-size: 12px; color: var(--muster-muted); font-weight: 400; }
  .meta { display: flex; align-items: center; gap: 12px; flex-wrap: wrap; }
  .meta.failed { color: var(--muster-danger); }
  .meta button.link { font-size: 12px; }
  .pinned-mark { display: inline-flex; gap: 4px; align-items: center; font-size: 12px; color: var(--muster-muted); }
  .actions { position: absolute; right: 16px; top: -14px; display: flex; background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: var(--muster-radius); z-index: 3; }
  .actions button { border-radius: 4px; }
  .actions .emoji { font-size: 16px; }
  .gone { color: var(--muster-muted); font-style: italic; }
  .folded { max-height: 240px; overflow: hidden; mask-image: linear-gradient(#000 70%, transparent); }
  .sending .text { color: var(--muster-muted); }
  @media (max-width: 720px) { .message { padding: 2px 12px; gap: 0 8px; } .actions { right: 8px; top: -20px; } .actions .emoji { display: none; } }
`;

/**
 * @param line {item, head}
 * @param view {store, handle, active, found, expanded, expand(seq), act(what, item, anchor), thread: shown inside a thread}
 */
export function messageLine({ item, head }, view) {
  const { store } = view;
  const d = item.data;
  const name = store.session.nameOf(item.actor);
  const deleting = store.deleting.has(item.seq);
  const gone = d.deleted || deleting;
  const mentioned = !gone && item.actor !== store.me && (d.mentions?.includes(store.me) || d.channelMention);
  const long = !gone && d.text?.length > LONG && !view.expanded?.has(item.seq);
  const kind = ['message', head && 'head', mentioned && 'mentioned', !gone && d.priority, view.found === item.seq && 'found'].filter(Boolean).join(' ');
  // One line, and only what is there: a list of messages is mostly nodes that nobody sees.
  return html`<article class=${kind} tabindex="-1" data-testid="message" data-seq=${item.seq} aria-label=${t('message.by', { name })} @mouseenter=${() => view.activate(item.seq)} @focusin=${() => view.activate(item.seq)} @click=${(e) => clicked(e, item, view)}>${head
    ? html`<span class="avatar" aria-hidden="true">${initials(name)}</span>` : html`<span class="gutter" aria-hidden="true">${messageTime(item.time)}</span>`}<div>${there([
    head ? html`<div class="who"><strong class="ellipsis" dir="auto">${name}</strong>${there([messageTime(item.time), gone ? nothing : priorityMark(d.priority)])}</div>` : gone ? nothing : priorityMark(d.priority),
    ...(gone ? [tombstone(item, deleting, store)] : content(item, view, long)),
  ])}</div>${view.active === item.seq && !gone ? actions(item, view) : nothing}</article>`;
}

const there = (parts) => parts.filter((part) => part !== nothing);

function clicked(event, item, view) {
  view.activate(item.seq);
  textClicked(event, view.store);
}

const tombstone = (item, deleting, store) => html`<div class="gone small">${t(deleting ? 'message.deleting' : 'message.deleted')}
  ${deleting ? html`<button class="link" data-testid="undo-delete" @click=${() => store.undelete(item.seq)}>${t('common.undo')}</button>` : nothing}</div>`;

function content(item, view, long) {
  const d = item.data;
  return [
    d.text ? html`<div class="text ${long ? 'folded' : ''}" dir="auto"> ${body(d.text, view)} </div>` : nothing,
    long ? html`<button class="link" @click=${() => view.expand(item.seq)}>${t('common.show-more')}</button>` : nothing,
    attachments(d.files, view), previews(item, view), acknowledgements(item, view), reactions(item, view), meta(item, view),
  ];
}

const attachments = (files, view) => (files?.length ? html`<muster-attachments .session=${view.store.session} .files=${files}></muster-attachments>` : nothing);

function meta(item, view) {
  const { edited, pinned, pinReason, replies } = item.data;
  const { store } = view;
  const sent = store.landed === item.seq;
  if (!edited && !pinned && !sent && (view.thread || !replies)) return nothing;
  const unread = replies && !view.thread ? store.session.threads.find(store.channel, item.seq)?.unread : 0;
  return html`<div class="meta">
    ${pinned ? pinnedMark(pinReason) : nothing}
    ${edited ? (store.room.channel.rank === 'guest' && item.actor !== store.me ? html`<span>${t('message.edited')}</span>`
      : html`<button class="link tiny" data-testid="edited" title=${t('versions.title')} @click=${() => view.act('versions', item)}>${t('message.edited')}</button>`) : nothing}
    ${replies && !view.thread ? html`<button class="link tiny" data-testid="replies" @click=${() => view.act('reply', item)}>${t('message.replies', { count: replies })}${unread ? html` <span class="count">${t('thread.unread', { count: unread })}</span>` : nothing}</button>` : nothing}
    ${sent ? html`<span data-testid="sent">${icon('check')} ${t('message.sent')}</span>` : nothing}
  </div>`;
}

export const pinnedMark = (reason) => html`<span class="pinned-mark" data-testid="pinned">${icon('pin')}${reason ? t('message.pinned-why', { reason }) : t('message.pinned')}</span>`;

function actions(item, { store, act, thread, quick = [] }) {
  const { archived } = store.room.channel;
  const button = (name, what, label) => html`<button class="quiet square" data-testid=${`message-${what}`} aria-label=${label} title=${label} aria-haspopup=${['react', 'more'].includes(what) ? 'true' : nothing} @click=${(e) => act(what, item, e.currentTarget)}>${icon(name)}</button>`;
  return html`<div class="actions" role="group" aria-label=${t('message.actions')}>
    ${archived ? nothing : quick.map((emoji) => html`<button class="quiet square emoji" data-testid="message-quick" aria-label=${t('reaction.with', { emoji })} title=${t('reaction.with', { emoji })} @click=${(e) => act('quick', item, e.currentTarget, emoji)}>${emoji}</button>`)}
    ${archived ? nothing : button('smile', 'react', t('reaction.add'))}
    ${thread || archived ? nothing : button('reply', 'reply', t('message.reply'))}
    ${button('more', 'more', t('message.more'))}
  </div>`;
}

/** What can be done with a message, as [what, icon, text]; who may do what is the server's to say. */
export function actsOf(item, { me, rank, archived, thread }) {
  const own = item.actor === me;
  const guest = rank === 'guest';
  return [
    !thread && !archived && ['reply', 'reply', t('message.reply')],
    own && !archived && ['edit', 'edit', t('message.edit')],
    !archived && !guest && (item.data.pinned ? ['unpin', 'pin', t('message.unpin')] : ['pin', 'pin', t('message.pin')]),
    !guest && ['share', 'share', t('message.share')],
    ['link', 'link', t('message.link')],
    ['remind', 'clock', t('message.remind')],
    !thread && ['unread', 'eye', t('message.unread')],
    item.data.edited && (!guest || own) && ['versions', 'history', t('versions.title')],
    !archived && (own || rank === 'owner') && ['delete', 'trash', t('message.delete')],
  ].filter(Boolean);
}

/** A message that the server has not answered for yet. */
export function pendingLine(one, { store, view }) {
  const { sends } = store;
  return html`<article class="message head ${one.state}" data-testid="pending" data-state=${one.state}>
    <span class="avatar" aria-hidden="true">${initials(store.session.nameOf(store.me))}</span>
    <div><div class="who"><strong>${store.session.nameOf(store.me)}</strong>${priorityMark(one.priority)}</div>
      <div class="text" dir="auto">${body(one.text, view)}</div>${attachments(one.files, view)}
      ${one.state === 'failed'
        ? html`<div class="meta failed" role="alert"><span>${t('message.failed', { reason: one.reason })}</span>
            <button class="link" data-testid="retry" @click=${() => sends.retry(one.key)}>${t('common.retry')}</button>${discard(sends, one)}</div>`
        : one.state === 'release' ? html`<div class="meta failed" role="alert" data-testid="release"><span>${t('release.needed')}</span>
            <button class="link" data-testid="release-open" @click=${() => view.act('release', one)}>${t('release.open')}</button>${discard(sends, one)}</div>`
        : html`<div class="meta">${store.client.state === 'online' ? t('message.sending') : t('message.waiting')}</div>`}
    </div></article>`;
}

const discard = (sends, one) => html`<button class="link" @click=${() => sends.discard(one.key)}>${t('message.discard')}</button>`;
