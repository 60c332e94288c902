/** Which dialog a room shows. */
import { html } from 'lit';
import './channel-dialogs.js';
import './handover-dialog.js';
import './incident-dialogs.js';
import './note-dialogs.js';
import './task-dialog.js';

const dialogs = {
  update: ({ store }) => html`<muster-update-dialog .store=${store}></muster-update-dialog>`,
  severity: ({ store }) => html`<muster-severity-dialog .store=${store}></muster-severity-dialog>`,
  status: ({ store }) => html`<muster-status-dialog .store=${store}></muster-status-dialog>`,
  handover: ({ store }) => html`<muster-handover-dialog .store=${store}></muster-handover-dialog>`,
  decline: ({ store, handover }) => html`<muster-decline-dialog .store=${store} .handover=${handover}></muster-decline-dialog>`,
  task: ({ store, task }) => html`<muster-task-dialog .store=${store} .task=${task}></muster-task-dialog>`,
  pin: ({ store, message }) => html`<muster-pin-dialog .store=${store} .message=${message}></muster-pin-dialog>`,
  role: ({ store, role }) => html`<muster-role-dialog .store=${store} .role=${role}></muster-role-dialog>`,
  people: ({ store }) => html`<muster-people-dialog .store=${store}></muster-people-dialog>`,
  'standup-answer': ({ store, session }) => html`<muster-standup-answer-dialog .store=${store} .of=${session}></muster-standup-answer-dialog>`,
  'standup-start': ({ store }) => html`<muster-standup-start-dialog .store=${store}></muster-standup-start-dialog>`,
  notice: ({ store }) => html`<muster-notice-dialog .store=${store}></muster-notice-dialog>`,
};

export const dialogOf = (what, context) => dialogs[what]?.(context);
