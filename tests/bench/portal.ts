/**
 * `npm run bench:portal`: the whole portal in production against a bare Node.js server that stores the same bytes, and
 * its first page against a bare Next.js page, side by side in one run. Prints tables with ratios. Takes about four
 * minutes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { buildPortal } from '../../scripts/steps/build.mjs';
import { findFreePort } from '../setup/free-port';
import { type Contestant, holdContest, printResults } from './contest';
import { type MeasuredServer, startMeasuredServer } from './portal/measured-server';
import { makeSubmitter } from './portal/submissions';

const BARE_NEXT = 'tests/bench/bare-next';
const CONNECTIONS = 8;
const rounds = Number(process.argv[2] ?? 9);

function buildBareNext(): void {
  const next = join(process.cwd(), 'node_modules/next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: BARE_NEXT,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The bare page did not build');
}

async function startPortal(dataDir: string): Promise<MeasuredServer> {
  const port = await findFreePort();
  const env = { DATA_DIR: dataDir, PORTAL_URL: `http://127.0.0.1:${port}`, TRUSTED_PROXY_HOPS: '1' };
  return startMeasuredServer({ script: ['scripts/serve.mjs'], port, env });
}

async function startBareServer(dataDir: string): Promise<MeasuredServer> {
  const script = ['--import', 'tsx', 'tests/bench/portal/bare-server.ts', dataDir];
  return startMeasuredServer({ script, port: await findFreePort() });
}

async function startBareNext(): Promise<MeasuredServer> {
  return startMeasuredServer({
    script: [join(process.cwd(), 'scripts/serve.mjs')],
    port: await findFreePort(),
    cwd: BARE_NEXT,
  });
}

/** A contestant whose event loop is monitored only during its own turns. */
const watched = (name: string, server: MeasuredServer, run: () => Promise<unknown>): Contestant => ({
  name,
  run,
  beginTurn: server.startWatch,
  endTurn: server.stopWatch,
});

/** Empties the portal's counters between turns, so that its budget for all addresses doesn't stop the benchmark. */
function emptyRateLimits(dataDir: string): void {
  const database = new SqliteDatabase(join(dataDir, 'portal.sqlite'));
  database.prepare('delete from rate_limits').run();
  database.close();
}

async function printLoopDelays(servers: Record<string, MeasuredServer>): Promise<void> {
  console.log('\n| event loop held | 95 %, ms | longest, ms |\n| --- | --- | --- |');
  for (const [name, server] of Object.entries(servers)) {
    const { p95Ms, maxMs } = await server.report();
    console.log(`| ${name} | ${p95Ms.toFixed(0)} | ${maxMs.toFixed(0)} |`);
  }
}

async function compareSubmissions(dataDirs: string[]): Promise<void> {
  const submit = await makeSubmitter();
  const [bareDir = '', portalDir = ''] = dataDirs;
  const servers = { 'bare server': await startBareServer(bareDir), portal: await startPortal(portalDir) };
  const portal = watched('portal', servers.portal, () => submit(servers.portal.url));
  const contestants: Contestant[] = [
    watched('bare server', servers['bare server'], () => submit(servers['bare server'].url)),
    {
      ...portal,
      endTurn: async () => {
        await portal.endTurn?.();
        emptyRateLimits(portalDir);
      },
    },
  ];
  try {
    printResults('Submit to status, one at a time', await holdContest(contestants, { rounds, roundMs: 2_000 }));
    await printLoopDelays(servers);
    const loaded = { rounds, roundMs: 4_000, concurrency: CONNECTIONS };
    printResults(`Submissions at ${CONNECTIONS} connections`, await holdContest(contestants, loaded));
    await printLoopDelays(servers);
  } finally {
    for (const server of Object.values(servers)) await server.close();
  }
}

async function get(url: string): Promise<void> {
  const response = await fetch(url);
  const page = await response.text();
  if (!response.ok || !page.includes('<h1')) throw new Error(`answered ${response.status}`);
}

async function comparePages(dataDir: string): Promise<void> {
  const servers = { 'bare page of Next.js': await startBareNext(), 'portal, /': await startPortal(dataDir) };
  const contestants = Object.entries(servers).map(([name, server]) =>
    watched(name, server, () => get(`${server.url}/`)),
  );
  try {
    const loaded = { rounds, roundMs: 2_000, concurrency: CONNECTIONS };
    printResults(`The first page at ${CONNECTIONS} connections`, await holdContest(contestants, loaded));
  } finally {
    for (const server of Object.values(servers)) await server.close();
  }
}

await buildPortal();
buildBareNext();
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${rounds} rounds`);
const dataDirs = Array.from({ length: 3 }, () => mkdtempSync(join(tmpdir(), 'bench-portal-')));
try {
  await compareSubmissions(dataDirs.slice(0, 2));
  await comparePages(dataDirs[2] ?? '');
} finally {
  for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
}
