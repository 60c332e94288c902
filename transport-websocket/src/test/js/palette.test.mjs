import assert from 'node:assert/strict';
import test from 'node:test';
import { from } from './support.mjs';

const { palette, textPairs, shapePairs } = await from('palette.js');

function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const mode of ['light', 'dark']) {
  for (const [pairs, least] of [[textPairs, 4.5], [shapePairs, 3]]) {
    test(`${mode}: ${pairs.length} pairs reach ${least}:1`, () => {
      const colours = palette[mode];
      const weak = pairs.map(([a, b]) => [a, b, contrast(colours[a], colours[b])]).filter(([, , c]) => !(c >= least));
      assert.deepEqual(weak, []);
    });
  }
}

test('light and dark have the same colours', () => {
  assert.deepEqual(Object.keys(palette.light), Object.keys(palette.dark));
});
