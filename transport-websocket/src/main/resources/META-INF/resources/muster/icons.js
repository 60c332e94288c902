/** Line icons of 16 units. Decorative: what they mean stands beside them in words, or in a label. */
import { svg, html } from 'lit';

const shapes = {
  menu: svg`<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>`,
  panel: svg`<rect x="2" y="2.5" width="12" height="11" rx="1.5"/><path d="M10 2.5v11"/>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  search: svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3 3"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  check: svg`<path d="m3 8.5 3.2 3L13 4.5"/>`,
  hash: svg`<path d="M3 6h10.5M2.5 10H13M6.5 2.5l-1.5 11M11 2.5l-1.5 11"/>`,
  lock: svg`<rect x="3" y="7" width="10" height="6.5" rx="1.5"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`,
  bell: svg`<path d="M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4zM6.7 13.5a1.5 1.5 0 0 0 2.6 0"/>`,
  alert: svg`<path d="M8 2 1.5 13.5h13zM8 6.5v3M8 11.6v.1"/>`,
  reply: svg`<path d="M6.5 3.5 2.5 7.5l4 4M2.5 7.5h6a5 5 0 0 1 5 5"/>`,
  pin: svg`<path d="M10 1.8 14.2 6l-2.4.7-2.3 2.3-.3 3L4 6.8l3-.3 2.3-2.3zM6.2 9.8 2.2 13.8"/>`,
  edit: svg`<path d="m10.5 3 2.5 2.5L6 12.5l-3 .5.5-3z"/>`,
  trash: svg`<path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9"/>`,
  link: svg`<path d="M6.5 9.5a2.5 2.5 0 0 0 3.6 0l2.3-2.4a2.5 2.5 0 0 0-3.6-3.5L7.7 4.7M9.5 6.5a2.5 2.5 0 0 0-3.6 0L3.6 8.9a2.5 2.5 0 0 0 3.6 3.5l1.1-1.1"/>`,
  swap: svg`<path d="M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 13.5l-3-3 3-3"/>`,
  flag: svg`<path d="M3.5 14V2.5M3.5 3h8l-1.5 3L11.5 9h-8"/>`,
  person: svg`<circle cx="8" cy="5" r="2.7"/><path d="M2.8 13.7a5.2 5.2 0 0 1 10.4 0"/>`,
  list: svg`<path d="m2 4.2 1.2 1.2L5.4 3M2 11.2l1.2 1.2 2.2-2.4M8 4.5h6M8 11.5h6"/>`,
  clock: svg`<circle cx="8" cy="8" r="5.8"/><path d="M8 4.8V8l2.2 1.6"/>`,
  dot: svg`<circle cx="8" cy="8" r="2.2"/>`,
  down: svg`<path d="M8 3v10M4 9l4 4 4-4"/>`,
  up: svg`<path d="M8 13V3M4 7l4-4 4 4"/>`,
  retry: svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3"/>`,
  send: svg`<path d="M2.5 8h10M8.5 4l4 4-4 4"/>`,
  speak: svg`<path d="M2.5 3.5h11v7.5h-6l-3 2.5V11h-2z"/>`,
  people: svg`<circle cx="6" cy="5.2" r="2.3"/><path d="M1.8 13a4.2 4.2 0 0 1 8.4 0M10.5 3.1a2.3 2.3 0 0 1 0 4.2M11.5 9.2a4.2 4.2 0 0 1 2.7 3.8"/>`,
  save: svg`<path d="M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 13.5h11"/>`,
  sun: svg`<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1"/>`,
  out: svg`<path d="M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6"/>`,
  smile: svg`<circle cx="8" cy="8" r="5.8"/><path d="M5.5 9.5a2.8 2.8 0 0 0 5 0M6 6.3v.1M10 6.3v.1"/>`,
  more: svg`<path d="M3.5 8h.1M8 8h.1M12.4 8h.1" stroke-width="2.2"/>`,
  share: svg`<path d="M9.5 3.5 13.5 7l-4 3.5V8.3c-3.5 0-5.5 1-7 3.7.3-4 2.8-6 7-6.2z"/>`,
  eye: svg`<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="1.8"/>`,
  history: svg`<path d="M3 8a5 5 0 1 0 1.6-3.7M3 2v3h3M8 5.2V8l1.8 1.3"/>`,
  file: svg`<path d="M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5"/>`,
  clip: svg`<path d="m13 7.5-5.3 5.3a3 3 0 0 1-4.3-4.3l5.6-5.6a2 2 0 0 1 2.9 2.9l-5.5 5.5a1 1 0 0 1-1.5-1.4l4.9-5"/>`,
  sliders: svg`<path d="M2 4.8h5.5M12 4.8h2M2 11.2h2M8.5 11.2H14"/><circle cx="9.7" cy="4.8" r="1.9"/><circle cx="6.2" cy="11.2" r="1.9"/>`,
  mute: svg`<path d="M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4zM2 2l12 12"/>`,
  thread: svg`<path d="M2.5 3.5h11v7h-5l-3 2.5v-2.5h-3zM5.2 6h5.6M5.2 8.2h3.6"/>`,
  code: svg`<path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.2"/><path d="M10.5 3H3v7.5"/>`,
  keys: svg`<rect x="1.5" y="4" width="13" height="8" rx="1.5"/><path d="M4 6.7h.1M6.7 6.7h.1M9.3 6.7h.1M12 6.7h.1M5 9.4h6"/>`,
};

export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[name] ?? shapes.dot}</svg>`;

const KINDS = [
  [/^channel\.message-(un)?pinned$/, 'pin'], [/^channel\.(message-released|marking)/, 'alert'], [/^channel\.acknowl|reminder/, 'bell'], [/^channel\.scheduled/, 'clock'], [/decided/, 'check'], [/channel-added/, 'hash'], [/^channel\.(member|invitation)/, 'people'], [/^channel\./, 'hash'],
  [/severity|declared|update-published/, 'flag'], [/welcomed/, 'speak'], [/overdue|escalated|alerts|resolve-/, 'alert'], [/role-assigned/, 'person'],
  [/^task\./, 'list'], [/^handover\./, 'swap'], [/^standup\./, 'people'], [/^rotation\./, 'swap'], [/^deadline\./, 'clock'], [/^context\./, 'search'], [/^rule\./, 'sliders'], [/^exercise\./, 'speak'], [/^noti(ce|fier)\./, 'bell'], [/status/, 'flag'],
];
export const iconOf = (kind) => (KINDS.find(([pattern]) => pattern.test(kind)) ?? [null, 'dot'])[1];
