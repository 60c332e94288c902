/** What a matrix of stakeholders says, and the changes that can be made of it; nothing of the page. */
import { SEVERITIES } from '../state/incident.js';

export const EMPTY = { audiences: [], rows: [], templates: [], writers: [] };

export const rowOf = (content, severity, audience) => content.rows.find((row) => row.severity === severity && row.audience === audience);

/** In place of the row that is there; null takes it away. */
export function withRow(content, severity, audience, row) {
  const rows = content.rows.filter((one) => !(one.severity === severity && one.audience === audience));
  const all = row ? [...rows, { ...row, severity, audience }] : rows;
  const at = (one) => content.audiences.findIndex((a) => a.id === one.audience) * 10 + SEVERITIES.indexOf(one.severity);
  return { ...content, rows: all.sort((a, b) => at(a) - at(b)) };
}

export function withAudience(content, audience) {
  const there = content.audiences.some((one) => one.id === audience.id);
  return { ...content, audiences: there ? content.audiences.map((one) => (one.id === audience.id ? audience : one)) : [...content.audiences, audience] };
}

/** Without it and without what was said of it. */
export const withoutAudience = (content, id) => ({ ...content, audiences: content.audiences.filter((one) => one.id !== id), rows: content.rows.filter((one) => one.audience !== id) });

export function withTemplate(content, template, at = content.templates.length) {
  return { ...content, templates: [...content.templates.slice(0, at), template, ...content.templates.slice(at + 1)] };
}

export const withoutTemplate = (content, at) => ({ ...content, templates: content.templates.filter((_, i) => i !== at) });

/** What a finding is about: {audience, severity, template}, as far as its path says. */
export function placeOf(content, path) {
  const [, part, number] = /(audiences|rows|templates)\[(\d+)\]/.exec(path) ?? [];
  const one = content[part]?.[Number(number)];
  if (part === 'rows') return { severity: one?.severity, audience: content.audiences.find((a) => a.id === one?.audience)?.name ?? one?.audience };
  return part === 'audiences' ? { audience: one?.name } : { template: one?.id };
}

/** Severities that nobody thought of, by audience: [{name, severities}]. */
export function gapsByAudience(gaps) {
  const found = new Map();
  for (const { audience, name, severity } of gaps) {
    if (!found.has(audience)) found.set(audience, { name, severities: [] });
    found.get(audience).severities.push(severity);
  }
  return [...found.values()];
}

/** The text that an audience is told next by itself: the last that was approved since it was told; null for the facts. */
export function approvedFor(updates, { audience, lastAt }) {
  const at = (one) => Date.parse(one.approvedAt);
  const fits = updates.filter((one) => one.phase === 'approved' && one.audiences.includes(audience) && !one.told.includes(audience) && !one.stays?.includes(audience) && (!lastAt || at(one) >= Date.parse(lastAt)));
  return fits.sort((a, b) => at(b) - at(a))[0] ?? null;
}
