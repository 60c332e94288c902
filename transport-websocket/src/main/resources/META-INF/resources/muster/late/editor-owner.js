import { html, nothing } from 'lit';
import { t } from '../texts.js';

const KEYS = ['owner', 'ownerRole', 'ownerGroup', 'ownerProperty', 'ownerOnCall'];
const PEOPLE = ['person', 'people'];

/** Which of the ways a task's owner is said in, and whom it names; undefined for nobody. */
const saidOf = (task) => KEYS.map((key) => [key, task[key]]).find(([, value]) => value);

/** The task with another owner, or none; every other way of saying it is taken out. */
function owned(task, chosen) {
  const rest = Object.fromEntries(Object.entries(task).filter(([key]) => !KEYS.includes(key)));
  const [key, value] = chosen.split(/:(.*)/s);
  return chosen ? { ...rest, [key]: value } : rest;
}

/** All who could own a task, by sorts: [[key, heading, [[value, name]]]]. A rotation is named by its title while no other is called so. */
function sortsOf(content, { people = [], groups = [], rotations = [] }) {
  const roles = [['commander', t('role.commander')], ...content.roles.filter((r) => r.name !== 'commander').map((r) => [r.name, r.title])];
  return [
    ['ownerRole', t('playbook.roles'), roles],
    ['ownerOnCall', t('playbook.on-call'), rotations.map((r) => [rotations.some((other) => other !== r && other.title === r.title) ? r.id : r.title, r.title])],
    ['ownerProperty', t('playbook.properties'), content.properties.filter((p) => PEOPLE.includes(p.type)).map((p) => [p.id, p.name])],
    ['ownerGroup', t('playbook.groups'), groups.map((g) => [g.id, g.name])],
    ['owner', t('playbook.people'), people.map((p) => [p.person, p.name])],
  ];
}

/** What a task's owner is called; one that is not known is called as it is written. */
export function ownerName(task, content, owners = {}) {
  const said = saidOf(task);
  if (!said) return null;
  const [key, value] = said;
  const name = sortsOf(content, owners).find(([sort]) => sort === key)[2].find(([id]) => id === value)?.[1] ?? value;
  return key === 'ownerOnCall' ? t('playbook.owner-on-call', { name }) : name;
}

/** The choice of an owner; one that is not among them stays to be chosen until another one is. */
export function ownerField(task, { content, owners = {}, id, set }) {
  const said = saidOf(task);
  const option = (key, value, name) => html`<option value=${`${key}:${value}`} ?selected=${said?.[0] === key && said[1] === value}>${name}</option>`;
  return html`<label for=${id}>${t('playbook.owner')}</label><select id=${id} data-testid="editor-owner" @change=${(e) => set(owned(task, e.target.value))}>
    <option value="" ?selected=${!said}>${t('common.nobody')}</option>
    ${sortsOf(content, owners).map(([key, heading, all]) => {
      const missing = said?.[0] === key && !all.some(([value]) => value === said[1]);
      return all.length || missing ? html`<optgroup label=${heading}>${all.map(([value, name]) => option(key, value, name))}${missing ? option(key, said[1], said[1]) : nothing}</optgroup>` : nothing;
    })}</select>`;
}
