/** What people do with a message of a room, and the menus that this takes. */
import { html, nothing } from 'lit';
import './emoji-picker.js';
import './menu.js';
import './priority-menu.js';
import { actsOf } from './message.js';
import { toggleReaction } from './message-parts.js';
import { useEmoji } from '../emoji.js';
import { t } from '../texts.js';

/** @param room the element  @param detail {what, item, anchor, extra, thread} */
export function messageAct(room, { what, item, anchor, extra, thread }) {
  const { store } = room;
  switch (what) {
    case 'reply': return room.openThread(item.seq);
    case 'react': return room.openMenu({ what, item, anchor });
    case 'quick': return react(store, item, extra);
    case 'more': return room.openMenu({ what, item, anchor, thread });
    case 'unpin': return store.try('channel.unpin', { message: item.seq });
    case 'edit': return (thread ? room.threadPanel.composer() : room.composer).edit(item);
    case 'delete': return store.delete(item.seq);
    case 'unread': return store.markUnread(item.seq);
    case 'link': return room.copyLink(item.seq);
    case 'release': return room.open({ what, pending: item });
    case 'standup-answer': return room.open({ what, session: item.data.session });
    default: return room.open({ what, message: item.seq, item });
  }
}

function react(store, item, emoji) {
  useEmoji(emoji);
  return toggleReaction(store, item, emoji);
}

export function drawMenu(room, menu) {
  const { store } = room;
  const { item, anchor, composer, thread } = menu;
  switch (menu.what) {
    case 'more': {
      const { rank, archived } = store.room.channel;
      return html`<muster-menu .anchor=${anchor} prefix="message" label=${t('message.actions')} .items=${actsOf(item, { me: store.me, rank, archived, thread })}
        @muster-chosen=${({ detail }) => messageAct(room, { what: detail.what, item, thread })}></muster-menu>`;
    }
    case 'react': return html`<muster-emoji-picker .anchor=${anchor} @muster-emoji=${({ detail }) => toggleReaction(store, item, detail.emoji)}></muster-emoji-picker>`;
    case 'emoji': return html`<muster-emoji-picker .anchor=${anchor} @muster-emoji=${({ detail }) => composer.insert(detail.emoji)}></muster-emoji-picker>`;
    case 'priority': return html`<muster-priority-menu .anchor=${anchor} .value=${composer.priority} @muster-priority=${({ detail }) => (composer.priority = detail)}></muster-priority-menu>`;
    default: return nothing;
  }
}
