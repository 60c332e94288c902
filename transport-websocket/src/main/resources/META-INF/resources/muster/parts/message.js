import { css, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { initials } from '../element.js';
import { icon } from '../icons.js';
import { markdown } from '../markdown.js';
import { absolute, clock } from '../times.js';
import { t } from '../texts.js';

const LONG = 2500;

export const textStyles = css`
  .text { overflow-wrap: anywhere; max-width: 72ch; }
  .text > * + * { margin-top: 8px; }
  .text :is(h1, h2, h3, h4, h5, h6) { font-size: 15px; font-weight: 600; }
  .text ul { list-style: disc; padding-left: 20px; }
  .text ol { list-style: decimal; padding-left: 24px; }
  .text code { font: 13px/1.45 var(--muster-mono); background: var(--muster-code); border-radius: 4px; padding: 1px 4px; }
  .text pre { background: var(--muster-code); border-radius: var(--muster-radius); padding: 8px 12px; overflow-x: auto; }
  .text pre code { padding: 0; background: none; }
  .text blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--muster-line); color: var(--muster-muted); }
  .text table { border-collapse: collapse; display: block; overflow-x: auto; font-size: 13px; }
  .text :is(th, td) { border: 1px solid var(--muster-line); padding: 4px 8px; text-align: start; }
  .text a:not([href]) { color: inherit; }
  .text hr { border: 0; border-top: 1px solid var(--muster-line); }
  .mention { font-weight: 600; color: var(--muster-accent); }
  .mine .mention.me, .mention.me { background: var(--muster-mention); color: var(--muster-text); border-radius: 3px; padding: 0 2px; }
`;

export const messageStyles = css`
  ${textStyles}
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
  .pinned-mark { display: inline-flex; gap: 4px; align-items: center; font-size: 12px; color: var(--muster-muted); }
  .actions { position: absolute; right: 16px; top: -14px; display: flex; background: var(--muster-raised); border: 1px solid var(--muster-line); border-radius: var(--muster-radius); z-index: 3; }
  .actions button { border-radius: 4px; }
  .gone { color: var(--muster-muted); font-style: italic; }
  .folded { max-height: 240px; overflow: hidden; mask-image: linear-gradient(#000 70%, transparent); }
  .sending .text { color: var(--muster-muted); }
  @media (max-width: 720px) { .message { padding: 2px 12px; gap: 0 8px; } .actions { right: 8px; top: -20px; } }
`;

const time = (at) => html`<time datetime=${at} title=${absolute(at)}>${clock(at)}</time>`;

/** The body of a text, with what is addressed to the reader marked. */
export function body(text, view) {
  const safe = markdown(text);
  const mine = ['channel', 'here', view.handle].reduce((html, h) =>
    (h && view.handle ? html.replaceAll(`class="mention" data-handle="${h}"`, `class="mention me" data-handle="${h}"`) : html), safe);
  return unsafeHTML(mine);
}

/**
 * @param line {item, head}
 * @param view {store, handle, active, found, expanded, expand(seq), act(what, item), thread: shown inside a thread}
 */
export function messageLine({ item, head }, view) {
  const { store } = view;
  const d = item.data;
  const name = store.session.nameOf(item.actor);
  const deleting = store.deleting.has(item.seq);
  const gone = d.deleted || deleting;
  const mentioned = !gone && item.actor !== store.me && (d.mentions?.includes(store.me) || d.channelMention);
  const long = !gone && d.text?.length > LONG && !view.expanded?.has(item.seq);
  return html`<article class="message ${head ? 'head' : ''} ${mentioned ? 'mentioned' : ''} ${view.found === item.seq ? 'found' : ''}" tabindex="-1"
      data-testid="message" data-seq=${item.seq} aria-label=${t('message.by', { name })} @mouseenter=${() => view.activate(item.seq)} @focusin=${() => view.activate(item.seq)} @click=${() => view.activate(item.seq)}>
    ${head ? html`<span class="avatar" aria-hidden="true">${initials(name)}</span>` : html`<span class="gutter" aria-hidden="true">${time(item.time)}</span>`}
    <div>
      ${head ? html`<div class="who"><strong class="ellipsis" dir="auto">${name}</strong>${time(item.time)}</div>` : nothing}
      ${gone ? html`<div class="gone small">${t(deleting ? 'message.deleting' : 'message.deleted')}
          ${deleting ? html`<button class="link" data-testid="undo-delete" @click=${() => store.undelete(item.seq)}>${t('common.undo')}</button>` : nothing}</div>`
        : html`<div class="text ${long ? 'folded' : ''}" dir="auto">${body(d.text, view)}</div>
          ${long ? html`<button class="link" @click=${() => view.expand(item.seq)}>${t('common.show-more')}</button>` : nothing}`}
      ${gone ? nothing : meta(item, view)}
    </div>
    ${view.active === item.seq && !gone ? actions(item, view) : nothing}
  </article>`;
}

function meta(item, view) {
  const { edited, pinned, pinReason, replies } = item.data;
  const sent = view.store.landed === item.seq;
  if (!edited && !pinned && !sent && (view.thread || !replies)) return nothing;
  return html`<div class="meta">
    ${pinned ? pinnedMark(pinReason) : nothing}
    ${edited ? html`<span>${t('message.edited')}</span>` : nothing}
    ${replies && !view.thread ? html`<button class="link tiny" data-testid="replies" @click=${() => view.act('reply', item)}>${t('message.replies', { count: replies })}</button>` : nothing}
    ${sent ? html`<span data-testid="sent">${icon('check')} ${t('message.sent')}</span>` : nothing}
  </div>`;
}

export const pinnedMark = (reason) => html`<span class="pinned-mark" data-testid="pinned">${icon('pin')}${reason ? t('message.pinned-why', { reason }) : t('message.pinned')}</span>`;

function actions(item, { store, act, thread }) {
  const own = item.actor === store.me;
  const { rank, archived } = store.room.channel;
  const button = (name, what, label) => html`<button class="quiet square" data-testid=${`message-${what}`} aria-label=${label} title=${label} @click=${() => act(what, item)}>${icon(name)}</button>`;
  return html`<div class="actions" role="group" aria-label=${t('message.actions')}>
    ${thread || archived ? nothing : button('reply', 'reply', t('message.reply'))}
    ${archived || rank === 'guest' ? nothing : item.data.pinned ? button('pin', 'unpin', t('message.unpin')) : button('pin', 'pin', t('message.pin'))}
    ${button('link', 'link', t('message.link'))}
    ${own && !archived ? button('edit', 'edit', t('message.edit')) : nothing}
    ${!archived && (own || rank === 'owner') ? button('trash', 'delete', t('message.delete')) : nothing}
  </div>`;
}

/** A message that the server has not answered for yet. */
export function pendingLine(one, { store, view }) {
  const online = store.client.state === 'online';
  return html`<article class="message head ${one.state}" data-testid="pending" data-state=${one.state}>
    <span class="avatar" aria-hidden="true">${initials(store.session.nameOf(store.me))}</span>
    <div><div class="who"><strong>${store.session.nameOf(store.me)}</strong></div>
      <div class="text" dir="auto">${body(one.text, view)}</div>
      ${one.state === 'failed'
        ? html`<div class="meta failed" role="alert"><span>${t('message.failed', { reason: one.reason })}</span>
            <button class="link" data-testid="retry" @click=${() => store.retry(one.key)}>${t('common.retry')}</button>
            <button class="link" @click=${() => store.discard(one.key)}>${t('message.discard')}</button></div>`
        : html`<div class="meta">${online ? t('message.sending') : t('message.waiting')}</div>`}
    </div></article>`;
}
