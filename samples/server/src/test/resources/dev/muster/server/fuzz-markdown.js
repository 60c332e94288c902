async ({ address, seed, texts }) => {
  const { markdown } = await import(address);
  const most = 65536;
  const parts = ['[', ']', '](', ')', '(', '![', '<', '>', '> ', '*', '**', '_', '__', '~', '~~', '`', '``', '```\n', '\\', '&', '&#x1;', '|', '|-', '\n', '\n\n', '- ', '1. ', '    ', '\t', '# ', '=', '---', '---\n', ': ', '"', 'a', 'b c', '@a', 'a@b.', 'http://', 'www.', '.', '<!--', '<a ', '/>', '{', '🧑🏽‍🚒', '\u200d'];
  // mulberry32: the same seed makes up the same texts
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const some = (count) => Array.from({ length: count }, () => parts[Math.floor(random() * parts.length)]).join('');
  /** A beginning, a middle that comes again and again, and an end: of any length, as the longest are shown as they are written. */
  const made = () => {
    const length = Math.floor(2 ** (8 + random() * 8));
    const middle = some(1 + Math.floor(random() * 7));
    return (some(Math.floor(random() * 4)) + middle.repeat(Math.ceil(length / middle.length)).slice(0, length) + some(Math.floor(random() * 4))).slice(0, most);
  };
  const timed = (text) => {
    const begun = performance.now();
    markdown(text);
    return performance.now() - begun;
  };
  const ofProse = (turn) => timed(`${'the quick brown fox '.repeat(most / 20)}${turn}`);
  const prose = Math.min(...[1, 2, 3, 4, 5].map(ofProse));
  const slow = [];
  let longest = 0;
  for (let i = 0; i < texts; i += 1) {
    const text = made();
    let took = timed(text);
    // another program may have the processor: the longest text of prose is timed beside it, and it slows both
    let beside = prose;
    if (took > 25) {
      beside = ofProse('again');
      for (let turn = 0; turn < 6; turn += 1) {
        took = Math.min(took, timed(`${text}${turn}`));
        beside = Math.min(beside, ofProse(`again${turn}`));
      }
    }
    longest = Math.max(longest, took);
    if (took > Math.max(50, 10 * beside)) slow.push(`${took} ms, prose ${beside} ms: ${JSON.stringify(text.slice(0, 200))}, ${text.length} long`);
  }
  return { slow, longest, prose };
}
