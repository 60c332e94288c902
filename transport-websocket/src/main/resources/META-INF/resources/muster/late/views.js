/**
 * Views of the incidents that a person keeps on this device: what was chosen alone, nothing that was written. They are called
 * by what they show.
 */
const SLOT_OF = (me) => `muster-views-${me}`;
const MOST = 12;

/** What of a view is kept: everything but the words that were looked for. */
const chosen = ({ scope, severities, mine, by, down }) => ({ scope, severities, mine, by, down, words: '' });

export function keptViews(me) {
  try {
    return JSON.parse(localStorage.getItem(SLOT_OF(me)) ?? '[]').filter((view) => Array.isArray(view?.severities));
  } catch {
    return [];
  }
}

const same = (one, other) => JSON.stringify(chosen(one)) === JSON.stringify(chosen(other));
export const isKept = (views, view) => views.some((one) => same(one, view));

function keep(me, views) {
  const SLOT = SLOT_OF(me);
  localStorage.setItem(SLOT, JSON.stringify(views.map(chosen)));
  return views.map(chosen);
}

/** Keeps a view; returns what there is then, the latest last. */
export const keepView = (me, view) => keep(me, [...keptViews(me).filter((one) => !same(one, view)), view].slice(-MOST));

export const dropView = (me, view) => keep(me, keptViews(me).filter((one) => !same(one, view)));
