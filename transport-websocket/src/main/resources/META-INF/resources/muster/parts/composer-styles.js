import { css } from 'lit';

export const composerStyles = css`
  :host { display: block; position: relative; padding: 0 20px 12px; }
  .box { border: 1px solid var(--muster-control); border-radius: 8px; background: var(--muster-background); display: grid; grid-template-columns: minmax(0, 1fr); align-items: end; }
  .box:focus-within { outline: 2px solid var(--muster-accent); outline-offset: -1px; }
  textarea { border: 0; background: none; resize: none; padding: 10px 12px 4px; min-height: 40px; max-height: calc(8 * 1.45em + 14px); field-sizing: content; outline: none !important; }
  textarea::placeholder { white-space: nowrap; text-overflow: ellipsis; overflow: hidden; }
  .preview { padding: 10px 12px; max-height: 40vh; overflow: auto; }
  .tools { display: flex; align-items: center; gap: 2px; padding: 0 4px 4px; min-width: 0; }
  .tools .hint { margin: 0 auto 0 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; flex: 1; }
  .tools [aria-pressed=true] { background: var(--muster-selected); color: var(--muster-accent); }
  .banner { display: flex; justify-content: space-between; align-items: center; gap: 12px; font-size: 13px; color: var(--muster-muted); margin: 0; }
  .banner.refusal { color: var(--muster-danger); }
  .banner span { overflow-wrap: anywhere; }
  .chosen { display: flex; gap: 8px; align-items: center; padding: 8px 12px 0; }
  [role=listbox] { position: absolute; z-index: 6; left: 20px; right: 20px; bottom: 100%; max-width: 440px; max-height: 300px; overflow: auto; background: var(--muster-raised);
    border: 1px solid var(--muster-line); border-radius: 8px; box-shadow: var(--muster-float); padding: 4px; }
  [role=option] { display: flex; gap: 8px; align-items: baseline; padding: 6px 8px; border-radius: 4px; cursor: pointer; }
  [role=option] span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  [role=option] span:first-child { flex: none; max-width: 70%; }
  [role=option][aria-selected=true] { background: var(--muster-selected); }
  @media (max-width: 720px) { :host { padding: 0 8px 8px; } .tools .hint { visibility: hidden; } [role=option] { min-height: 44px; align-items: center; } textarea { min-height: 44px; } }
  @media (pointer: coarse), (max-width: 720px) { .tools button { min-width: 40px; } .tools button.square { width: 40px; } }
`;
