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
