/** A view of the incidents as it stands in the address: who has the address has the view, and nothing is kept in the browser. */
import { COLUMNS, STANDARD } from './incident-table.js';
import { SEVERITIES } from '../state/incident.js';

const SCOPES = ['open', 'over', 'all'];
const LONGEST = 200;

/** Views that are asked for most, by the key of their name. */
export const STANDING = {
  open: STANDARD,
  severe: { ...STANDARD, severities: ['SEV1', 'SEV2'] },
  mine: { ...STANDARD, mine: true },
  due: { ...STANDARD, by: 'update' },
  latest: { ...STANDARD, scope: 'over', by: 'declared', down: true },
};

/** What of a view is not as it is for everybody, as it stands behind `#/dashboard/`; empty for what is. */
export function addressOf(view) {
  const said = new URLSearchParams();
  if (view.scope !== STANDARD.scope) said.set('show', view.scope);
  if (view.severities.length) said.set('severity', [...view.severities].sort().join(','));
  if (view.mine) said.set('mine', 'yes');
  if (view.by !== STANDARD.by) said.set('by', view.by);
  if (view.down !== STANDARD.down) said.set('order', 'down');
  if (view.words.trim()) said.set('words', view.words.trim());
  return said.toString();
}

/** The view of an address; what is not understood is as it is for everybody. */
export function viewOf(address) {
  const said = new URLSearchParams(address ?? '');
  const one = (list, value, otherwise) => (list.includes(value) ? value : otherwise);
  return {
    scope: one(SCOPES, said.get('show'), STANDARD.scope),
    severities: (said.get('severity') ?? '').split(',').filter((s) => SEVERITIES.includes(s)),
    mine: said.get('mine') === 'yes',
    by: one(COLUMNS, said.get('by'), STANDARD.by),
    down: said.get('order') === 'down',
    words: (said.get('words') ?? '').slice(0, LONGEST),
  };
}

export const isSame = (one, other) => addressOf(one) === addressOf(other);
