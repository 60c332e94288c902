import { byName } from '../parts/form-dialog.js';

/** Everybody of the workspace but its guests, by name: [{person, name}]. */
export const colleagues = (session) => byName([...session.people.values()].filter((one) => !one.guest).map((one) => ({ person: one.id, name: one.name })));
