/** The colours, as data, so that a test can measure every pair. */
export const palette = {
  light: {
    background: '#ffffff', surface: '#f7f7f8', raised: '#ffffff', hover: '#f0f0f2', selected: '#e9ecfb',
    line: '#e2e2e6', control: '#83868f', text: '#1b1c1f', muted: '#5b5e66',
    accent: '#3d4fc1', 'on-accent': '#ffffff', danger: '#b3142b', warning: '#854800', good: '#17703a',
    'warning-surface': '#fff6e0', 'danger-surface': '#fdeef0', mention: '#fdf0c4', code: '#efeff1',
    sev1: '#c3122d', 'on-sev1': '#ffffff', sev2: '#b54708', 'on-sev2': '#ffffff',
    sev3: '#f2c230', 'on-sev3': '#1b1c1f', sev4: '#2563b4', 'on-sev4': '#ffffff',
    'tlp-ground': '#000000', 'tlp-red': '#ff2b2b', 'tlp-amber': '#ffc000', 'tlp-green': '#33ff00', 'tlp-clear': '#ffffff',
    sev5: '#5b6270', 'on-sev5': '#ffffff', scrim: 'rgb(20 21 24 / 0.45)', shadow: 'rgb(20 21 24 / 0.16)',
  },
  dark: {
    background: '#141518', surface: '#1a1b1f', raised: '#222429', hover: '#25272d', selected: '#282d48',
    line: '#2e3037', control: '#747883', text: '#ececee', muted: '#a3a7b0',
    accent: '#93a5ff', 'on-accent': '#11131c', danger: '#ff9494', warning: '#f2b561', good: '#72cc8f',
    'warning-surface': '#332a17', 'danger-surface': '#391d21', mention: '#453a15', code: '#2a2c32',
    sev1: '#d2303c', 'on-sev1': '#ffffff', sev2: '#ee8b4a', 'on-sev2': '#16130f',
    sev3: '#f2c94c', 'on-sev3': '#16140c', sev4: '#7db2f5', 'on-sev4': '#0d1420',
    'tlp-ground': '#000000', 'tlp-red': '#ff2b2b', 'tlp-amber': '#ffc000', 'tlp-green': '#33ff00', 'tlp-clear': '#ffffff',
    sev5: '#9aa0aa', 'on-sev5': '#121418', scrim: 'rgb(0 0 0 / 0.6)', shadow: 'rgb(0 0 0 / 0.5)',
  },
};

/** Text and what it stands on; each must reach 4.5:1. */
export const textPairs = [
  ...['text', 'muted', 'accent', 'danger', 'warning', 'good'].flatMap((text) =>
    ['background', 'surface', 'raised', 'hover'].map((ground) => [text, ground])),
  ['text', 'selected'], ['accent', 'selected'], ['muted', 'selected'], ['text', 'mention'], ['text', 'code'],
  ['warning', 'warning-surface'], ['text', 'warning-surface'], ['muted', 'warning-surface'],
  ['danger', 'danger-surface'], ['text', 'danger-surface'], ['on-accent', 'accent'],
  ...['red', 'amber', 'green', 'clear'].map((marking) => [`tlp-${marking}`, 'tlp-ground']),
  ...[1, 2, 3, 4, 5].map((n) => [`on-sev${n}`, `sev${n}`]),
];

/** Shapes that mean something; each must reach 3:1. */
export const shapePairs = [['control', 'background'], ['control', 'raised'], ['accent', 'background'], ['good', 'background']];
