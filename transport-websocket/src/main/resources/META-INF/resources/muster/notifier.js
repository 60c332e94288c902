/** Notifications of the browser: only after the reader switched them on, and only for what is addressed to them. */
import { plain } from './markdown.js';
import { permalink } from './state/links.js';
import { sentence } from './state/sentences.js';
import { t } from './texts.js';

const SLOT = 'muster-notify';
const EVERY = 3000;

export class Notifier extends EventTarget {
  #last = new Map();

  constructor(session) {
    super();
    this.session = session;
  }

  /** `none` where the browser has no notifications, else `on`, `off` or `denied`. */
  get state() {
    if (!('Notification' in globalThis) || !globalThis.isSecureContext) return 'none';
    if (Notification.permission === 'denied') return 'denied';
    return Notification.permission === 'granted' && localStorage.getItem(SLOT) === 'on' ? 'on' : 'off';
  }

  /** On a click: asks the browser when it was never asked. */
  async toggle() {
    if (this.state === 'on') localStorage.removeItem(SLOT);
    else if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(SLOT, 'on');
    this.dispatchEvent(new Event('change'));
  }

  /** True when an entry is meant for this person. */
  addressed({ actor, data = {} }) {
    const me = this.session.me?.person;
    if (actor === me) return false;
    return [data.mentions, data.notified, data.asked].some((people) => people?.includes?.(me)) || Boolean(data.channelMention) || data.priority === 'urgent';
  }

  /** @param place {id, name, muted} where it happened */
  tell(entry, place) {
    if (this.state !== 'on' || place.muted || !document.hidden || !this.addressed(entry)) return;
    if (Date.now() - (this.#last.get(place.id) ?? 0) < EVERY) return;
    this.#last.set(place.id, Date.now());
    const { nameOf } = this.session;
    const text = entry.kind === 'channel.message-posted'
      ? t('stream.announce', { name: nameOf(entry.actor), text: plain(entry.data.text) }) : sentence(entry, nameOf);
    const shown = new Notification(place.name, { body: text, tag: `muster-${place.id}` });
    shown.onclick = () => {
      focus();
      location.hash = permalink(place.id, entry.seq);
      shown.close();
    };
  }
}
