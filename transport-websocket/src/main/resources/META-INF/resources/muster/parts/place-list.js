import { css, html, nothing } from 'lit';
import { emptyState, errorState, skeleton, stateStyles } from './states.js';
import { MusterElement } from '../element.js';
import { icon, iconOf } from '../icons.js';
import { plain } from '../markdown.js';
import { sentence } from '../state/sentences.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** A page of the shell that is one list: what needs this person, or the channels that can be joined. */
class PlaceList extends MusterElement {
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
      const channel = entry.channel.replace(/^channel:/, '');
      return html`<li><a class="one" href=${`#/c/${encodeURIComponent(channel)}/m/${entry.seq}`} data-testid="inbox-row">${icon(entry.kind === 'channel.message-posted' ? 'speak' : iconOf(entry.kind))}
        <div><p dir="auto">${this.#text(entry)}</p><p class="tiny muted">${t('inbox.in', { name: this.place(channel) })}</p></div>
        <time class="tiny muted" datetime=${entry.time} title=${absolute(entry.time)}>${relative(entry.time)}</time></a></li>`;
    })}</ul>`;
  }

  #text(entry) {
    const { nameOf } = this.session;
    const { data } = entry;
    switch (entry.kind) {
      case 'channel.message-posted': return t('stream.announce', { name: nameOf(entry.actor), text: plain(data.text) });
      case 'notice.fired': return plain(data.text);
      case 'handover.offered': return t('handover.asked-you', { name: nameOf(entry.actor) });
      case 'standup.opened': return t('standup.card', { title: data.title });
      default: return sentence(entry, nameOf);
    }
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
    return html`<ul>${channels.map((c) => html`<li class="one">${icon('hash')}<div><p dir="auto">${c.name}</p>${c.purpose ? html`<p class="tiny muted">${c.purpose}</p>` : nothing}</div>
      <button class="plain" data-testid="channel-join" aria-label=${`${t('channel.join')} ${c.name}`} @click=${() => this.#join(c.id)}>${t('channel.join')}</button></li>`)}</ul>`;
  }

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
customElements.define('muster-browse', MusterBrowse);
