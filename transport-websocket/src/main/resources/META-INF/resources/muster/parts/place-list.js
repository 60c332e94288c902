import { css, html, nothing } from 'lit';
import './virtual-list.js';
import { emptyState, errorState, skeleton, stateStyles } from './states.js';
import { MusterElement } from '../element.js';
import { icon, iconOf } from '../icons.js';
import { plain } from '../markdown.js';
import { whereOf } from '../state/links.js';
import { sentence } from '../state/sentences.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

const ROW = 64;

/** A page of the shell that is one list: what needs this person, or the channels that can be joined. */
export class PlaceList extends MusterElement {
  static properties = { session: { attribute: false }, answer: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, css`
    :host { display: block; height: 100%; overflow-y: auto; }
    .page { max-width: 760px; margin: 0 auto; padding: 0 24px 48px; }
    header { display: flex; gap: 8px; align-items: center; padding: 16px 0; position: sticky; top: 0; background: var(--muster-background); }
    li { border: 1px solid var(--muster-line); border-bottom-width: 0; }
    li:first-child { border-radius: 8px 8px 0 0; }
    li:last-child { border-bottom-width: 1px; border-radius: 0 0 8px 8px; }
    li:only-child { border-radius: 8px; }
    .one { display: flex; gap: 12px; align-items: center; padding: 10px 16px; min-height: 56px; color: inherit; text-decoration: none; }
    a.one:hover { background: var(--muster-hover); }
    .one > div { flex: 1; min-width: 0; }
    .one p { overflow-wrap: anywhere; }
    .boxed { display: block; border-bottom: 1px solid var(--muster-line); }
    a.button { display: inline-flex; align-items: center; justify-content: center; min-height: 32px; padding: 0 12px; border: 1px solid var(--muster-line); border-radius: var(--muster-radius); font-size: 13px; font-weight: 500; color: inherit; text-decoration: none; }
    a.button:hover { background: var(--muster-hover); }
    @media (pointer: coarse), (max-width: 720px) { a.button { min-height: 44px; } }
    @media (max-width: 720px) { .page { padding: 0 12px 32px; } header { padding: 8px 0; } }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.watch(this.session);
    this.load();
  }

  async load() {
    try {
      this.answer = await this.ask();
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    return html`<div class="page"><header><slot name="lead"></slot><h1 tabindex="-1">${this.heading}</h1></header>${this.answer ? this.list()
      : this.failure ? errorState(this.failed, this.failure, () => this.load()) : skeleton(5)}</div>`;
  }

  place(channel) {
    const { lists } = this.session;
    return lists.incidents?.find((i) => i.id === channel)?.title ?? lists.channels?.find((c) => c.id === channel)?.name ?? '';
  }
}

/** What it says to whom it is addressed. */
export function newsOf(entry, nameOf) {
  const { data } = entry;
  switch (entry.kind) {
    case 'channel.message-posted': return t('stream.announce', { name: nameOf(entry.actor), text: plain(data.text) });
    case 'notice.fired': return plain(data.text);
    case 'handover.offered': return t('handover.asked-you', { name: nameOf(entry.actor) });
    case 'standup.opened': return t('standup.card', { title: data.title });
    case 'channel.acknowledgement-reminded': return t('inbox.acknowledge');
    default: return sentence(entry, nameOf);
  }
}

export class MusterInbox extends PlaceList {
  get heading() {
    return t('inbox.title');
  }

  get failed() {
    return t('inbox.error');
  }

  ask() {
    return this.session.client.ask('notice.inbox', { limit: 50 });
  }

  list() {
    const { entries } = this.answer;
    if (entries.length === 0) return emptyState(t('inbox.empty'), t('inbox.empty-hint'));
    return html`<ul data-testid="inbox">${entries.map((entry) => {
      const { channel, href } = whereOf(entry);
      return html`<li><a class="one" href=${href} data-testid="inbox-row">${icon(entry.kind === 'channel.message-posted' ? 'speak' : iconOf(entry.kind))}
        <div><p dir="auto">${newsOf(entry, this.session.nameOf)}</p><p class="tiny muted">${t('inbox.in', { name: this.place(channel) })}</p></div>
        <time class="tiny muted" datetime=${entry.time} title=${absolute(entry.time)}>${relative(entry.time)}</time></a></li>`;
    })}</ul>`;
  }
}
customElements.define('muster-inbox', MusterInbox);

export class MusterBrowse extends PlaceList {
  get heading() {
    return t('channel.browse');
  }

  get failed() {
    return t('channel.browse-error');
  }

  ask() {
    return this.session.client.ask('channel.browse');
  }

  list() {
    const { channels } = this.answer;
    if (channels.length === 0) return emptyState(t('channel.none'), '', html`<button class="plain" @click=${() => this.fire('muster-shell', { what: 'channel' })}>${t('app.new-channel')}</button>`);
    return html`<muster-virtual-list class="boxed" .items=${channels} .height=${ROW} .row=${this.#row}></muster-virtual-list>`;
  }

  #row = (channel) => html`<muster-browse-row .channel=${channel} @muster-join=${() => this.#join(channel.id)}></muster-browse-row>`;

  async #join(channel) {
    try {
      await this.session.client.command('channel.join', { channel });
      this.session.lists.refresh();
      this.fire('muster-open', { channel });
    } catch (failure) {
      this.failure = failure;
      this.answer = null;
    }
  }
}

/** One public channel. */
class BrowseRow extends MusterElement {
  static properties = { channel: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    :host { display: flex; gap: 12px; align-items: center; height: 64px; padding: 0 16px; border: 1px solid var(--muster-line); border-bottom-width: 0; }
    div { flex: 1; min-width: 0; }
  `];

  render() {
    const c = this.channel;
    return html`${icon('hash')}<div><p class="ellipsis" dir="auto">${c.name}</p>${c.purpose ? html`<p class="tiny muted ellipsis" dir="auto">${c.purpose}</p>` : nothing}</div>
      <button class="plain" data-testid="channel-join" aria-label=${t('channel.join-named', { name: c.name })} @click=${() => this.fire('muster-join')}>${t('channel.join')}</button>`;
  }
}
customElements.define('muster-browse-row', BrowseRow);
customElements.define('muster-browse', MusterBrowse);
