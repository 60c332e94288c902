import { css, html, nothing } from 'lit';
import '../parts/people-field.js';
import { listStyles } from './channel-access.js';
import { MusterElement, reasonOf } from '../element.js';
import { absolute } from '../times.js';
import { t } from '../texts.js';

const UNDO = 10_000;

/** The members, with their ranks. Another's rank changes at a click and can be taken back; one's own is asked about, for it cannot. */
export class ChannelMembers extends MusterElement {
  static properties = { store: { attribute: false }, refusal: { state: true }, chosen: { state: true }, changed: { state: true }, asking: { state: true } };
  static styles = [...MusterElement.styles, listStyles, css`
    li { flex-wrap: wrap; }
    li > div { flex: 1 1 160px; }
    li > .acts { flex: 0 1 auto; display: flex; flex-wrap: wrap; gap: 4px; justify-content: end; }
    .changed { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; min-height: 32px; font-size: 13px; }
    li > .sure { flex: 1 1 100%; font-size: 13px; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  `];
  static defaults = () => ({ chosen: [] });
  #timer = null;

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const { store } = this;
    const members = [...store.room.channel.members].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
    return html`<muster-people-field .session=${store.session} label=${t('members.add')} .value=${this.chosen} .without=${members.map((m) => m.person)} @people-changed=${({ detail }) => (this.chosen = detail)}></muster-people-field>
      ${this.chosen.length ? html`<p class="row">${['member', 'guest', 'owner'].map((role) => html`<button class=${role === 'member' ? 'primary' : 'plain'} data-testid=${`add-${role}`} @click=${() => this.#add(role)}>${t(`settings.add-${role}`)}</button>`)}</p>` : nothing}
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      <div class="changed" role="status">${this.changed ? html`<span data-testid="rank-changed">${t(`rank.${this.changed.to}-done`, this.changed)}</span>
        <button class="link" data-testid="rank-undo" @click=${this.#undo}>${t('common.undo')}</button>` : nothing}</div>
      <ul>${members.map((m) => this.#member(m, members))}</ul>`;
  }

  #member(m, members) {
    const own = m.person === this.store.me;
    return html`<li data-testid="settings-member" data-person=${m.person} data-rank=${m.rank}><div><p dir="auto">${m.name}</p><p class="tiny muted">${t(`members.${m.rank}`)}${m.since ? html` · <time datetime=${m.since}>${absolute(m.since)}</time>` : nothing}</p></div>
      <div class="acts">${own ? this.#stepDown(m, members) : html`${this.#ranks(m).map((rank) => html`<button class="quiet" data-testid=${`rank-${rank}`} aria-label=${t(`rank.${rank}-named`, { name: m.name })} @click=${() => this.#rank(m, rank)}>${t(`rank.make-${rank}`)}</button>`)}
        <button class="quiet" data-testid="member-remove" aria-label=${t('common.remove', { name: m.name })} @click=${() => this.#do('channel.remove-member', { person: m.person })}>${t('settings.remove')}</button>`}</div>
      ${own && this.asking ? html`<div class="sure" role="group" aria-label=${t('rank.step-down')}><p>${t('rank.step-down-hint')}</p>
        <button class="plain danger" data-testid="step-down-sure" @click=${() => this.#do('channel.add-members', { people: [m.person], role: 'member' })}>${t('rank.step-down')}</button>
        <button class="plain" data-testid="step-down-keep" @click=${() => (this.asking = false)}>${t('rank.keep')}</button></div>` : nothing}</li>`;
  }

  /** The ranks that somebody can be given. Who is a guest of the whole workspace stays one everywhere. */
  #ranks(m) {
    const { channel } = this.store.room;
    if (channel.rank !== 'owner' || channel.archived || this.store.session.people.get(m.person)?.guest) return [];
    return ['owner', 'member'].filter((rank) => rank !== m.rank);
  }

  /** A channel keeps an owner, so the last one is not offered to go. */
  #stepDown(m, members) {
    const others = members.some((o) => o.person !== m.person && o.rank === 'owner');
    if (m.rank !== 'owner' || !others || this.asking || this.store.room.channel.archived) return nothing;
    return html`<button class="quiet" data-testid="step-down" @click=${this.#ask}>${t('rank.step-down')}</button>`;
  }

  #ask = () => {
    this.asking = true;
    this.updateComplete.then(() => this.$('[data-testid=step-down-keep]')?.focus());
  };

  async #rank({ person, name, rank: from }, to) {
    if (!(await this.#do('channel.add-members', { people: [person], role: to }))) return;
    clearTimeout(this.#timer);
    this.changed = { person, name, from, to };
    this.#timer = setTimeout(() => (this.changed = null), UNDO);
    await this.updateComplete;
    this.$('[data-testid=rank-undo]')?.focus();
  }

  #undo = async () => {
    const { person, from } = this.changed;
    clearTimeout(this.#timer);
    this.changed = null;
    await this.#do('channel.add-members', { people: [person], role: from });
    await this.updateComplete;
    this.$(`[data-person="${CSS.escape(person)}"] button`)?.focus();
  };

  async #add(role) {
    if (await this.#do('channel.add-members', { people: this.chosen, role })) this.chosen = [];
  }

  async #do(name, data) {
    this.refusal = null;
    try {
      await this.store.client.command(name, { channel: this.store.channel, ...data });
      return true;
    } catch (failure) {
      this.refusal = reasonOf(failure);
      return false;
    }
  }
}
customElements.define('muster-channel-members', ChannelMembers);
