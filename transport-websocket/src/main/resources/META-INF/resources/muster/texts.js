/** The message catalogue: every word of the page by key. A host may put another in its place. */
import { english as base } from './texts-en.js';
import { filesEnglish } from './texts-files-en.js';

const english = { ...base, ...filesEnglish };

let current = { locale: 'en-GB', texts: english };

/** Puts another catalogue in place; a key that it lacks is shown in English. */
export function useTexts(locale, texts) {
  current = { locale, texts: { ...english, ...texts } };
}

export const locale = () => current.locale;

/** The text of a key; `{name}` is filled in, and `count` chooses among forms like {one, other}. */
export function t(key, values = {}) {
  let text = current.texts[key] ?? key;
  if (typeof text === 'object') {
    text = text[new Intl.PluralRules(current.locale).select(values.count)] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? '');
}

export const has = (key) => key in current.texts;
