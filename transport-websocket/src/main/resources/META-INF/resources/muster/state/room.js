/** Everything a room shows, folded: the answers that it was loaded from, then each entry once. */
import { applyChannel, channelFrom } from './channel.js';
import { applyHandovers, handoversFrom } from './handovers.js';
import { applyIncident } from './incident.js';
import { applyNotes, notesFrom } from './notes.js';
import { applyProperties, propertiesFrom } from './properties.js';
import { applyLive, windowFrom } from './stream.js';
import { applyTasks, tasksFrom } from './tasks.js';

export function roomFrom({ channel, history, incident, properties, tasks, handovers, standups, notices, me }) {
  return {
    channel: channelFrom(channel, me),
    window: windowFrom(history),
    incident: incident ?? null,
    properties: propertiesFrom(properties),
    tasks: tasksFrom(tasks),
    handovers: handoversFrom(handovers),
    notes: notesFrom(standups, notices),
  };
}

/** A message that asks for acknowledgement, with whom it asks: those it mentions, else everybody, its author aside. */
export function withAsked(entry, members) {
  const { acknowledge, asked, mentions = [], channelMention } = entry.data ?? {};
  if (!acknowledge || asked) return entry;
  const meant = (person) => person !== entry.actor && (mentions.length === 0 || channelMention || mentions.includes(person));
  return { ...entry, data: { ...entry.data, asked: members.map((m) => m.person).filter(meant) } };
}

export function applyEntry(room, entry) {
  const find = (number) => room.window.items.find((i) => i.seq === number);
  return {
    ...room,
    channel: applyChannel(room.channel, entry, find),
    window: applyLive(room.window, entry),
    incident: applyIncident(room.incident, entry),
    properties: applyProperties(room.properties, entry),
    tasks: applyTasks(room.tasks, entry),
    handovers: applyHandovers(room.handovers, entry),
    notes: applyNotes(room.notes, entry),
  };
}
