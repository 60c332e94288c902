/** While its element is shown and something in it is not saved, the browser asks before it leaves the page. */
export class Leaving {
  #unsaved;

  constructor(element, unsaved) {
    this.#unsaved = unsaved;
    element.addController(this);
  }

  hostConnected() {
    addEventListener('beforeunload', this.#ask);
  }

  hostDisconnected() {
    removeEventListener('beforeunload', this.#ask);
  }

  #ask = (event) => {
    if (this.#unsaved()) event.preventDefault();
  };
}

const typed = new WeakMap();

/** What was typed in forms of one name and not saved, by what it is about, while they are not shown: a session's own, and gone with it. */
export function keptOf(session, name) {
  const forms = typed.get(session) ?? new Map();
  typed.set(session, forms);
  const kept = forms.get(name) ?? new Map();
  forms.set(name, kept);
  return kept;
}
