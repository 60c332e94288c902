import { has, t } from '../texts.js';
import { span } from '../times.js';

const said = ([name, value]) => (name.endsWith('Seconds') ? [name, span(Number(value) * 1000)] : [name, value]);

/** What the check of a playbook found, in the reader's language; as the server says, which is English, where this page knows no such finding. */
export const lintWord = ({ code, values, message }) => (has(`lint.${code}`) ? t(`lint.${code}`, Object.fromEntries(Object.entries(values ?? {}).map(said))) : message);
