/** What the elements under one mount share: the connection, the people, the lists. */
import { MusterClient } from './client.js';
import { Drafts } from './drafts.js';
import { Lists } from './lists.js';
import { Notifier } from './notifier.js';
import { Threads } from './threads.js';
import { locale, t, useTexts } from './texts.js';

const sessions = new Map();

/** The absolute address of a mount; without one, where `assets/<version>/muster/` of this module stands. */
export function mountAddress(mount) {
  if (!mount) return new URL('../../../', import.meta.url).href;
  return new URL(mount.endsWith('/') ? mount : `${mount}/`, document.baseURI).href;
}

export function sessionFor(mount) {
  const address = mountAddress(mount);
  if (!sessions.has(address)) sessions.set(address, new Session(address));
  return sessions.get(address);
}

export class Session extends EventTarget {
  #users = 0;
  #asked = new Set();
  #timer = null;

  constructor(mount) {
    super();
    this.mount = mount;
    this.client = new MusterClient({ mount });
    this.people = new Map();
    this.me = null;
    this.rooms = new Map();
    this.lists = new Lists(this);
    this.drafts = new Drafts(this);
    this.threads = new Threads(this);
    this.notifier = new Notifier(this);
    this.groups = { groups: [], teams: [] };
    this.client.addEventListener('hello', (event) => this.#greeted(event.detail));
    for (const name of ['state', 'signedout']) this.client.addEventListener(name, () => this.changed());
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** An element uses the connection; the first one opens it, the last one closes it. */
  use() {
    this.#users += 1;
    clearTimeout(this.#timer);
    if (this.client.state === 'idle') this.client.connect();
  }

  release() {
    this.#users -= 1;
    this.#timer = setTimeout(() => this.#users === 0 && this.client.close(), 500);
  }

  #greeted(hello) {
    if (this.me && this.me.person !== hello.person) {
      location.reload();
      return;
    }
    const first = !this.me;
    this.me = { person: hello.person, name: hello.name };
    if (first) {
      this.#loadPeople();
      this.#loadGroups();
      this.speak();
      this.#followPerson();
    }
    this.changed();
  }

  /** What concerns this person alone, as it comes: `personal` {entries}. */
  #followPerson() {
    this.client.follow(`person:${this.me.person}`, {
      entries: (entries) => this.dispatchEvent(Object.assign(new Event('personal'), { detail: entries })),
    });
  }

  async #loadGroups() {
    this.groups = await this.client.ask('channel.teams').catch(() => this.groups);
    this.changed();
  }

  /** Severities are called as this workspace calls them. */
  async speak() {
    const { severities } = await this.client.ask('incident.scheme').catch(() => ({ severities: [] }));
    useTexts(locale(), Object.fromEntries(severities.filter((one) => one.title !== one.severity).map((one) => [`severity.${one.severity}`, one.title])));
    this.changed();
  }

  async #loadPeople() {
    const { people } = await this.client.ask('channel.people').catch(() => ({ people: [] }));
    for (const one of people) this.people.set(one.id, one);
    this.changed();
    this.dispatchEvent(new Event('people'));
  }

  /** Takes in names that came with an answer or an event. */
  meet(people) {
    for (const { person, name } of people) {
      if (person && name && !this.people.has(person)) this.people.set(person, { id: person, name });
    }
  }

  nameOf = (person) => {
    if (!person) return t('act.system');
    if (person === this.me?.person) return this.people.get(person)?.name ?? this.me.name;
    const known = this.people.get(person);
    if (known) return known.name;
    if (person.startsWith('system') || person.startsWith('muster')) return t('act.system');
    this.#miss(person);
    return person;
  };

  #miss(person) {
    if (this.#asked.has(person) || this.client.state !== 'online') return;
    this.#asked.add(person);
    setTimeout(() => this.#loadPeople(), 300);
  }

  get myHandle() {
    return this.people.get(this.me?.person)?.handle;
  }
}
