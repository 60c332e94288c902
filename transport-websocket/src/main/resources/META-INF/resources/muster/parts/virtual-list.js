import { css, html } from 'lit';
import { Rows } from './rows.js';
import { MusterElement } from '../element.js';

const SPARE = 12;

/** The nearest ancestor that scrolls, through the borders of elements. */
function scrollerOf(element) {
  for (let one = element; one; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement;
}

/** Rows of one height, of which only those near the reader's eyes are drawn. It scrolls with the nearest ancestor that does. */
export class VirtualList extends MusterElement {
  static properties = { items: { attribute: false }, row: { attribute: false }, height: { type: Number }, from: { state: true }, to: { state: true } };
  static styles = [...MusterElement.styles, css`
    :host { display: block; }
    ul { position: relative; }
  `];
  #rows = new Rows('li');
  static defaults = () => ({ items: [], height: 34, from: 0, to: 40 });

  connectedCallback() {
    super.connectedCallback();
    this.sizes = new ResizeObserver(() => this.#measure());
    this.scroller = scrollerOf(this);
    this.sizes.observe(this.scroller);
    this.scroller.addEventListener('scroll', this.#measure, { passive: true });
    this.updateComplete.then(() => this.#measure());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.scroller.removeEventListener('scroll', this.#measure);
  }

  updated() {
    const list = this.renderRoot.querySelector('ul');
    this.#rows.draw(list, this.items.slice(this.#from, this.to).map((item) => ({ key: item.id, item })), ({ item }) => this.row(item), this);
    list.style.height = `${this.items.length * this.height}px`;
    list.style.paddingTop = `${this.#from * this.height}px`;
    this.#measure();
  }

  get #from() {
    return Math.min(this.from, Math.max(0, this.items.length - 1));
  }

  #measure = () => {
    const box = this.scroller.getBoundingClientRect();
    const top = box.top - this.getBoundingClientRect().top;
    const from = Math.max(0, Math.floor(top / this.height) - SPARE);
    const to = Math.ceil((top + box.height) / this.height) + SPARE;
    if (Math.abs(from - this.from) >= SPARE / 2 || from === 0 || Math.abs(to - this.to) >= SPARE / 2) Object.assign(this, { from, to: Math.max(to, from) });
  };

  /** Brings a row into view. */
  show(index) {
    const box = this.scroller.getBoundingClientRect();
    const top = this.getBoundingClientRect().top + index * this.height;
    if (top < box.top) this.scroller.scrollTop -= box.top - top;
    else if (top + this.height > box.bottom) this.scroller.scrollTop += top + this.height - box.bottom;
  }

  render() {
    return html`<ul role="list"></ul>`;
  }
}
customElements.define('muster-virtual-list', VirtualList);
