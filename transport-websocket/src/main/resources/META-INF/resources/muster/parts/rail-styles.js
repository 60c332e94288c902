import { css } from 'lit';

/** A place that can be gone to. */
export const placeStyles = css`
  a { display: flex; align-items: center; gap: 8px; height: 34px; padding: 0 8px; border-radius: var(--muster-radius); color: var(--muster-text); text-decoration: none; font-size: 13px; }
  a:hover { background: var(--muster-hover); }
  a[aria-current] { background: var(--muster-selected); }
  a.unread { font-weight: 600; }
  a.nested { padding-left: 24px; }
  a.muted-place { color: var(--muster-muted); }
  a .ellipsis { flex: 1; }
  a svg { color: var(--muster-muted); }
  a .tlp { font-size: 10px; padding: 0 4px; line-height: 16px; }
  .mark svg { width: 13px; height: 13px; }
  @media (pointer: coarse), (max-width: 720px) { a { height: 44px; } }
`;

export const railStyles = css`
  :host { display: flex; flex-direction: column; height: 100%; background: var(--muster-surface); min-height: 0; }
  .top { display: flex; align-items: center; gap: 8px; padding: 12px 8px 8px 16px; min-height: 56px; }
  .top strong { flex: 1; }
  .find { margin: 0 12px 8px; justify-content: space-between; color: var(--muster-muted); font-weight: 400; }
  .find span { display: inline-flex; gap: 8px; align-items: center; }
  kbd { font: 11px/16px var(--muster-font); border: 1px solid var(--muster-line); border-radius: 4px; padding: 0 4px; white-space: nowrap; }
  nav { flex: 1; display: flex; flex-direction: column; min-height: 0; }
  .places { flex: 1; overflow-y: auto; padding: 0 8px 12px; min-height: 0; overscroll-behavior: contain; }
  h2 { font-size: 12px; font-weight: 600; color: var(--muster-muted); padding: 16px 8px 4px; display: flex; justify-content: space-between; align-items: center; }
  h2 button { min-height: 24px; width: 24px; }
  footer { display: flex; align-items: center; gap: 2px; padding: 8px 8px 8px 16px; border-top: 1px solid var(--muster-line); font-size: 13px; }
  footer .ellipsis { flex: 1; }
  .none { padding: 4px 8px; font-size: 13px; color: var(--muster-muted); }
  @media (pointer: coarse), (max-width: 720px) { h2 button { width: 44px; min-height: 44px; } footer { padding-left: 12px; gap: 0; } }
`;
