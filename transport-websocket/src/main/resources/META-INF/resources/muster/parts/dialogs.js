/** Which dialog a room shows; each is loaded when it is opened first. */
import { html } from 'lit';
import { moreTexts } from '../texts.js';

const channel = () => import('../late/channel-dialogs.js');
const incident = () => import('./incident-dialogs.js');
const handover = () => Promise.all([moreTexts('texts-handover'), import('../late/handover-dialog.js')]);
const shift = () => Promise.all([moreTexts('texts-handover'), import('../late/shift-dialog.js')]);
const notes = () => import('../late/note-dialogs.js');
const message = () => import('../late/message-dialogs.js');
const later = () => import('./later-dialogs.js');
const settings = () => import('../late/channel-settings.js');
const plan = () => Promise.all([moreTexts('texts-incident'), import('../late/standup-dialog.js')]);
const record = () => Promise.all([moreTexts('texts-incident'), import('../late/record-dialogs.js')]);
const details = () => Promise.all([moreTexts('texts-incident'), import('../late/task-details.js')]);

const dialogs = {
  update: [incident, ({ store }) => html`<muster-update-dialog .store=${store}></muster-update-dialog>`],
  severity: [incident, ({ store }) => html`<muster-severity-dialog .store=${store}></muster-severity-dialog>`],
  status: [incident, ({ store }) => html`<muster-status-dialog .store=${store}></muster-status-dialog>`],
  handover: [handover, ({ store }) => html`<muster-handover-dialog .store=${store}></muster-handover-dialog>`],
  'handover-correct': [handover, ({ store, handover: whole }) => html`<muster-correct-handover-dialog .store=${store} .handover=${whole}></muster-correct-handover-dialog>`],
  shift: [shift, ({ store, shift: title, titles }) => html`<muster-shift-dialog .store=${store} .shift=${title} .titles=${titles}></muster-shift-dialog>`],
  decline: [handover, ({ store, handover: id }) => html`<muster-decline-dialog .store=${store} .handover=${id}></muster-decline-dialog>`],
  task: [({ task }) => (task ? details() : import('./task-dialog.js')), ({ store, task }) => (task ? html`<muster-task-details .store=${store} .task=${task}></muster-task-details>` : html`<muster-task-dialog .store=${store}></muster-task-dialog>`)],
  pin: [channel, ({ store, message: number }) => html`<muster-pin-dialog .store=${store} .message=${number}></muster-pin-dialog>`],
  role: [channel, ({ store, role }) => html`<muster-role-dialog .store=${store} .role=${role}></muster-role-dialog>`],
  people: [channel, ({ store }) => html`<muster-people-dialog .store=${store}></muster-people-dialog>`],
  'standup-answer': [notes, ({ store, session }) => html`<muster-standup-answer-dialog .store=${store} .of=${session}></muster-standup-answer-dialog>`],
  'standup-start': [notes, ({ store }) => html`<muster-standup-start-dialog .store=${store}></muster-standup-start-dialog>`],
  'standup-plan': [plan, ({ store, standup }) => html`<muster-standup-plan-dialog .store=${store} .of=${standup}></muster-standup-plan-dialog>`],
  notice: [notes, ({ store }) => html`<muster-notice-dialog .store=${store}></muster-notice-dialog>`],
  versions: [message, ({ store, item }) => html`<muster-versions-dialog .store=${store} .item=${item}></muster-versions-dialog>`],
  share: [message, ({ store, item }) => html`<muster-share-dialog .store=${store} .item=${item}></muster-share-dialog>`],
  release: [message, ({ store, pending }) => html`<muster-release-dialog .store=${store} .pending=${pending}></muster-release-dialog>`],
  day: [message, ({ store, room }) => html`<muster-day-dialog .store=${store} .room=${room}></muster-day-dialog>`],
  remind: [later, ({ store, item }) => html`<muster-remind-dialog .store=${store} .item=${item}></muster-remind-dialog>`],
  schedule: [later, ({ store, composer }) => html`<muster-schedule-dialog .store=${store} .composer=${composer}></muster-schedule-dialog>`],
  settings: [settings, ({ store, page }) => html`<muster-channel-settings .store=${store} .page=${page ?? 'general'}></muster-channel-settings>`],
  'add-channel': [channel, ({ store }) => html`<muster-add-channel-dialog .store=${store}></muster-add-channel-dialog>`],
  correct: [record, ({ store, line }) => html`<muster-correct-dialog .store=${store} .line=${line}></muster-correct-dialog>`],
  'add-role': [record, ({ store }) => html`<muster-add-role-dialog .store=${store}></muster-add-role-dialog>`],
  decide: [incident, ({ store }) => html`<muster-decide-dialog .store=${store}></muster-decide-dialog>`],
};

/** Resolves once a dialog can be drawn. */
export const loadDialog = (dialog) => dialogs[dialog.what][0](dialog);

export const drawDialog = (what, context) => dialogs[what][1](context);
