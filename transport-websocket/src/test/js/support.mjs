const modules = new URL('../../main/resources/META-INF/resources/muster/', import.meta.url);

export const from = (name) => import(new URL(name, modules));
export const at = (minute) => new Date(Date.UTC(2026, 10, 21, 23, minute)).toISOString();
export const entry = (seq, kind, data = {}, actor = 'ada') => ({ channel: 'channel:i', seq, time: at(seq), actor, kind, schema: 1, thread: 0, data });
export const history = (entries, head, more = false) => ({ entries, head, more });

/** A log of acts that depends on nothing but the seed. */
export function random(seed, length) {
  let state = seed;
  const next = (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
  const posted = [];
  const versions = new Map();
  const log = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const message = posted[next(Math.max(1, posted.length))];
    const id = `t${next(4)}`;
    const version = (versions.get(id) ?? 0) + 1;
    const choice = message ? next(12) : 0;
    if (choice <= 2) posted.push(seq);
    if ([7, 9, 10].includes(choice)) versions.set(id, version);
    log.push([
      () => entry(seq, 'channel.message-posted', { text: `m${seq}` }), () => entry(seq, 'channel.message-posted', { text: `m${seq}` }),
      () => entry(seq, 'channel.message-posted', { text: `m${seq}` }), () => entry(seq, 'channel.message-edited', { message, text: `e${seq}`, mentions: [] }),
      () => entry(seq, 'channel.message-deleted', { message }), () => entry(seq, 'channel.message-pinned', { message }),
      () => entry(seq, 'incident.severity-changed', { to: `SEV${1 + next(5)}` }),
      () => entry(seq, 'task.changed', { task: { id, stage: `s${id}`, state: ['open', 'done'][next(2)], version, position: next(9) } }),
      () => entry(seq, 'handover.offered', { handover: { id: `h${seq}`, to: 'ben', from: 'ada', asked: 'ben', offeredAt: at(seq) } }),
      () => entry(seq, 'task.moved', { task: { id, stage: `s${next(4)}`, state: 'open', version, position: next(9) }, others: [] }),
      () => entry(seq, 'task.followed', {
        tasks: [{ id, stage: `s${id}`, state: 'open', visibility: ['visible', 'hidden', 'kept'][next(3)], version, position: next(9) }],
        conditions: [{ id: 'c', holds: next(2) === 1 }],
      }),
      () => entry(seq, 'incident.property-set', { property: { definition: { id: `p${next(3)}` }, values: [`v${seq}`], version: seq, order: next(3) } }),
    ][choice]());
  }
  return log;
}
