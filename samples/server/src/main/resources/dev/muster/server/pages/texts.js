/** The words of this host's own pages, in the reader's language where there is a catalogue for it. */
import { german } from './texts-de.js';
import { english } from './texts-en.js';

export const language = (navigator.language ?? 'en').toLowerCase().startsWith('de') ? 'de' : 'en';
const texts = language === 'de' ? german : english;

/** The text of a key; `{name}` is filled in. */
export const t = (key, values = {}) => (texts[key] ?? english[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? '');

const stamp = new Intl.DateTimeFormat(language === 'de' ? 'de' : navigator.language, { dateStyle: 'medium', timeStyle: 'short' });

/** A time in the reader's zone. */
export const time = (instant) => stamp.format(new Date(instant));
