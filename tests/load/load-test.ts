/**
 * `npm run test:load [-- SECONDS]`: people who submit two photos each, at the rate that this machine holds, at twice that, and
 * with slow and abusive clients attached. So many seconds for each phase. Linux only.
 */
import { cpus } from 'node:os';
import { buildPortal } from '../../scripts/steps/build.mjs';
import { startPortal } from '../setup/portal-server';
import { toMegabytes } from './memory-watch';
import { type LoadReport, type Phase, runLoad } from './run-load';

const SECONDS = 30;

const seconds = Number(process.argv[2] ?? SECONDS);
const say = (line: string) => process.stdout.write(`${line}\n`);

function toRow({ name, perSecond, people, mostBytes, atEndBytes }: Phase): string {
  const times = people
    .filter(({ end }) => end === 'received')
    .map(({ ms }) => ms)
    .sort((one, other) => one - other);
  const timeAt = (share: number) => ((times[Math.floor(times.length * share)] ?? 0) / 1_000).toFixed(1);
  const countOf = (end: string) => people.filter((person) => person.end === end).length;
  const cameBack = people.filter(({ end, refusals }) => end === 'received' && refusals > 0).length;
  const cells = [
    ...[name, perSecond ? perSecond.toFixed(1) : '', people.length, countOf('received'), cameBack, countOf('refused')],
    ...[countOf('broken'), timeAt(0.5), timeAt(0.95), toMegabytes(mostBytes), toMegabytes(atEndBytes)],
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEAD = [
  ...['', 'people a second', 'people', 'received', 'of them after a 503 with Retry-After', 'refused three times'],
  ...['no clean answer', 'median, s', '95 %, s', 'memory at most, MB', 'at the end, MB'],
];

function sayReport({ phases, abuse, atRestBytes, violations }: LoadReport): void {
  say(`| ${HEAD.join(' | ')} |\n| ---${' | ---:'.repeat(HEAD.length - 1)} |`);
  for (const phase of phases) say(toRow(phase));
  say(
    `\nMemory at rest afterwards: ${toMegabytes(atRestBytes)} MB.\n\n| abuse | connections | answered |\n| --- | ---: | --- |`,
  );
  for (const [name, { sent, answers }] of abuse) {
    say(`| ${name} | ${sent} | ${[...answers].map(([answer, count]) => `${answer}: ${count}`).join(', ')} |`);
  }
  say('');
  for (const violation of violations) say(`VIOLATION ${violation}`);
  say(`${violations.length} violations.`);
}

if (!Number.isFinite(seconds) || seconds <= 0) {
  say('npm run test:load [-- SECONDS]');
  process.exitCode = 1;
} else {
  await buildPortal();
  say(`${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${seconds} s a phase`);
  const portal = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1' } });
  try {
    const report = await runLoad(portal, seconds * 1_000);
    sayReport(report);
    if (report.violations.length > 0) process.exitCode = 1;
  } finally {
    await portal.close();
  }
}
