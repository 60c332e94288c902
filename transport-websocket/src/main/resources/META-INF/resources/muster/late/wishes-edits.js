/** Wishes about notifications as a form has them, and back; what the form does not show of a rule stays as it was. */

export const KINDS = ['notice', 'mention', 'acknowledgement', 'reminder', 'role', 'update', 'task', 'handover', 'standup', 'help', 'retrospective', 'told'];
export const HOWS = ['now', 'digest', 'in-app'];
export const URGENCIES = ['urgent', 'high', 'normal', 'low'];

/** The form of what somebody wishes; of nobody's wishes, what holds without any. */
export function formOf(wishes, zone) {
  return {
    zone: wishes?.zone ?? zone,
    quiet: Boolean(wishes?.quiet),
    from: wishes?.quiet?.from ?? '22:00',
    to: wishes?.quiet?.to ?? '07:00',
    digestAt: [...(wishes?.digestAt?.length ? wishes.digestAt : ['09:00'])],
    rules: [...(wishes?.rules ?? [])],
  };
}

/** What is sent of a form; what is absent is left out. */
export function wishesOf(form) {
  const present = (rule) => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== '' && value !== null && value !== undefined));
  return {
    zone: form.zone.trim(),
    ...(form.quiet ? { quiet: { from: form.from, to: form.to } } : {}),
    digestAt: [...new Set(form.digestAt.filter(Boolean))].sort(),
    rules: form.rules.map(present),
  };
}

export const withRule = (form) => ({ ...form, rules: [...form.rules, { kinds: [], days: [], how: 'now' }] });
export const setRule = (form, at, change) => ({ ...form, rules: form.rules.map((rule, i) => (i === at ? { ...rule, ...change } : rule)) });
export const withoutRule = (form, at) => ({ ...form, rules: form.rules.filter((_, i) => i !== at) });

/** One place up: the first rule that fits counts. */
export function raised(form, at) {
  const rules = [...form.rules];
  rules.splice(at - 1, 2, rules[at], rules[at - 1]);
  return { ...form, rules };
}
