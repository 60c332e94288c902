import { css } from 'lit';
import { errorState, skeleton, stateStyles } from './states.js';
import { MusterElement } from '../element.js';

/** A tab that shows the answer to a question, and asks again when the room has moved on. */
export class LoadingTab extends MusterElement {
  static properties = { store: { attribute: false }, answer: { state: true }, failure: { state: true } };
  static styles = [...MusterElement.styles, stateStyles, css`
    :host { display: block; }
    section { padding: 12px 16px; }
    section + section { border-top: 1px solid var(--muster-line); }
    section h3 { margin-bottom: 6px; }
  `];
  #acts = -1;
  #timer = null;

  willUpdate(changed) {
    if (changed.has('store')) this.watch(this.store);
    if (this.#acts === this.store.acts) return;
    const first = this.#acts < 0;
    this.#acts = this.store.acts;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), first ? 0 : 400);
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
    if (this.answer) return this.full(this.answer);
    if (this.failure) return errorState(this.failed, this.failure, () => this.load());
    return skeleton(6);
  }
}
