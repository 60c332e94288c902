/** What every element of the library is: controls' look, watching of stores, small DOM habits. */
import { LitElement } from 'lit';
import { controls } from './tokens.js';
import { has, t } from './texts.js';

export class MusterElement extends LitElement {
  static styles = [controls];
  #watched = new Map();

  /** First values of an element's properties are given by `static defaults`: a field would hide the property. */
  constructor() {
    super();
    Object.assign(this, this.constructor.defaults?.());
  }

  /** Draws again whenever the store says so; stops with the element. */
  watch(store, name = 'change') {
    if (!store || this.#watched.get(store) === name) return;
    this.#watched.set(store, name);
    if (this.isConnected) store.addEventListener(name, this.#changed);
  }

  unwatch(store) {
    const name = this.#watched.get(store);
    if (name) store.removeEventListener(name, this.#changed);
    this.#watched.delete(store);
  }

  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    for (const [store, name] of this.#watched) store.addEventListener(name, this.#changed);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const [store, name] of this.#watched) store.removeEventListener(name, this.#changed);
  }

  $(selector) {
    return this.renderRoot.querySelector(selector);
  }

  fire(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

/** Draws an element again at a rhythm, for what counts down; stops with it. */
export class Ticker {
  constructor(host, seconds = () => 1) {
    this.host = host;
    this.seconds = seconds;
    host.addController(this);
  }

  hostConnected() {
    this.#next();
  }

  hostDisconnected() {
    clearTimeout(this.timer);
  }

  #next() {
    this.timer = setTimeout(() => {
      this.host.requestUpdate();
      this.#next();
    }, this.seconds() * 1000 - (Date.now() % 1000));
  }
}

/** What to tell a person about a failure. */
export function reasonOf(failure) {
  const key = `refused.${failure?.code}`;
  const general = t(has(key) ? key : 'refused.unavailable');
  const text = failure?.code === 'invalid' || failure?.code === 'conflict' ? failure.message || general : general;
  return failure?.reference ? `${text} ${t('refused.reference', { reference: failure.reference })}` : text;
}

/** True when a key was pressed where text is written. */
export function inText(event) {
  const target = event.composedPath()[0];
  return Boolean(target?.matches?.('input, textarea, select, [contenteditable]'));
}

export const initials = (name) => {
  const words = (name ?? '?').trim().split(/\s+/);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? [...words[words.length - 1]][0] : '';
  return (first + last).toUpperCase();
};
