/**
 * The part of a list that is drawn. A long list keeps few nodes: the slice begins at a key and moves by steps when the
 * reader comes near one of its ends. Without a key it lies at the end of the list, and goes with it.
 */

const FEWEST = 24;
const MOST = 150;
const CLOSE = 0.25;

/** How many lines are drawn until it is known how high they are. */
export const DRAWN = 40;
const STEP = 12;
const MOVES = /^(day-|new$)/;

/** @return {from, to} indices into `keys`: `drawn` lines, and the rules that stand before the first of them */
export function sliceOf(keys, first, drawn = DRAWN) {
  const at = first === null ? -1 : keys.indexOf(first);
  const most = Math.max(0, keys.length - drawn);
  let from = at < 0 ? most : Math.min(at, most);
  const to = Math.min(keys.length, from + drawn);
  while (from > 0 && MOVES.test(keys[from - 1])) from -= 1;
  return { from, to };
}

/** The first key after moving towards the beginning (-1) or the end (1); the same when there is nothing there. */
export function moved(keys, slice, direction, drawn = DRAWN) {
  const most = Math.max(0, keys.length - drawn);
  const from = Math.max(0, Math.min(most, slice.from + direction * STEP));
  return keyFrom(keys, from);
}

/** The first key from an index on that keeps its place: days and the line of what is new move when more is loaded. */
export const keyFrom = (keys, from) => keys.slice(from).find((key) => !MOVES.test(key)) ?? null;

/** The first key of a slice that holds one place in its middle. */
export function around(keys, index, drawn = DRAWN) {
  const most = Math.max(0, keys.length - drawn);
  return keyFrom(keys, Math.max(0, Math.min(most, index - Math.floor(drawn / 2))));
}

/** How many lines fill a height, given that so many of them were so high; the number before while that is about right. */
export function drawnFor(height, lines, high, before) {
  if (lines === 0 || high === 0) return before;
  const wanted = Math.max(FEWEST, Math.min(MOST, Math.ceil((height * lines) / high)));
  return Math.abs(wanted - before) > before * CLOSE ? wanted : before;
}
