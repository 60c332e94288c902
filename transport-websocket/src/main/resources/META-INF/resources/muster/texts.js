/**
 * The words of the page by key. One catalogue is loaded: that of the reader's language, as the page that is around
 * says it (`lang` of a Muster element, else of `<html>`), else as the browser does. A host may put words of its own over it.
 */

/** The languages that there is a catalogue for, and how dates and numbers are written in each. */
export const LANGUAGES = { en: 'en-GB', de: 'de-DE' };

/** The first of these that there is a catalogue for; English when there is none. */
export function languageFor(wanted) {
  const known = wanted.map((one) => one?.toLowerCase().split('-')[0]).find((one) => one in LANGUAGES);
  return known ?? 'en';
}

const around = () => globalThis.document?.querySelector('muster-app[lang], muster-room[lang], muster-incidents[lang], html[lang]:not([lang=""])');
const wanted = () => (around()?.lang ? [around().lang] : navigator.languages ?? []);

export const language = globalThis.document ? languageFor(wanted()) : 'en';
/** The catalogues of one language; each module gives the words of one part of the page. */
const PARTS = ['texts', 'texts-files', 'texts-search'];
const modules = await Promise.all(PARTS.map((part) => import(`./${part}-${language}.js`)));
let current = { locale: LANGUAGES[language], texts: Object.assign({}, ...modules.flatMap((module) => Object.values(module))) };

/** Puts words over those that are there; a key that they lack is shown as before. */
export function useTexts(locale, texts) {
  current = { locale, texts: { ...current.texts, ...texts } };
}

/** Adds the words of a part of the page that is fetched later; words that a host put over them stay. */
export async function moreTexts(part) {
  const module = await import(`./${part}-${language}.js`);
  current = { ...current, texts: { ...Object.assign({}, ...Object.values(module)), ...current.texts } };
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

/** Names in a row: a, b and c. */
export const listed = (names) => new Intl.ListFormat(current.locale, { type: 'conjunction' }).format(names);
