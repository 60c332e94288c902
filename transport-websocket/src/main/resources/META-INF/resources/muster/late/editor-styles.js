import { css } from 'lit';

/** What the parts of the playbook editor share. */
export const editorStyles = css`
  section { border: 1px solid var(--muster-line); border-radius: 8px; padding: 12px 16px; margin-bottom: 16px; }
  section > header { display: flex; gap: 8px; align-items: center; padding: 0 0 8px; position: static; }
  section > header h2 { flex: 1; }
  textarea { field-sizing: content; min-height: 56px; max-height: 40vh; }
  .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 0 16px; }
  .line { display: flex; gap: 4px 8px; align-items: center; flex-wrap: wrap; padding: 4px 0; }
  .line > .grow { flex: 1; min-width: 140px; }
  .line select, .line input[type=number] { width: auto; }
  .check { display: inline-flex; align-items: center; gap: 8px; margin: 0; min-height: 32px; }
  .check input { width: 16px; min-height: 0; }
  [data-level=error] { border-color: var(--muster-danger); }
  [data-level=warning] { border-color: var(--muster-warning); }
  [data-found]:not(input, select, textarea)::after { content: attr(data-found); display: block; flex: 1 0 100%; padding: 4px 0; font-size: 13px; }
  [data-level=error]::after { color: var(--muster-danger); }
  [data-level=warning]::after { color: var(--muster-warning); }
  [data-level=hint]::after { color: var(--muster-muted); }
  .more { padding: 8px 0 8px 32px; border-top: 1px dashed var(--muster-line); margin-top: 4px; }
  @media (max-width: 720px) {
    .more { padding-left: 8px; }
    section { padding: 12px 8px; }
    section > header { flex-wrap: wrap; }
    section > header > .grow { flex: 1 1 100%; }
    .task .line { justify-content: end; }
    .task .line > .grow { flex: 1 1 calc(100% - 40px); }
  }
  @media (pointer: coarse), (max-width: 720px) { button.square { width: 44px; min-height: 44px; } }
`;
