/**
 * Whether a text has more marks of Markdown than people write. The time to tell emphasis and links apart grows with the
 * number of marks times the length of their paragraph, and deep nesting takes the stack: such a text is shown as it is
 * written, so that nobody's message makes the page of everybody who reads it stand still.
 */

const DEEP = 24;
const MOST_WORK = 400_000;
const MOST_MARKS = 2_000;
const MOST_LINES = 2_500;
const MOST_BLOCKS = 800;
const LONGEST_RULE = 200;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const BLOCK = /^\s*(?:[-+*>|#]|\d{1,9}[.)])/;
const MARKS = /[*_~`[\]<@!\\&|]|https?:|www\./g;
const RULE = /^[\s\-*_=+>#|:]*$/;

/** True when the text is to be shown as it is written. */
export function isDense(text) {
  let fence = null;
  let length = 0;
  let marks = 0;
  let work = 0;
  let all = 0;
  let lines = 0;
  let blocks = 0;
  const close = () => {
    work += marks * length;
    all += marks;
    length = 0;
    marks = 0;
  };
  for (const line of text.split('\n')) {
    const opened = FENCE.exec(line)?.[1];
    if (fence) {
      if (opened && opened[0] === fence[0] && opened.length >= fence.length) fence = null;
      continue;
    }
    if (opened) {
      close();
      blocks += 1;
      if (blocks > MOST_BLOCKS) return true;
      fence = opened;
      continue;
    }
    const block = BLOCK.test(line);
    lines += 1;
    blocks += block ? 1 : 0;
    if (lines > MOST_LINES || blocks > MOST_BLOCKS || nesting(line) > DEEP) return true;
    if (block || !line.trim()) close();
    length += line.length;
    marks += line.match(MARKS)?.length ?? 0;
    if (work + marks * length > MOST_WORK || all + marks > MOST_MARKS) return true;
  }
  return false;
}

/** How deep in quotes and lists a line stands; a rule stands nowhere, unless it is longer than any rule. */
function nesting(line) {
  if (RULE.test(line)) return line.length > LONGEST_RULE ? Infinity : 0;
  let depth = 0;
  let spaces = 0;
  for (const c of line) {
    if (c === ' ') spaces += 1;
    else if (c === '\t') spaces += 4;
    else if ('>-+*'.includes(c)) depth += 1;
    else break;
  }
  return depth === 0 ? 0 : depth + Math.floor(spaces / 2);
}
