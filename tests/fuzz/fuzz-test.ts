/**
 * `npm run test:fuzz [-- SECONDS SEED [NUMBER]]`: random requests, forms, server actions, images and API bodies against
 * the production build. With a number, only that request, printed with its answer.
 */
import { randomBytes } from 'node:crypto';
import { buildPortal } from '../../scripts/steps/build.mjs';
import { startPortal } from '../setup/portal-server';
import { FUZZED_ENV, type FuzzReport, runFuzz } from './run-fuzz';

const SECONDS = 60;

const [secondsText = String(SECONDS), seed = randomBytes(6).toString('hex'), numberText] = process.argv.slice(2);
const seconds = Number(secondsText);
const say = (line: string) => process.stdout.write(`${line}\n`);

function sayReport({ sent, answers, surprises, failed, violations }: FuzzReport): void {
  say('| kind | sent | answers |\n| --- | ---: | --- |');
  for (const [kind, counts] of [...answers].sort()) {
    const all = [...counts].sort(([one], [other]) => one - other);
    const total = all.reduce((sum, [, count]) => sum + count, 0);
    say(`| ${kind} | ${total} | ${all.map(([status, count]) => `${status || 'closed'}: ${count}`).join(', ')} |`);
  }
  say(`\n${sent} requests in ${seconds} s.`);
  for (const [kind, index] of failed) say(`First error 5xx among ${kind}: request ${index}.`);
  for (const [where, { count, underWay }] of surprises) {
    say(`Unexpected errors in the log, ${where}: ${count}. Under way at the first: ${underWay}.`);
  }
  for (const violation of violations) say(`VIOLATION ${violation}`);
  say(`${violations.length} violations.`);
}

if (!Number.isFinite(seconds) || seconds <= 0) {
  say('npm run test:fuzz [-- SECONDS SEED [NUMBER]]');
  process.exitCode = 1;
} else {
  await buildPortal();
  say(`Seed ${seed}`);
  const portal = await startPortal({ env: FUZZED_ENV });
  try {
    const report = await runFuzz(portal, {
      seconds,
      seed,
      only: numberText === undefined ? undefined : Number(numberText),
    });
    sayReport(report);
    if (report.violations.length > 0) process.exitCode = 1;
  } finally {
    await portal.close();
  }
}
