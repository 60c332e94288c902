import { css } from 'lit';
import { MusterElement } from '../element.js';
import { t } from '../texts.js';

const STEP = 16;
const LEAP = 64;

/**
 * The border of a panel, which can be moved: by mouse and pen, by the arrow keys (with Shift further), to its ends by Home and
 * End, and back to where it was first by Enter or a double click. It says the width as `--muster-<name>` on the element that
 * it stands in, and remembers it for each person on this device.
 */
export class MusterSplitter extends MusterElement {
  static properties = {
    session: { attribute: false }, name: {}, label: {}, side: {}, min: { type: Number }, max: { type: Number }, initial: { type: Number }, rest: { type: Number }, value: { state: true },
  };
  static styles = [css`
    :host { flex: none; position: relative; z-index: 10; width: 1px; background: var(--muster-line); cursor: col-resize; touch-action: none; outline: none; }
    :host::after { content: ''; position: absolute; inset: 0 -4px; transition: background var(--muster-motion); }
    :host(:hover)::after, :host(:focus-visible)::after, :host([moving])::after { background: var(--muster-accent); inset: 0 -1px; }
    :host::before { content: ''; position: absolute; inset: 0 -6px; }
  `];
  static defaults = () => ({ min: 0, max: 0, initial: 0, rest: 0, value: null });
  #person = null;
  #from = null;
  #room = new ResizeObserver(() => this.requestUpdate());

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this, { role: 'separator', tabIndex: 0, ariaOrientation: 'vertical' });
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'keydown', 'dblclick']) this.addEventListener(name, this);
    this.#room.observe(this.#around);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#room.disconnect();
  }

  willUpdate(changed) {
    if (changed.has('session')) this.watch(this.session);
    const person = this.session?.me?.person;
    if (person && person !== this.#person) {
      this.#person = person;
      this.value = Number(localStorage.getItem(this.#place)) || null;
    }
  }

  updated() {
    if (!this.isConnected) return;
    const { style } = this.#around;
    if (this.value) style.setProperty(`--muster-${this.name}`, `${this.width}px`);
    else style.removeProperty(`--muster-${this.name}`);
    const { width } = this;
    Object.assign(this, { ariaLabel: this.label, ariaValueMin: String(this.min), ariaValueMax: String(this.most), ariaValueNow: String(width), ariaValueText: t('panel.width', { count: width }) });
  }

  /** The element that it stands in. */
  get #around() {
    return this.getRootNode().host;
  }

  get #place() {
    return `muster-${this.name}-width:${this.#person}`;
  }

  /** How wide it may be here: the other side keeps what it needs. */
  get most() {
    return Math.max(this.min, Math.min(this.max, this.#around.clientWidth - this.rest));
  }

  get width() {
    return Math.round(Math.min(this.most, Math.max(this.min, this.value ?? this.#otherwise)));
  }

  /** As wide as the page around says, or as this element does. */
  get #otherwise() {
    return parseInt(getComputedStyle(this.#around).getPropertyValue(`--muster-${this.name}`), 10) || this.initial;
  }

  handleEvent(event) {
    switch (event.type) {
      case 'pointerdown': return this.#grab(event);
      case 'pointermove': return this.#from && (this.value = this.#within(this.#from.width + this.#wider(event.clientX - this.#from.x)));
      case 'keydown': return this.#key(event);
      case 'dblclick': return this.#set(null);
      default: return this.#from && this.#drop();
    }
  }

  #grab(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.focus({ focusVisible: false });
    this.setPointerCapture(event.pointerId);
    this.#from = { x: event.clientX, width: this.width };
    this.toggleAttribute('moving', true);
  }

  #drop() {
    this.#from = null;
    this.toggleAttribute('moving', false);
    this.#remember();
  }

  #key(event) {
    const step = event.shiftKey ? LEAP : STEP;
    const to = { ArrowRight: this.width + this.#wider(step), ArrowLeft: this.width - this.#wider(step), Home: this.min, End: this.most, Enter: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#set(to);
  }

  /** A way to the right makes what stands left of the border wider, and what stands right of it narrower. */
  #wider(way) {
    return this.side === 'left' ? way : -way;
  }

  #within(width) {
    return Math.min(this.most, Math.max(this.min, width));
  }

  #set(width) {
    this.value = width === null ? null : this.#within(width);
    this.#remember();
  }

  #remember() {
    if (!this.#person) return;
    if (this.value === null) localStorage.removeItem(this.#place);
    else localStorage.setItem(this.#place, String(Math.round(this.value)));
  }
}
customElements.define('muster-splitter', MusterSplitter);
