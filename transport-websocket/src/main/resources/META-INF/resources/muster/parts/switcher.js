import { css, html, nothing } from 'lit';
import './dialog.js';
import { drill, severity } from './incident-row.js';
import { marking, markingStyles } from './marking.js';
import { MusterElement } from '../element.js';
import { icon } from '../icons.js';
import { plain } from '../markdown.js';
import { permalink } from '../state/links.js';
import { t } from '../texts.js';

const MOST = 8;

/** Go anywhere: incidents, channels, people, and words in messages. */
export class MusterSwitcher extends MusterElement {
  static properties = { session: { attribute: false }, text: { state: true }, at: { state: true }, messages: { state: true } };
  static styles = [...MusterElement.styles, markingStyles, css`
    [role=listbox] { margin-top: 8px; min-height: 120px; max-height: 50vh; overflow: auto; }
    [role=option] { display: flex; align-items: center; gap: 10px; min-height: 40px; padding: 4px 10px; border-radius: var(--muster-radius); cursor: pointer; }
    [role=option][aria-selected=true] { background: var(--muster-selected); }
    [role=option] > div { min-width: 0; flex: 1; }
    .none { padding: 16px 10px; }
    @media (pointer: coarse) { [role=option] { min-height: 44px; } }
  `];
  static defaults = () => ({ text: '', at: 0, messages: [] });

  firstUpdated() {
    this.$('muster-dialog').show();
  }

  /** Without words: what is unread first. With words: what begins with them before what holds them. */
  get found() {
    const { lists } = this.session;
    const typed = this.text.trim().toLowerCase();
    const rank = (words) => (words.toLowerCase().startsWith(typed) ? 0 : words.toLowerCase().includes(typed) ? 1 : 2);
    const best = (list, words) => list.map((one) => [rank(words(one)) - (typed ? 0 : Math.min(one.mentions ?? 0, 1) + Math.min(one.unread ?? 0, 1)), one])
      .filter(([r]) => r < 2).sort(([a], [b]) => a - b).slice(0, MOST).map(([, one]) => one);
    const incidents = best(lists.incidents ?? [], (i) => `${i.title} ${i.severity}`).map((i) => ({ href: `#/c/${encodeURIComponent(i.id)}`, incident: i }));
    const channels = best((lists.channels ?? []).filter((c) => !c.incident && !c.archived), (c) => c.name).map((c) => ({ href: `#/c/${encodeURIComponent(c.id)}`, channel: c }));
    const people = typed ? best([...this.session.people.values()], (p) => `${p.name} ${p.handle ?? ''}`).slice(0, 4).map((p) => ({ person: p })) : [];
    const messages = this.messages.map((m) => ({ href: permalink(m.channel.replace(/^channel:/, ''), m.seq), message: m }));
    return [...incidents, ...channels, ...people, ...messages];
  }

  render() {
    const { found } = this;
    return html`<muster-dialog heading=${t('switcher.title')} wide top>
      <label class="sr" for="text">${t('switcher.placeholder')}</label>
      <input id="text" data-focus role="combobox" autocomplete="off" aria-expanded="true" aria-controls="found" aria-autocomplete="list" data-testid="switcher" placeholder=${t('switcher.placeholder')}
        aria-activedescendant=${found[this.at] ? `f-${this.at}` : nothing} @input=${(e) => this.#type(e.target.value)} @keydown=${this.#key}>
      <div role="listbox" id="found" aria-label=${t('switcher.results')}>${found.map((one, i) => html`<div role="option" id="f-${i}" aria-selected=${String(i === this.at)} data-testid="switcher-option" @click=${() => this.#go(one)} @mousemove=${() => (this.at = i)}>${this.#row(one)}</div>`)}
        ${found.length === 0 ? html`<div role="option" aria-disabled="true" aria-selected="false" class="muted small none">${t('switcher.none')}</div>` : nothing}</div>
    </muster-dialog>`;
  }

  #row({ incident, channel, person, message }) {
    const count = (one) => (one.unread ? html`<span class="count ${one.mentions ? '' : 'calm'}">${one.mentions || one.unread}</span>` : nothing);
    if (incident) return html`${severity(incident.severity)}${drill(incident)}<div class="ellipsis" dir="auto">${incident.title}</div>${count(incident)}`;
    if (channel) return html`${icon(channel.open ? 'hash' : 'lock')}<div class="ellipsis" dir="auto">${channel.name}</div>${marking(channel.marking)}${count(channel)}`;
    if (person) return html`${icon('person')}<div class="ellipsis" dir="auto">${person.name}</div><span class="tiny muted">${t('switcher.person')}</span>`;
    const { session } = this;
    const place = session.lists.place(message.channel.replace(/^channel:/, ''))?.name ?? '';
    return html`${icon('speak')}<div><p class="ellipsis" dir="auto">${plain(message.data.text)}</p><p class="tiny muted ellipsis">${t('switcher.message', { name: session.nameOf(message.actor), channel: place })}</p></div>`;
  }

  #type(text) {
    Object.assign(this, { text, at: 0 });
    clearTimeout(this.timer);
    if (text.trim().length < 2) {
      this.messages = [];
      return;
    }
    this.timer = setTimeout(async () => {
      const { entries } = await this.session.client.ask('channel.search', { text: text.trim(), limit: 8 }).catch(() => ({ entries: [] }));
      if (this.text === text) this.messages = entries.filter((e) => e.kind === 'channel.message-posted');
    }, 200);
  }

  #key(event) {
    const { found } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + found.length) % Math.max(1, found.length);
      this.updateComplete.then(() => this.$('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && found[this.at]) this.#go(found[this.at]);
    else return;
    event.preventDefault();
  }

  /** A person leads to what they said. */
  #go({ href, person }) {
    this.$('muster-dialog').close();
    location.hash = person ? `#/search/${encodeURIComponent(`from:${person.handle ?? person.id}`)}` : href;
  }
}
customElements.define('muster-switcher', MusterSwitcher);
