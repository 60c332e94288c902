import { css, html, nothing } from 'lit';
import { PlaceList } from './place-list.js';
import { emptyState, errorState, skeleton } from './states.js';
import { icon } from '../icons.js';
import { plain } from '../markdown.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** The threads that the reader follows, with what is unread in them. */
export class MusterThreads extends PlaceList {
  static styles = [...PlaceList.styles, css`
    .one.unread p:first-child { font-weight: 600; }
    .two { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.watch(this.session.threads);
  }

  get heading() {
    return t('app.threads');
  }

  load() {
    return this.session.threads.refresh();
  }

  render() {
    const { list, failure } = this.session.threads;
    return html`<div class="page"><header><slot name="lead"></slot><h1 tabindex="-1">${this.heading}</h1></header>
      ${list ? this.#full(list) : failure ? errorState(t('threads.error'), failure, () => this.load()) : skeleton(5)}</div>`;
  }

  #full(list) {
    if (list.length === 0) return emptyState(t('threads.empty'), t('threads.empty-hint'));
    const { nameOf } = this.session;
    return html`<ul data-testid="threads">${list.map((one) => html`<li><a class="one ${one.unread ? 'unread' : ''}" href=${`#/c/${encodeURIComponent(one.channel)}/t/${one.message}`} data-testid="thread-row" data-message=${one.message}>${icon('thread')}
      <div><p class="two" dir="auto">${one.root?.data?.deleted ? t('message.deleted') : plain(one.root?.data?.text)}</p><p class="tiny muted" dir="auto">${t('threads.line', { name: nameOf(one.root?.actor), channel: one.channelName, replies: t('message.replies', { count: one.replies }) })}</p></div>
      ${one.unread ? html`<span class="count ${one.mentions ? '' : 'calm'}" data-testid="thread-unread">${t('thread.unread', { count: one.unread })}</span>` : nothing}<time class="tiny muted" datetime=${one.lastAt} title=${absolute(one.lastAt)}>${relative(one.lastAt)}</time></a></li>`)}</ul>`;
  }
}
customElements.define('muster-threads', MusterThreads);
