// What the server says of itself, and whether what it answers is so. Schemas are closed here: a property that the
// description does not name is as wrong as one that is missing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';

const formats = formatsModule.default ?? formatsModule;

export function read(name) {
  return JSON.parse(readFileSync(join(process.env.MUSTER_BUILD, name), 'utf8'));
}

/** The same document with every object that lists its properties taking no others. */
export function closed(node) {
  if (Array.isArray(node)) {
    return node.map(closed);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const copy = Object.fromEntries(Object.entries(node).map(([k, v]) => [k, closed(v)]));
  if (copy.type === 'object' && isObject(copy.properties) && copy.additionalProperties === undefined) {
    copy.additionalProperties = false;
  }
  return copy;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export class Schemas {
  constructor(document, id) {
    this.id = id;
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    formats(this.ajv);
    this.ajv.addFormat('int32', { type: 'number', validate: (n) => n >= -(2 ** 31) && n < 2 ** 31 });
    this.ajv.addFormat('int64', { type: 'number', validate: (n) => Number.isSafeInteger(n) });
    this.ajv.addSchema({ $id: id, ...document });
    this.compiled = new Map();
  }

  /** Throws when the value does not fit the schema at this pointer into the document. */
  check(pointer, value, what) {
    let validate = this.compiled.get(pointer);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `${this.id}#${pointer}` });
      this.compiled.set(pointer, validate);
    }
    if (!validate(value)) {
      const why = validate.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
      throw new Error(`${what} does not fit its description: ${why}\n${JSON.stringify(value).slice(0, 2000)}`);
    }
  }
}

export function escaped(part) {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What stands in an address, as the JSON that it means. */
function valueOf(text, schema) {
  return ['integer', 'number', 'boolean'].includes(schema.type) || schema.contentMediaType ? JSON.parse(text) : text;
}

/** A fetch that holds every request and every answer against openapi.json, and keeps account of both. */
export class CheckedFetch {
  constructor(address) {
    this.document = read('openapi.json');
    this.schemas = new Schemas(closed(this.document), 'openapi');
    this.base = new URL(address).pathname.replace(/\/$/, '');
    this.done = new Map();
    this.templates = Object.keys(this.document.paths).map((path) => ({
      path,
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }));
    this.fetch = (input, init) => this.run(new Request(input, init));
  }

  operation(request) {
    const place = new URL(request.url).pathname.slice(this.base.length);
    const exact = this.templates.find((t) => t.path === place) ?? this.templates.find((t) => t.pattern.test(place));
    const method = request.method.toLowerCase();
    if (!exact || !this.document.paths[exact.path][method]) {
      throw new Error(`${request.method} ${place} is not described`);
    }
    return { path: exact.path, method, operation: this.document.paths[exact.path][method] };
  }

  async run(request) {
    const found = this.operation(request);
    const answer = await fetch(request);
    const status = String(answer.status);
    const known = found.operation.responses[status] ? status : 'default';
    if (!found.operation.responses[known]) {
      throw new Error(`${found.operation.operationId} answered ${status}, which is not described`);
    }
    const described = found.operation.responses[known].content ?? {};
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    const id = found.operation.operationId;
    if (Object.keys(described).length > 0 && !described[type] && !described['*/*']) {
      throw new Error(`${id} answered ${status} with ${type}, described are ${Object.keys(described)}`);
    }
    if (described[type]?.schema) {
      const pointer = ['paths', found.path, found.method, 'responses', known, 'content', type, 'schema'];
      const body = await answer.clone().json();
      this.schemas.check(`/${pointer.map(escaped).join('/')}`, body, `the answer ${status} of ${id}`);
    }
    const seen = this.done.get(id) ?? new Set();
    this.done.set(id, seen.add(answer.status));
    if (found.method === 'get' && answer.ok) {
      await this.inBody(request, found);
    }
    return answer;
  }

  /** Asks a question that was answered once more, with its properties in the body: once for each. */
  async inBody(request, found) {
    const twin = this.document.paths[found.path].post;
    if (!twin || this.done.has(twin.operationId)) {
      return;
    }
    const address = new URL(request.url);
    const body = {};
    for (const { name, schema } of found.operation.parameters ?? []) {
      const given = address.searchParams.getAll(name);
      if (given.length > 0) {
        body[name] = schema.type === 'array' ? given.map((v) => valueOf(v, schema.items)) : valueOf(given[0], schema);
      }
    }
    address.search = '';
    const headers = new Headers(request.headers);
    headers.set('Content-Type', 'application/json');
    await this.run(new Request(address, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** Operations that were not answered with success yet. */
  missing() {
    const all = Object.entries(this.document.paths).flatMap(([, methods]) => Object.values(methods));
    return all
      .map((o) => o.operationId)
      .filter((id) => ![...(this.done.get(id) ?? [])].some((s) => s >= 200 && s < 300));
  }
}

export async function signIn(handle) {
  const answer = await fetch(`${process.env.MUSTER_ADDRESS}session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ handle, password: process.env.MUSTER_PASSWORD, kind: 'token' }),
  });
  if (answer.status !== 200) {
    throw new Error(`${handle} cannot sign in: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()).token;
}
