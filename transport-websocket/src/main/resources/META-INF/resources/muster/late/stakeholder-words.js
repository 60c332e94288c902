import { span } from '../times.js';
import { has, listed, locale, t } from '../texts.js';

const OFFERED = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'cs', 'ja'];

export const languageName = (language) => {
  try {
    return new Intl.DisplayNames([locale()], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
};

/** Languages to choose from: those that are used, and a few more. */
export const languagesWith = (...used) => [...new Set([...used.filter(Boolean), ...OFFERED])];

/** Where an audience is: its channel, or the channels of a purpose. */
export function placeWord(audience, channels) {
  if (audience.channel) {
    const name = channels?.find((one) => one.id === audience.channel)?.name;
    return name ? t('stake.in-channel', { name }) : t('stake.in-a-channel');
  }
  return audience.purpose ? t('stake.in-purpose', { purpose: audience.purpose }) : '';
}

/** Who an audience is: its people and groups. */
export function peopleWord(audience, nameOf, groups) {
  const names = [...(audience.people ?? []).map(nameOf), ...(audience.groups ?? []).map((id) => groups?.find((one) => one.id === id)?.name ?? id)];
  return names.length ? listed(names) : '';
}

/** How a row has an audience told, in words. */
export function rowWords(row) {
  if (!row) return [t('stake.nothing')];
  return [row.post ? t('stake.posted') : '', row.via ? t('stake.told-via', { via: row.via }) : '', row.cadenceMinutes ? t('stake.every', { span: span(row.cadenceMinutes * 60_000) }) : t('stake.by-hand'),
    row.approval === false ? t('stake.no-approval') : t('stake.with-approval'), row.language ? languageName(row.language) : '', row.template ? t('stake.by-template', { id: row.template }) : ''].filter(Boolean);
}

/** What the check found, in the reader's language; in the server's English where this page knows no such problem. */
export const problemWord = ({ code, values, message }) => {
  const key = `stake.problem-${code}`;
  return has(key) ? t(key, { ...values, language: values.language && languageName(values.language) }) : message;
};
