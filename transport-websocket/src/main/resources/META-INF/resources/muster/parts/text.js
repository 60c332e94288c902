import { css, html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { markdown } from '../markdown.js';
import { absolute, clock } from '../times.js';
import { t } from '../texts.js';

/** How Markdown looks: code and tables scroll inside, nothing makes the stream wider. */
export const textStyles = css`
  .text { overflow-wrap: anywhere; max-width: 72ch; min-width: 0; }
  .text > * + * { margin-top: 8px; }
  .text :is(h1, h2, h3, h4, h5, h6) { font-size: 15px; font-weight: 600; }
  .text ul { list-style: disc; padding-left: 20px; }
  .text ol { list-style: decimal; padding-left: 24px; }
  .text code { font: 13px/1.45 var(--muster-mono); background: var(--muster-code); border-radius: 4px; padding: 1px 4px; }
  .text pre { background: var(--muster-code); border-radius: var(--muster-radius); padding: 8px 12px; margin: 0; overflow-x: auto; max-height: 420px; overflow-y: auto; }
  .text pre code { padding: 0; background: none; overflow-wrap: normal; }
  .code-block { position: relative; }
  .code-block .copy { position: absolute; right: 4px; top: 4px; min-height: 26px; padding: 0 8px; font-size: 12px; background: var(--muster-raised); border-color: var(--muster-line); opacity: 0; }
  .code-block:hover .copy, .code-block:focus-within .copy { opacity: 1; }
  .text blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--muster-line); color: var(--muster-muted); }
  .text table { border-collapse: collapse; display: block; overflow-x: auto; font-size: 13px; }
  .text :is(th, td) { border: 1px solid var(--muster-line); padding: 4px 8px; text-align: start; overflow-wrap: normal; }
  .text a:not([href]) { color: inherit; }
  .text hr { border: 0; border-top: 1px solid var(--muster-line); }
  .mention { font-weight: 600; color: var(--muster-accent); }
  .mine .mention.me, .mention.me { background: var(--muster-mention); color: var(--muster-text); border-radius: 3px; padding: 0 2px; }
  @media (hover: none) { .code-block .copy { opacity: 1; min-height: 44px; } }
`;

export const messageTime = (at) => html`<time datetime=${at} title=${absolute(at)}>${clock(at)}</time>`;

/** The body of a text, with what is addressed to the reader marked. */
export function body(text, view) {
  const safe = markdown(text);
  const mine = ['channel', 'here', view.handle].reduce((html, h) =>
    (h && view.handle ? html.replaceAll(`class="mention" data-handle="${h}"`, `class="mention me" data-handle="${h}"`) : html), safe);
  return unsafeHTML(mine);
}

/** A click in a text: the button of a code block copies it. */
export async function textClicked(event, store) {
  const button = event.composedPath().find((e) => e.classList?.contains('copy'));
  if (!button) return;
  await navigator.clipboard?.writeText(button.parentElement.querySelector('pre').textContent);
  store.say(t('message.code-copied'));
}
