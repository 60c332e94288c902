/**
 * Whether a text has more marks of Markdown than people write. The time to tell emphasis and links apart grows with the
 * number of marks times the length of their paragraph, and deep nesting takes the stack: such a text is shown as it is
 * written, so that nobody's message makes the page of everybody who reads it stand still.
 */

const DEEP = 24;
const MOST_WORK = 400_000;
const MOST_MARKS = 2_000;
const MOST_LINES = 1_500;
const MOST_BLOCKS = 500;
const LONGEST_RULE = 200;
/** How many lines may go on behind the beginning of a list or a quote without an empty one. */
const MOST_LAZY = 500;
/** The time to look for addresses of mail grows with the square of each word of ASCII. */
const MOST_SQUARES = 3_000_000;
const WORDS = /[!-?A-~]{50,}/g;
const FENCE = /^( {0,3})(`{3,}|~{3,})(.*)$/;
/** A block of HTML, in which nothing opens a block of code; where it ends is not looked for. */
const HTML = /^ {0,3}<(?:[!?]|\/?[a-z][a-z0-9-]*(?:[\s/>]|$))/i;
const SPACES = /[ \t]{200}/;
/** What begins a block where none is open, and what may begin one in the middle of a paragraph. */
const STARTS = /^\s*(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$))/;
const INTERRUPTS = /^ {0,3}(?:[-+*]\s+\S|1[.)]\s+\S|#{1,6}(?:\s|$))/;
/** The marks of quotes before a line, and the line: those below each other are one quote, and may be one paragraph. */
const QUOTE = /^((?: {0,3}> ?)*)(.*)$/;
const DELIMITERS = /^ {0,3}[|:-][\s|:-]*$/;
const MARKER = /^[ \t]*(?:[>+*-]|\d{1,9}[.)])/;
const MARKS = /[*_~`[\]<@!\\&|]|https?:|www\./g;
const RULE = /^[\s\-*_=+>#|:]*$/;

/** True when the text is to be shown as it is written. */
export function isDense(text) {
  let fence = null;
  let html = false;
  let length = 0;
  let marks = 0;
  let work = 0;
  let all = 0;
  let lines = 0;
  let blocks = 0;
  let lazy = 0;
  let squares = 0;
  let before = '';
  let quoted = 0;
  let plain = false;
  let table = false;
  const close = () => {
    work += marks * length;
    all += marks;
    length = 0;
    marks = 0;
  };
  for (const line of text.split('\n')) {
    const [, quotes, rest] = QUOTE.exec(line);
    const depth = quotes.split('>').length - 1;
    if (fence && depth >= fence.depth && within(rest, fence)) {
      if (closes(rest, fence)) fence = null;
      continue;
    }
    if (SPACES.test(line) || nesting(line) > DEEP) return true;
    html ||= HTML.test(rest);
    fence = html ? null : opened(rest);
    if (fence) {
      fence.depth = depth;
      close();
      plain = false;
      table = false;
      blocks += 1;
      if (blocks > MOST_BLOCKS || rest.length > LONGEST_RULE) return true;
      continue;
    }
    const blank = !rest.trim();
    table = !blank && (table || (plain && heads(before, rest)));
    const block = depth > quoted || (plain ? INTERRUPTS : STARTS).test(rest) || (table && rest.includes('|'));
    before = rest;
    quoted = blank ? 0 : block ? depth : Math.max(quoted, depth);
    plain = !block && !blank;
    lines += 1;
    blocks += block ? 1 : 0;
    lazy = blank ? 0 : block ? 1 : lazy && lazy + 1;
    for (const [word] of line.matchAll(WORDS)) squares += word.length ** 2;
    if (lazy > MOST_LAZY || squares > MOST_SQUARES) return true;
    if (lines > MOST_LINES || blocks > MOST_BLOCKS) return true;
    if (block || blank) close();
    length += line.length;
    marks += line.match(MARKS)?.length ?? 0;
    if (work + marks * length > MOST_WORK || all + marks > MOST_MARKS) return true;
  }
  return false;
}

/** The block of code that a line opens: behind backticks no others stand on the line, or they are a paragraph. */
function opened(line) {
  const [, indent, mark, info] = FENCE.exec(line) ?? [];
  return mark === undefined || (mark[0] === '`' && info.includes('`')) ? null : { indent: indent.length, mark };
}

/** Code that is indented may stand in a list, which ends, and the code with it, at what is indented less. */
const within = (line, { indent }) => !line.trim() || line.search(/\S/) >= indent;

function closes(line, { mark }) {
  const end = line.trim();
  return end.startsWith(mark) && !end.replaceAll(mark[0], '');
}

/** Whether a line and the one behind it are the head of a table: only then are the lines below it one cell each. */
const heads = (line, next) => next.includes('|') && next.includes('-') && DELIMITERS.test(next) && !line.includes('\\') && cells(line) === cells(next);

const cells = (line) => line.trim().replace(/^\||\|$/g, '').split('|').length;

/** How deep in quotes and lists a line stands; a rule stands nowhere, unless it is longer than any rule. */
function nesting(line) {
  if (RULE.test(line)) return line.length > LONGEST_RULE ? Infinity : 0;
  let depth = 0;
  let spaces = 0;
  let rest = line;
  for (let marker = MARKER.exec(rest); marker && depth <= DEEP; marker = MARKER.exec(rest)) {
    depth += 1;
    spaces += marker[0].length - 1;
    rest = rest.slice(marker[0].length);
  }
  return depth === 0 ? 0 : depth + Math.floor(spaces / 2);
}
