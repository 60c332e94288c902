import { pathOf } from './playbook-edits.js';

/** The fields of an editor by the path of what they hold (`data-path`), wherever its parts draw them. */
export class PathFields {
  #roots;

  /** @param roots gives the shadow roots in which to look, the editor's own first */
  constructor(roots) {
    this.#roots = roots;
  }

  /** The field that is nearest to what a path names: it, one within it, or what is around it. */
  nearest(path) {
    const steps = pathOf(path);
    for (let i = steps.length; i > 0; i -= 1) {
      const place = CSS.escape(steps.slice(0, i).join('.'));
      const found = this.#roots().map((root) => root.querySelector(`[data-path="${place}"], [data-path^="${place}."]`)).find(Boolean);
      if (found) return found;
    }
    return null;
  }

  show(path) {
    const field = this.nearest(path);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }

  /** Says at each field what was found there, and no more where nothing is found any more. */
  mark(findings) {
    const found = new Map();
    for (const { path, level, message } of findings) {
      const field = this.nearest(path);
      if (field) found.set(field, [...(found.get(field) ?? []), { level, message }]);
    }
    for (const field of this.#roots().flatMap((root) => [...root.querySelectorAll('[data-found]')])) {
      if (!found.has(field)) for (const name of ['data-found', 'data-level', 'aria-description']) field.removeAttribute(name);
    }
    found.forEach((all, field) => {
      const said = all.map((one) => one.message).join(' ');
      field.dataset.found = said;
      field.dataset.level = ['error', 'warning', 'hint'].find((level) => all.some((one) => one.level === level)) ?? 'hint';
      field.setAttribute('aria-description', said);
    });
  }
}
