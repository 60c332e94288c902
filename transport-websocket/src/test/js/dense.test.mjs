import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const { isDense } = await from('state/dense.js');

test('what people write is Markdown', () => {
  const log = `\`\`\`\n${'2026-11-21 23:07:01 *ERROR* [pool-1] a_b_c <x> `y`\n'.repeat(300)}\`\`\`\n`;
  const list = Array.from({ length: 200 }, (_, i) => `${' '.repeat(2 * (i % 4))}- **${i}** [link](https://example.com/${i}) \`code\``).join('\n');
  const table = `| a | b |\n|---|---|\n${'| 1 | `2` |\n'.repeat(150)}`;
  for (const text of ['', 'hello', log, list, table, `> > quoted\n\n${'-'.repeat(80)}\n\nand *more*`, 'word '.repeat(3200)]) assert.equal(isDense(text), false, text.slice(0, 60));
});

test('what makes a parser stand still is shown as it is written', () => {
  for (const text of ['*a ', '[', '> ', '`a', '~~a', '__a', '* ', '-', '#\n', 'a\n', '|a', '```\n', '- a\n', '![](', '\\']) assert.equal(isDense(text.repeat(16_000 / text.length)), true, text);
  assert.equal(isDense(`${'  '.repeat(30)}- deep`), true);
});

test('what looks like code to the eye and is a paragraph to the parser is counted', () => {
  const marks = '*~~```'.repeat(1_000);
  for (const text of [
    `\`\`\`${marks}`,
    `- a\n  \`\`\`\nb\n${marks}`,
    `<!--\n\n\`\`\`\n-->\n\n${marks}`,
    `\`\`\`${' '.repeat(300)}`,
    `${'~'.repeat(300)}\n`,
    '*{&#x1;\n'.repeat(800),
    `a\n${'2. *x\n'.repeat(800)}`,
    `a\n${'    - *x\n'.repeat(800)}`,
    `a\n|-|-|\n${'|*a\n'.repeat(800)}`,
    '1. '.repeat(2_000),
    '---a'.repeat(4_000),
    'a'.repeat(16_000),
    'a='.repeat(8_000),
    `a\n\`\`\`${'*'.repeat(300)}`,
    `|-\n${'*<a # *|-\n'.repeat(400)}`,
    `${'> '.repeat(2_000)}\`\`\`\n`,
    '> ~www.\n'.repeat(800),
    '> *a\n_b\n'.repeat(800),
    `1. a\n${'b ---\n'.repeat(800)}`,
  ]) assert.equal(isDense(text), true, text.slice(0, 60));
});

test('code in a list, tables, and numbers after a paragraph stay Markdown', () => {
  const code = '   $ grep *ERROR* `pwd`/a_b_c [x] | less\n'.repeat(200);
  const steps = Array.from({ length: 60 }, (_, i) => `${i + 1}. **step** \`${i}\`\n   - see [this](https://example.com)\n`).join('');
  const quote = Array.from({ length: 100 }, (_, i) => `> **${i}** said \`this\`\n>\n> and that`).join('\n\n');
  for (const text of [quote, `> \`\`\`\n${code.replaceAll(/^/gm, '> ')}\n> \`\`\`\n`, `token: ${'a1'.repeat(600)}`, `1. do\n   \`\`\`\n${code}   \`\`\`\n2. *then*`, `Steps:\n\n${steps}`, `Steps:\n${steps}`, `<https://example.com> says:\n\`\`\`\n${code}\`\`\``]) assert.equal(isDense(text), false, text.slice(0, 60));
});

test('four times as long a text takes about four times as long to look through, not sixteen', () => {
  const best = (text) => Math.min(...[1, 2, 3].map(() => {
    const began = performance.now();
    isDense(text);
    return performance.now() - began;
  }));
  for (const [part, end] of [['`', 'a`'], ['~', 'a'], [' ', 'a'], ['\t', 'a'], ['-', 'a'], ['|', 'a'], ['> ', 'a'], ['1. ', 'a'], ['a', '@'], ['<', '>'], ['```\na', '']]) {
    const long = (count) => part.repeat(count / part.length) + end;
    best(long(16_384));
    const [short, four] = [best(long(16_384)), best(long(65_536))];
    assert.ok(four < 10 * short + 5, `${JSON.stringify(part)}: ${short} ms, then ${four}`);
  }
});
