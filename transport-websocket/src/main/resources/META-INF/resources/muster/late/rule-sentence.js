/** What a rule says, in the reader's language: what it begins with, its condition and its steps. */
import { chosen, subjectsOf } from './condition-parts.js';
import { partName, wayOf } from './rule-parts.js';
import { has, listed, locale, t } from '../texts.js';

const either = (words) => new Intl.ListFormat(locale(), { type: 'disjunction' }).format(words);
const quoted = (word) => t('rules.quoted', { word });

/** What a condition looks at, as it is called here; what nobody knows by name is called by its id. */
function subject(id, content) {
  const known = subjectsOf(content).find((one) => one.subject === id);
  if (known) return known;
  const [sort, name] = id.split(/:(.*)/s);
  const key = name === undefined ? `rules.subject-${sort}` : `rules.subject-${sort}-${name}`;
  if (has(key)) return { name: t(key) };
  return { name: has(`rules.subject-${sort}-of`) ? t(`rules.subject-${sort}-of`, { name: name ?? '' }) : id };
}

/** A condition as a clause; in brackets where it stands among others. */
export function conditionSays(condition, content = {}, inner = false) {
  const join = ['all', 'any'].find((key) => condition[key]);
  if (join) {
    const parts = condition[join].map((one) => conditionSays(one, content, condition[join].length > 1));
    if (parts.length === 0) return t(`rules.${join}-of-none`);
    const said = join === 'all' ? listed(parts) : either(parts);
    return inner && parts.length > 1 ? `(${said})` : said;
  }
  const test = chosen(condition);
  if (!test) return t('rules.not', { condition: conditionSays(condition.not, content, true) });
  const one = subject(test.subject, content);
  const values = either(test.values.map((value) => one.options?.find((o) => o.id === value)?.name ?? value));
  if (test.values.length === 0 && test.how !== 'has') return t(test.how === 'not' ? 'rules.is-any' : 'rules.is-nothing', { subject: one.name });
  return t(`rules.says-${test.how}`, { subject: one.name, values });
}

/** The steps, one clause each. */
export const stepsSay = (content, { actions }) => content.steps.map((step) => partName('does', step.action, actions.find((one) => one.name === step.action)?.words ?? step.action));

/** All of a rule as one sentence. */
export function ruleSays(content, parts, playbook) {
  const { when, condition } = content;
  const begins = {
    words: () => t('rules.when-said', { words: either((when.words ?? []).map(quoted)) }),
    events: () => t('rules.when-happens', { events: either((when.events ?? []).map((kind) => partName('on', kind, parts.triggers.find((one) => one.kind === kind)?.words ?? kind))) }),
    becomesTrue: () => t('rules.when-turns', { condition: condition ? conditionSays(condition, playbook) : '' }),
  }[wayOf(content)]();
  const besides = condition && !when.becomesTrue ? t('rules.and-if', { begins, condition: conditionSays(condition, playbook) }) : begins;
  return t('rules.sentence', { begins: besides, steps: stepsSay(content, parts).join(t('rules.then-between')) });
}

const LOOK = /^(\S+) (is less than|is more than|is|has a value)(?: (.*))?: (yes|no) \((?:it has none|it is (.*))\)$/;
const HOW = { is: 'is', 'is less than': 'less', 'is more than': 'more', 'has a value': 'has' };

/** One look of a condition as it was recorded, in the reader's language; null for what is not understood. */
function lookSays(text, content) {
  const more = /^and (\d+) more$/.exec(text);
  if (more) return t('rules.looks-more', { count: more[1] });
  const found = LOOK.exec(text);
  if (!found) return null;
  const [, id, relation, wanted, held, seen] = found;
  const how = HOW[relation];
  const values = how === 'has' || wanted === 'nothing' ? [] : (wanted ?? '').split(' or ');
  const test = how === 'has' ? { has: { subject: id } } : { [how]: { subject: id, values } };
  const clause = conditionSays(test, content);
  return t(`rules.look-${held}`, { clause, seen: seen === undefined ? t('rules.seen-none') : t('rules.seen', { values: seen }) });
}

/** Why a rule did something, as it was recorded, in the reader's language; as it is where a part of it is not understood. */
export function whySays(why, parts, content) {
  const [begun, ...looks] = why.split('; ');
  const happened = / happened$/.test(begun) && begun.slice(0, -' happened'.length).split(', ').map((kind) => partName('on', kind, parts.triggers.find((one) => one.kind === kind)?.words));
  const said = /^a message says "(.*)"$/.exec(begun);
  const first = said ? t('rules.why-said', { words: quoted(said[1]) }) : happened && happened.every(Boolean) ? t('rules.why-happened', { events: listed(happened) }) : null;
  const all = [first, ...looks.map((look) => lookSays(look, content))];
  return all.every(Boolean) ? all.join('; ') : why;
}

/** What a step was, as it was recorded: its words may be followed by what it was done with. */
export function doesSays(does, { actions }) {
  const action = actions.find((one) => does === one.words || does.startsWith(`${one.words}:`) || does.startsWith(`${one.words} `));
  return action ? partName('does', action.name, action.words) + does.slice(action.words.length) : does;
}
