// Starts the sample server, generates a client from its own description, and runs the tests against it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const jar = resolve(process.env.MUSTER_JAR ?? join(here, '../../../target/muster-server.jar'));
const HEAP = '-Xmx96m';

if (!existsSync(jar)) {
  console.error(`${jar} is missing; build it first: mvn -q -DskipTests package`);
  process.exit(1);
}

function start(data) {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const server = spawn(java, [HEAP, '-XX:+ExitOnOutOfMemoryError', '-jar', jar], {
    env: { ...process.env, MUSTER_PORT: '0', MUSTER_DEMO: 'true', MUSTER_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const told = new Promise((done, failed) => {
    const listen = (chunk) => {
      said += chunk;
      const address = /Muster is at (\S+)/.exec(said)?.[1];
      const password = /shown this once: (\S+)/.exec(said)?.[1];
      const intake = /bearer token, shown this once: (\S+)\s/.exec(said)?.[1];
      if (address && password && intake) {
        done({ address, password, intake });
      }
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`the server did not start: ${said}`)), 60_000).unref();
  });
  return { server, told, output: () => said };
}

async function describe(address) {
  const build = join(here, 'build');
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build, { recursive: true });
  for (const name of ['openapi.json', 'asyncapi.json']) {
    const answer = await fetch(address + name);
    writeFileSync(join(build, name), await answer.text());
  }
  await createClient({
    input: join(build, 'openapi.json'),
    output: { path: join(build, 'client'), module: { extension: '.js' } },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent', file: false },
  });
  const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = spawnSync(process.execPath, [tsc, '-p', here], { stdio: 'inherit' });
  if (compiled.status !== 0) {
    throw new Error('the tests do not fit the client that was generated from the description');
  }
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), 'muster-interop-'));
  const { server, told, output } = start(join(data, 'data'));
  let status = 1;
  try {
    const { address, password, intake } = await told;
    await describe(address);
    const out = join(here, 'build', 'out', 'test');
    const tests = readdirSync(out).filter((f) => f.endsWith('.test.js') || f.endsWith('.test.mjs'));
    const wanted = process.argv.slice(2);
    const files = tests.filter((f) => wanted.length === 0 || wanted.some((w) => f.includes(w)));
    const run = spawnSync(
      process.execPath,
      ['--test', '--test-reporter=tap', '--test-concurrency=1', '--test-timeout=600000', ...files.map((f) => join(out, f))],
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          MUSTER_ADDRESS: address,
          MUSTER_PASSWORD: password,
          MUSTER_INTAKE: intake,
          MUSTER_PID: String(server.pid),
          MUSTER_BUILD: join(here, 'build'),
        },
      },
    );
    status = run.status ?? 1;
    if (server.exitCode !== null) {
      console.error(`the server did not live through it: ${output()}`);
      status = 1;
    }
  } catch (e) {
    console.error(e);
  } finally {
    server.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
  return status;
}

process.exit(await main());
