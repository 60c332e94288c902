import { render } from 'lit';

/**
 * The rows of a list of which a moving part is drawn, each in an element of its own that goes when the row goes.
 * The library's `repeat` leaves a marker behind for every row that it takes out, which a list that moves all day
 * would collect without end.
 */
export class Rows {
  #drawn = new Map();

  /** @param element what each row stands in, as `div` or `li` */
  constructor(element) {
    this.element = element;
  }

  /**
   * @param container holds nothing else
   * @param list [{key, …}]
   * @param template of a row
   * @param host whose methods the template's listeners are
   */
  draw(container, list, template, host) {
    const kept = new Map(list.map((one) => [one.key, this.#drawn.get(one.key) ?? document.createElement(this.element)]));
    for (const [key, row] of this.#drawn) if (!kept.has(key)) row.remove();
    let at = container.firstChild;
    for (const one of list) {
      const row = kept.get(one.key);
      if (row === at) at = at.nextSibling;
      else container.insertBefore(row, at);
      render(template(one), row, { host });
    }
    this.#drawn = kept;
  }
}
