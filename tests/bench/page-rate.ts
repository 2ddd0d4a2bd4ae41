/**
 * How many pages a second the portal serves, next to a bare Next.js app with one dynamic page (tests/bench/bare-next).
 * Both are production builds, each behind its own server. Rounds alternate, so that other activity on the machine
 * affects both equally.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, type ServedApp, serveApp, serveBareApp } from './served-app';

const CONNECTIONS = 8;
/** Before measuring, so that all code is compiled. */
const WARM_UP_PAGES = 1000;
const ROUND_MS = 2500;
const ROUNDS = 7;
const MS_PER_CLOCK_TICK = 10;

type Contender = { name: string; url: string; pid: number };
type Round = { perSecond: number; cpuMs: number };
type IsOver = (pageCount: number, elapsedMs: number) => boolean;

const isWarm: IsOver = (pageCount) => pageCount >= WARM_UP_PAGES;
const isRoundOver: IsOver = (_, elapsedMs) => elapsedMs >= ROUND_MS;

/** The processor time a process has used, in milliseconds. Linux only; NaN elsewhere. */
function readCpuMs(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_CLOCK_TICK;
}

function fetchPage(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-language': 'en-US,en;q=0.9' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      let byteCount = 0;
      response.on('data', (chunk: Buffer) => {
        byteCount += chunk.length;
      });
      response.on('end', () => resolve(byteCount));
    });
    request.on('error', reject);
  });
}

/** Requests a page on all connections, one request after another on each. */
async function measureRound({ url, pid }: Contender, isOver: IsOver): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const cpuBefore = readCpuMs(pid);
  const from = performance.now();
  let count = 0;
  const ask = async () => {
    while (!isOver(count, performance.now() - from)) {
      await fetchPage(url, agent);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, cpuMs: (readCpuMs(pid) - cpuBefore) / count };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Serves both in turn and prints pages per second, processor time per page, and the portal's rate as a share of the
 * bare page's: by raw pages per second, and by processor time, which other processes disturb less.
 */
export async function measurePages(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'page-rate-'));
  const servers: ServedApp[] = [];
  try {
    const bare = await serveBareApp();
    servers.push(bare);
    const portal = await serveApp(ROOT, ['scripts/serve.mjs'], dataDir);
    servers.push(portal);
    const contenders: Contender[] = [
      { name: 'bare page', url: `${bare.url}/`, pid: bare.pid },
      { name: 'bare page behind proxy.ts', url: `${bare.url}/with-proxy`, pid: bare.pid },
      { name: 'the form at /', url: `${portal.url}/`, pid: portal.pid },
    ];
    for (const contender of contenders) await measureRound(contender, isWarm);
    const rounds = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const contender of contenders) rounds.get(contender)?.push(await measureRound(contender, isRoundOver));
    }
    const [bareRounds = []] = rounds.values();
    for (const [{ name, url }, own] of rounds) {
      const byteCount = await fetchPage(url, new Agent());
      const rate = median(own.map(({ perSecond }, index) => perSecond / (bareRounds[index]?.perSecond ?? Number.NaN)));
      const cpu = median(own.map(({ cpuMs }, index) => (bareRounds[index]?.cpuMs ?? Number.NaN) / cpuMs));
      console.log(
        `${name.padEnd(26)} ${median(own.map(({ perSecond }) => perSecond)).toFixed(0)} pages/s, ` +
          `${median(own.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms processor time a page, ${byteCount} bytes; ` +
          `${rate.toFixed(2)} of the bare page (${cpu.toFixed(2)} by processor time)`,
      );
    }
  } finally {
    for (const server of servers) server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
