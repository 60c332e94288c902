/** Markdown to safe HTML: no raw HTML, no images from elsewhere, no style, no script. */
import { Marked } from 'marked';
import DOMPurify from 'dompurify';
import { isDense } from './state/dense.js';
import { t } from './texts.js';

const escape = (text) =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);

const mention = {
  name: 'mention',
  level: 'inline',
  start: (source) => source.match(/(?<![\w@])@[a-z0-9]/i)?.index,
  tokenizer(source) {
    const match = /^@([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)/i.exec(source);
    return match ? { type: 'mention', raw: match[0], handle: match[1] } : undefined;
  },
  renderer: (token) => `<span class="mention" data-handle="${escape(token.handle.toLowerCase())}">@${escape(token.handle)}</span>`,
};

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention],
  renderer: {
    html: ({ text }) => escape(text),
    image: ({ href, text }) => `<a href="${escape(href)}">${escape(text || href)}</a>`,
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

const purify = DOMPurify(globalThis);
purify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
});
const RULES = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4',
    'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'],
  ALLOWED_ATTR: ['href', 'class', 'data-handle', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel|sip):/i,
  ALLOW_ARIA_ATTR: false,
};

/** Code blocks and tables scroll by themselves and can be reached with the keys; code has a button that copies it. */
const withCopy = (html) => html
  .replaceAll('<pre>', `<div class="code-block"><button type="button" class="copy" data-testid="copy-code">${escape(t('message.copy-code'))}</button><pre tabindex="0">`)
  .replaceAll('</pre>', '</pre></div>')
  .replaceAll('<table>', '<table tabindex="0">');

/** A text as it is written, when it is no Markdown that people write. */
const asWritten = (text) => `<p>${escape(text).replaceAll('\n', '<br>')}</p>`;

/** What the parser cannot take is shown as it is written. */
function parsed(text) {
  try {
    return marked.parse(text);
  } catch {
    return asWritten(text);
  }
}

const known = new Map();

/** Safe HTML of a text; @mentions become spans with `data-handle`. */
export function markdown(text) {
  if (!text) return '';
  let html = known.get(text);
  if (html === undefined) {
    html = isDense(text) ? asWritten(text) : withCopy(purify.sanitize(parsed(text), RULES));
    if (known.size > 600) known.delete(known.keys().next().value);
    known.set(text, html);
  }
  return html;
}

/** The first line of a text without its marks, for lists and announcements. */
export const plain = (text, most = 140) => {
  const line = (text ?? '').replace(/[`*_#>~]|\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
