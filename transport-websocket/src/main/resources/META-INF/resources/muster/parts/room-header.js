import { css, html, nothing } from 'lit';
import { severity } from './incident-row.js';
import { marking, markingStyles } from './marking.js';
import { body, textStyles } from './text.js';
import { MusterElement, Ticker } from '../element.js';
import { icon } from '../icons.js';
import { openDeadlines, urgencyOf } from '../state/deadlines.js';
import { isOver, roleOf, updateUrgency } from '../state/incident.js';
import { absolute, countdown, span } from '../times.js';
import { t } from '../texts.js';

/** What one glance must answer: how bad, who commands, when the next update is due. */
export class RoomHeader extends MusterElement {
  static properties = { store: { attribute: false }, panel: { type: Boolean } };
  static styles = [...MusterElement.styles, textStyles, markingStyles, css`
    :host { display: block; border-bottom: 1px solid var(--muster-line); background: var(--muster-background); container-type: inline-size; }
    .bar { display: flex; align-items: center; gap: 8px 16px; padding: 10px 12px 10px 20px; min-height: 64px; }
    .lead { display: contents; }
    .main { flex: 1; min-width: 0; display: grid; gap: 2px; }
    .first { display: flex; align-items: center; gap: 8px; min-width: 0; }
    h1 { min-width: 0; font-size: 18px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .facts { display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 13px; color: var(--muster-muted); font-variant-numeric: tabular-nums; }
    .facts b { font-weight: 500; color: var(--muster-text); }
    .facts > span { display: inline-flex; gap: 4px; align-items: center; min-width: 0; }
    .soon, .clock.soon { color: var(--muster-warning); font-weight: 600; background: var(--muster-warning-surface); padding: 0 6px; border-radius: 4px; }
    .overdue { color: var(--muster-danger); font-weight: 600; background: var(--muster-danger-surface); padding: 0 6px; border-radius: 4px; }
    .acts { display: flex; gap: 4px; align-items: center; }
    .tool { padding: 0 8px; }
    .clock { max-width: 216px; border-color: var(--muster-line); font-variant-numeric: tabular-nums; }
    .clock.lapsed { color: var(--muster-danger); background: var(--muster-danger-surface); }
    .below { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 0 20px 8px; font-size: 13px; }
    .said { max-height: 60px; overflow: auto; flex: 1 1 260px; max-width: none; }
    .set { display: flex; gap: 4px; overflow-x: auto; max-width: 100%; scrollbar-width: thin; }
    .set a { display: inline-flex; gap: 6px; align-items: center; padding: 2px 8px; min-height: 28px; border: 1px solid var(--muster-line); border-radius: 14px; color: inherit; text-decoration: none; max-width: 260px; flex: none; }
    .set a[aria-current] { background: var(--muster-selected); }
    @container (max-width: 820px) {
      .bar { flex-wrap: wrap; padding: 8px 12px; }
      .acts { order: 3; width: 100%; }
      .clock { order: 3; }
      .acts button.plain { flex: 1 1 auto; padding: 0 4px; }
    }
    @container (max-width: 480px) {
      .elapsed, .purpose, .backup, .tool { display: none !important; }
      .below { padding: 0 12px 6px; }
      .set { display: none; }
      .below:not(:has(.said)) { display: none; }
      .tlp { order: 4; }
      .bar { gap: 2px 8px; padding: 4px 8px 8px; }
      .main, .first { display: contents; }
      .sev { order: 1; }
      .first > svg { order: 1; }
      h1 { order: 2; flex: 1 1 calc(100% - 180px); font-size: 15px; line-height: 1.25; white-space: normal; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
      .bar > button { order: 3; }
      .bar > .clock { order: 5; flex: 1 1 100%; max-width: none; }
      .tag { order: 4; margin-left: 4px; }
      .facts { order: 5; flex: 1 1 auto; flex-wrap: nowrap; gap: 0 12px; min-height: 24px; align-items: center; }
      .facts > span:not(:first-child) { flex: none; }
      .acts { order: 6; margin-top: 4px; }
    }
  `];
  ticker = new Ticker(this);

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
  }

  render() {
    const { room } = this.store;
    const { incident, channel } = room;
    return html`<header class="bar" data-testid="room-header">
      <slot name="lead"></slot>
      <div class="main">${incident ? this.#incident(incident) : this.#channel(channel)}</div>
      ${incident ? this.#clock() : nothing}${this.#tools(channel)}
      <button class="quiet square" aria-expanded=${String(this.panel)} aria-label=${t(this.panel ? 'room.panel-close' : 'room.panel-open')} title=${t(this.panel ? 'room.panel-close' : 'room.panel-open')}
        data-testid="panel-toggle" @click=${() => this.fire('muster-panel')}>${icon('panel')}</button>
      ${incident && channel.rank !== 'guest' ? html`<div class="acts" role="group" aria-label=${t('room.actions')}>
        ${['update', 'severity', 'status', 'handover'].map((what) => html`<button class="plain" data-testid=${`${what}-open`} @click=${() => this.fire('muster-dialog', { what })}>${t(`room.${what}`)}</button>`)}
      </div>` : nothing}
    </header>${this.#below(room)}`;
  }

  #tools(channel) {
    const tool = (glyph, testid, label, name, detail) => html`<button class="quiet square tool" data-testid=${testid} aria-label=${label} title=${label} @click=${() => this.fire(name, detail)}>${icon(glyph)}</button>`;
    return html`${channel.pins.length ? html`<button class="quiet tool" data-testid="header-pins" aria-label=${t('room.pins', { count: channel.pins.length })} title=${t('room.pins', { count: channel.pins.length })} @click=${() => this.fire('muster-tab', { tab: 'pins' })}>${icon('pin')}${channel.pins.length}</button>` : nothing}
      ${tool('search', 'header-search', t('room.search'), 'muster-find', { text: '' })}${tool('sliders', 'header-settings', t('settings.title'), 'muster-dialog', { what: 'settings' })}`;
  }

  /** The regulators' deadline that comes first, and how many wait behind it. */
  #clock() {
    const open = openDeadlines(this.store.clocks.list);
    if (open.length === 0) return nothing;
    const { due, stage, clock } = open[0];
    const urgency = urgencyOf(open[0]);
    const away = due - Date.now();
    const text = t(away > 0 ? 'clock.left' : 'clock.over', { title: `${clock.regime} ${stage.title}`.trim(), span: away > 0 ? countdown(away) : span(-away) });
    return html`<button class="clock ${urgency}" data-testid="header-clock" data-urgency=${urgency} title=${`${clock.title}: ${absolute(due)}`} @click=${() => this.fire('muster-tab', { tab: 'clocks' })}>${icon(urgency === 'fine' ? 'clock' : 'alert')}<span class="ellipsis">${text}</span>${open[1] ? html`<span data-testid="header-clock-more">+${open.length - 1}</span>` : nothing}</button>`;
  }

  /** What the channel says about itself, and the other channels of the incident. */
  #below({ channel, incident }) {
    const set = incident?.channels ?? [];
    if (!channel.header && set.length === 0) return nothing;
    return html`<div class="below">${channel.header ? html`<div class="text said" dir="auto" data-testid="header-text">${body(channel.header, {})}</div>` : nothing}
      ${set.length ? html`<nav class="set" aria-label=${t('set.title')} data-testid="channel-set">${set.map((c) => html`<a href=${`#/c/${encodeURIComponent(c.id)}`} aria-current=${c.id === channel.id ? 'page' : nothing}><span class="ellipsis" dir="auto">${c.name}</span>${marking(c.marking, 'set-marking')}</a>`)}</nav>` : nothing}</div>`;
  }

  #channel(channel) {
    return html`<div class="first">${icon(channel.open ? 'hash' : 'lock')}<h1 tabindex="-1" dir="auto" title=${channel.name}>${channel.name}</h1>${marking(channel.marking, 'header-marking')}</div>
      <div class="facts"><span>${t('room.members', { count: channel.members.length })}</span>${channel.purpose ? html`<span class="purpose ellipsis">${channel.purpose}</span>` : nothing}</div>`;
  }

  #incident(incident) {
    const commander = roleOf(incident, 'commander');
    const name = commander?.primary ? commander.primaryName ?? this.store.session.nameOf(commander.primary) : null;
    const backup = commander?.backup ? commander.backupName ?? this.store.session.nameOf(commander.backup) : null;
    const declared = Date.parse(incident.declaredAt);
    const over = isOver(incident);
    const end = over && incident.resolvedAt ? Date.parse(incident.resolvedAt) : Date.now();
    return html`<div class="first">${severity(incident.severity, 'header-severity')}
        <span class="tag" data-testid="header-status">${t(`status.${incident.status}`)}</span>
        ${incident.exercise ? html`<a class="tag" href=${`#/exercise/${encodeURIComponent(incident.id)}`} data-testid="header-exercise">${t('room.exercise')}</a>` : nothing}
        <h1 tabindex="-1" dir="auto" title=${incident.title}>${incident.title}</h1>${marking(this.store.room.channel.marking, 'header-marking')}</div>
      <div class="facts">
        <span data-testid="header-commander">${icon('person')}<span class="sr">${t('room.commander')}</span>${name ? html`<b class="ellipsis" dir="auto">${name}</b>` : html`<b>${t('room.no-commander')}</b>`}
          ${backup ? html`<span class="backup ellipsis">${t('room.backup', { name: backup })}</span>` : nothing}</span>
        ${this.#next(incident, over)}
        <span class="elapsed" data-testid="header-elapsed" title=${absolute(incident.declaredAt)}>${t(over ? 'room.over' : 'room.elapsed', { span: span(end - declared) })}</span>
        <span class="elapsed">${t('room.heading', { number: incident.number })}</span>
        ${incident.call ? html`<a href=${incident.call} target="_blank" rel="noopener noreferrer" data-testid="header-call">${t('room.call')}</a>` : nothing}
        ${over ? html`<a href=${`#/retrospective/${encodeURIComponent(incident.id)}`} data-testid="header-retrospective">${t('app.retrospective')}</a>` : nothing}
      </div>`;
  }

  #next(incident, over) {
    if (over) return nothing;
    const urgency = updateUrgency(incident);
    if (urgency === 'none') return html`<span data-testid="header-next-update" data-urgency="none">${t('room.update-none')}</span>`;
    const away = Date.parse(incident.nextUpdateAt) - Date.now();
    return html`<span class=${urgency} data-testid="header-next-update" data-urgency=${urgency} title=${absolute(incident.nextUpdateAt)}>${icon(urgency === 'fine' ? 'clock' : 'alert')}
      ${urgency === 'overdue' ? t('room.update-overdue', { span: span(-away) }) : t('room.update-in', { span: countdown(away) })}</span>`;
  }
}
customElements.define('muster-room-header', RoomHeader);
