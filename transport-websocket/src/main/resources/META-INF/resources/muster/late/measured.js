const SET = 'playbook.metric-set';
const PAGE = 200;

/** What was measured of a run so far, by metric: its record is read back from the newest, until all of them are known or it ends. */
export async function measured(client, channel, metrics) {
  const known = new Map();
  const wanted = new Set(metrics.map((m) => m.id));
  for (let before, more = true; more && known.size < wanted.size;) {
    const page = await client.ask('channel.history', { channel, limit: PAGE, ...(before ? { before } : {}) });
    for (const { kind, data } of page.entries.slice().reverse()) {
      if (kind === SET && wanted.has(data.metric) && !known.has(data.metric)) known.set(data.metric, data.value ?? null);
    }
    before = page.entries[0]?.seq;
    more = page.more && before > 1;
  }
  return known;
}
