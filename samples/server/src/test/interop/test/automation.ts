// What happens by itself, what is asked of other systems, and what is only played: through the same generated client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, declare, tell } from './calls.js';
import { as } from './story.js';

test('a rule is defined, tried, switched, fires and says so', async () => {
  const mia = await as('mia');
  const incident = await declare(mia, 'By itself');
  const { triggers, actions } = await ask(mia, 'rule.parts');
  assert.ok(triggers.length > 0 && actions.length > 0);
  const content = { title: 'Say so', when: { words: ['rollback'] }, steps: [{ action: 'post', with: { text: 'somebody rolls back' } }] };
  const { rule } = await tell(mia, 'rule.define', { channel: incident, content });
  const shown = await ask(mia, 'rule.show', { rule });
  await tell(mia, 'rule.change', { rule, version: shown.version, content: { ...content, title: 'Say it' } });
  await tell(mia, 'channel.post', { channel: incident, text: 'rollback now' });
  let fired: any[] = [];
  for (let i = 0; i < 50 && fired.length === 0; i++) {
    fired = (await ask(mia, 'rule.firings', { rule })).firings;
    await new Promise((r) => setTimeout(r, 100));
  }
  assert.equal(fired[0].done, true);
  assert.ok((await ask(mia, 'rule.try', { incident, rule })).hits.some((h: any) => h.fires));
  await tell(mia, 'rule.disable', { rule });
  await tell(mia, 'rule.enable', { rule });
  await tell(mia, 'rule.remove', { rule });
  await tell(mia, 'rule.restore', { rule });
  assert.equal((await ask(mia, 'rule.list', { channel: incident })).rules.length, 1);
  await tell(mia, 'rule.set-webhook-secret', { secret: 'x'.repeat(40) });
});

test('the pack that opens with an incident is set and collected again', async () => {
  const mia = await as('mia');
  const plan = { links: [{ title: 'Board', address: 'https://board.example/{number}', dashboard: false }], reports: [], collectors: [] };
  await tell(mia, 'context.set-workspace', { context: plan });
  const { version, context } = await ask(mia, 'context.show-workspace');
  assert.equal(context.links.length, 1);
  await tell(mia, 'context.set-workspace', {
    version, context: { ...plan, collectors: [{ title: 'Errors', collector: 'prometheus', settings: { url: 'http://127.0.0.1:9/', query: 'up' } }] },
  });
  const incident = await declare(mia, 'With a pack');
  await ask(mia, 'context.show', { incident });
  await tell(mia, 'context.collect-again', { incident });
  await tell(mia, 'context.set-workspace', { version: version + 1 });
});

test('an exercise is conducted, answered, marked and noted', async () => {
  const [mia, liam] = [await as('mia'), await as('liam')];
  const incident = await declare(mia, 'Played', { exercise: true });
  const add = async (title: string) => (await tell(mia, 'exercise.add-inject', { incident, title, source: 'a customer', text: 'nothing works' })).inject;
  const [first, second] = [await add('One'), await add('Two')];
  await tell(mia, 'exercise.post-inject', { incident, inject: first });
  await tell(mia, 'exercise.skip-inject', { incident, inject: second });
  await tell(liam, 'exercise.answer-inject', { incident, inject: first, text: 'we look' });
  const { sheet } = await ask(mia, 'exercise.show', { incident });
  await tell(mia, 'exercise.mark', { incident, expected: sheet[0].expected, verdict: 'partly', note: 'late' });
  await tell(mia, 'exercise.note', { incident, text: 'calm' });
  await tell(mia, 'exercise.conduct', { incident });
});

test('a view of what is to be done is kept and forgotten; words are found by a language', async () => {
  const mia = await as('mia');
  const { view } = await tell(mia, 'work.keep-view', { name: 'mine', address: '#/incidents?severity=SEV1' });
  assert.ok((await ask(mia, 'work.views')).views.length > 0);
  await tell(mia, 'work.forget-view', { view });
  await tell(mia, 'search.set-language', { language: 'en' });
  assert.equal((await ask(mia, 'search.language')).language, 'en');
  await tell(mia, 'search.set-language', {});
});
