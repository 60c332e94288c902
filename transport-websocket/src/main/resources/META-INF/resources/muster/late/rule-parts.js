/** What rules are made of, as everybody reads it. */
import { has, t } from '../texts.js';

/** What a rule begins with: events, words that are said, or its condition becoming true. */
export const WAYS = ['events', 'words', 'becomesTrue'];

export const wayOf = ({ when }) => WAYS.find((way) => when?.[way]) ?? 'events';

/** What a part of rules is called: in the reader's language where we know it, else as the server says. */
export const partName = (sort, id, words) => (has(`rules.${sort}-${id}`) ? t(`rules.${sort}-${id}`) : words);
