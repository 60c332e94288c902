import { css } from 'lit';

export const streamStyles = css`
  :host { position: relative; display: flex; flex-direction: column; min-height: 0; flex: 1; }
  .scroll { flex: 1; min-height: 0; overflow-y: auto; overflow-x: hidden; overflow-anchor: none; overscroll-behavior: contain; padding: 8px 0 16px; }
  .scroll:focus-visible { outline-offset: -2px; }
  .rule { display: flex; align-items: center; gap: 12px; padding: 16px 20px 4px; font-size: 12px; font-weight: 600; color: var(--muster-muted); }
  .rule::before, .rule::after { content: ''; flex: 1; border-top: 1px solid var(--muster-line); }
  .rule button { min-height: 24px; font-size: 12px; font-weight: 600; }
  .rule.new { color: var(--muster-danger); padding-top: 8px; }
  .rule.new::before, .rule.new::after { border-color: currentColor; }
  .start { padding: 24px 20px 8px 64px; color: var(--muster-muted); font-size: 13px; }
  .pill { position: absolute; left: 50%; translate: -50% 0; z-index: 4; border: 1px solid var(--muster-line); background: var(--muster-raised); box-shadow: var(--muster-float); border-radius: 16px; }
  .pill.top { top: 8px; }
  .pill.bottom { bottom: 12px; }
  @media (max-width: 720px) { .start, .rule { padding-left: 12px; padding-right: 12px; } }
  @media (pointer: coarse) { .rule button { min-height: 44px; } }
`;
