// What the tests of the generated client share: who they are, and how an answer is taken apart.
import assert from 'node:assert/strict';
import { createClient, createConfig, type Client } from '../build/client/client/index.js';
import { CheckedFetch, signIn } from './description.mjs';

export const address = process.env.MUSTER_ADDRESS!;
export const checked = new CheckedFetch(address);

const made: Client[] = [];

function client(token?: string): Client {
  const client = createClient(
    createConfig({ baseUrl: address.replace(/\/$/, ''), fetch: checked.fetch, ...(token ? { auth: token } : {}) }),
  );
  made.push(client);
  return client;
}

export const nobody = client();

/** A client of the person; signed in over the host's own address. */
export async function as(handle: string): Promise<Client> {
  return client(await signIn(handle));
}

interface Taken<T> {
  data?: T;
  error?: unknown;
  response?: Response;
}

/** The answer of what has to succeed. */
export async function done<T>(call: Promise<Taken<T>>): Promise<NonNullable<T>> {
  const taken = await call;
  assert.equal(taken.error, undefined, JSON.stringify(taken.error));
  assert.ok(taken.data !== undefined && taken.data !== null, `no data: ${taken.response?.status}`);
  return taken.data;
}

/** The refusal of what must not succeed: its status and what it says. */
export async function refused(call: Promise<Taken<unknown>>) {
  const taken = await call;
  assert.ok(taken.error !== undefined, `this was not refused: ${JSON.stringify(taken.data)}`);
  const error = taken.error as { code: string; field?: string; message: string };
  return { status: taken.response!.status, code: error.code, field: error.field, message: error.message };
}

let keys = 0;
const run = Math.random().toString(36).slice(2);

/** The headers of a command that happens once. */
export function once() {
  keys += 1;
  return { 'Idempotency-Key': `interop-${run}-${keys}` };
}

export function later(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

export function secret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (b) => b.toString(16).padStart(2, '0')).join('');
}
