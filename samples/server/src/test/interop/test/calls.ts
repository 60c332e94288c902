// Commands and questions by their names, through the generated client, which checks every answer against its description.
import assert from 'node:assert/strict';
import * as api from '../build/client/index.js';
import type { Client } from '../build/client/client/index.js';
import { done, once } from './story.js';

type Operation = (options: object) => Promise<{ data?: unknown; error?: unknown; response?: Response }>;
const operations = api as unknown as Record<string, Operation>;

function called(name: string): string {
  return name.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function operation(name: string): Operation {
  const found = operations[called(name)];
  assert.ok(found, `the client has no ${called(name)}`);
  return found;
}

/** Sends a command; the ids that it answered. */
export async function tell(client: Client, name: string, body: object): Promise<Record<string, string>> {
  const outcome = (await done(operation(name)({ client, body, headers: once() }))) as { ids: Record<string, string> };
  return outcome.ids;
}

/** Asks a question; one that is too long for an address has a body alone. */
export async function ask(client: Client, name: string, query: object = {}): Promise<any> {
  if (!operations[called(name)]) {
    return done(operation(`ask.${name}`)({ client, body: query }));
  }
  return done(operation(name)({ client, query }));
}

export async function declare(client: Client, title: string, more: object = {}): Promise<string> {
  const ids = await tell(client, 'incident.declare', { title, people: ['liam', 'nora'], ...more });
  return ids.incident!;
}
