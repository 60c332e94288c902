/** Constructable sheets: the custom properties, and how controls look in every element. */
import { css, unsafeCSS } from 'lit';
import { palette } from './palette.js';

const colours = Object.keys(palette.light)
  .map((name) => `--muster-${name}: light-dark(${palette.light[name]}, ${palette.dark[name]});`)
  .join('\n');

/** For elements that a page places: they carry the properties for everything inside. */
export const tokens = css`
  :host {
    color-scheme: light dark;
    ${unsafeCSS(colours)}
    --muster-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
    --muster-mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace;
    --muster-radius: 6px;
    --muster-float: 0 8px 28px var(--muster-shadow);
    --muster-motion: 120ms;
    display: block;
    font: 15px/1.45 var(--muster-font);
    color: var(--muster-text);
    background: var(--muster-background);
    -webkit-text-size-adjust: 100%;
  }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  @media (prefers-reduced-motion: reduce) { :host { --muster-motion: 0ms; } }
`;

export const controls = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h1, h2, h3, h4 { font-weight: 600; line-height: 1.3; }
  h1 { font-size: 18px; }
  h2 { font-size: 15px; }
  h3 { font-size: 13px; }
  a { color: var(--muster-accent); text-underline-offset: 2px; }
  time { white-space: nowrap; }
  svg.icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6;
    stroke-linecap: round; stroke-linejoin: round; vertical-align: -3px; }
  :focus-visible { outline: 2px solid var(--muster-accent); outline-offset: 2px; border-radius: 4px; }
  button, input, select, textarea { font: inherit; color: inherit; margin: 0; }
  button { cursor: pointer; background: none; border: 1px solid transparent; border-radius: var(--muster-radius);
    padding: 0 12px; min-height: 32px; font-size: 13px; font-weight: 500; display: inline-flex; align-items: center;
    justify-content: center; gap: 6px; transition: background var(--muster-motion), border-color var(--muster-motion); }
  button:disabled { cursor: default; opacity: 0.55; }
  button.primary { background: var(--muster-accent); color: var(--muster-on-accent); }
  button.primary:hover:not(:disabled) { filter: brightness(1.08); }
  button.plain { border-color: var(--muster-line); background: var(--muster-raised); }
  button.plain:hover:not(:disabled), button.quiet:hover:not(:disabled) { background: var(--muster-hover); }
  button.quiet { color: var(--muster-muted); padding: 0 8px; }
  button.quiet:hover:not(:disabled) { color: var(--muster-text); }
  button.square { width: 32px; padding: 0; flex: none; }
  button.link { color: var(--muster-accent); padding: 0; min-height: 24px; text-align: start; justify-content: start; }
  button.link:hover { text-decoration: underline; }
  button.danger { color: var(--muster-danger); }
  input, select, textarea { width: 100%; background: var(--muster-background); border: 1px solid var(--muster-control);
    border-radius: var(--muster-radius); padding: 6px 10px; min-height: 36px; font-size: 15px; }
  select { padding-right: 4px; }
  textarea { line-height: 1.45; resize: vertical; }
  input::placeholder, textarea::placeholder { color: var(--muster-muted); opacity: 1; }
  input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: -1px; border-radius: var(--muster-radius); }
  label, .label { display: block; font-size: 13px; font-weight: 500; margin-bottom: 4px; }
  .field { margin-bottom: 16px; }
  .hint { font-size: 12px; color: var(--muster-muted); margin-top: 4px; }
  .muted { color: var(--muster-muted); }
  .small { font-size: 13px; }
  .tiny { font-size: 12px; }
  .refusal { color: var(--muster-danger); font-size: 13px; margin: 8px 0; }
  .sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .sev { display: inline-flex; align-items: center; border-radius: 4px; padding: 0 6px; font-size: 12px; font-weight: 700;
    line-height: 20px; letter-spacing: 0.02em; flex: none; font-variant-numeric: tabular-nums; }
  .tag { font-size: 12px; font-weight: 600; border: 1px solid var(--muster-control); border-radius: 4px; padding: 0 6px; line-height: 18px; flex: none; }
  .sev.SEV1 { background: var(--muster-sev1); color: var(--muster-on-sev1); }
  .sev.SEV2 { background: var(--muster-sev2); color: var(--muster-on-sev2); }
  .sev.SEV3 { background: var(--muster-sev3); color: var(--muster-on-sev3); }
  .sev.SEV4 { background: var(--muster-sev4); color: var(--muster-on-sev4); }
  .sev.SEV5 { background: var(--muster-sev5); color: var(--muster-on-sev5); }
  .count { min-width: 18px; padding: 0 5px; border-radius: 9px; font-size: 12px; line-height: 18px; font-weight: 600;
    text-align: center; background: var(--muster-accent); color: var(--muster-on-accent); font-variant-numeric: tabular-nums; }
  .count.calm { background: var(--muster-line); color: var(--muster-text); }
  .ellipsis { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  @media (pointer: coarse), (max-width: 720px) {
    button { min-height: 44px; min-width: 44px; }
    button.square { width: 44px; }
    button.link { min-height: 44px; }
    input, select, textarea { min-height: 44px; font-size: 16px; }
  }
`;
