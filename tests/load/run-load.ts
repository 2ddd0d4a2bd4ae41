import { setTimeout as sleep } from 'node:timers/promises';
import { emptyLimits } from '../setup/empty-limits';
import type { PortalServer } from '../setup/portal-server';
import { type AbuseReport, startAbuse } from './abusers';
import { readMemory, watchMemory } from './memory-watch';
import { makePerson, measureRate, type Person, sendAtRate } from './people';

const PEOPLE_AT_ONCE = 6;
const EMPTY_LIMITS_EVERY_MS = 2_000;
/** How long the portal rests before its memory is read for the last time, in milliseconds. */
const REST_MS = 8_000;
const WARM_UP_SHARE = 3;
/** Their photos are more than the portal takes in at once: some have to be told to come back. */
const CROWD = 150;

/** How many of the people of a phase have to be received in the end. */
const HELD_SHARE = 0.99;
const ABUSED_SHARE = 0.9;
/**
 * Memory at rest after everything, compared with memory after the crowd, which Node.js does not give back at once: from
 * run to run both differ by a tenth.
 */
const GROWTH_MAX = 1.2;
const MEMORY_MAX_BYTES = 1_500_000_000;

export type Phase = { name: string; perSecond: number; people: Person[]; mostBytes: number; atEndBytes: number };
export type LoadReport = { phases: Phase[]; abuse: AbuseReport; atRestBytes: number; violations: string[] };

const shareOf = ({ people }: Phase, end: Person['end']) =>
  people.filter((person) => person.end === end).length / people.length;

function judge({ phases, atRestBytes }: Omit<LoadReport, 'violations'>): string[] {
  const found: string[] = [];
  for (const phase of phases) {
    const broken = phase.people.filter(({ end }) => end === 'broken');
    const reasons = [...new Set(broken.map(({ why }) => why))].join(', ');
    if (broken.length > 0) found.push(`${phase.name}: ${broken.length} got no clean answer (${reasons})`);
    if (phase.mostBytes > MEMORY_MAX_BYTES) found.push(`${phase.name}: too much memory`);
  }
  const [, held, , crowd, abused] = phases;
  if (crowd && !crowd.people.some(({ refusals }) => refusals > 0)) found.push('nobody was told to come back');
  if (held && shareOf(held, 'received') < HELD_SHARE) found.push('at the rate it holds, too few people were received');
  if (abused && shareOf(abused, 'received') < ABUSED_SHARE) found.push('under abuse, too few people were received');
  if (crowd && atRestBytes > crowd.atEndBytes * GROWTH_MAX) found.push('the memory has grown');
  return found;
}

/**
 * Finds the rate that the machine holds, and sends people at that rate, at twice that, and at that rate while strangers
 * abuse the portal.
 */
export async function runLoad(portal: PortalServer, phaseMs: number): Promise<LoadReport> {
  const person = await makePerson(portal.url);
  const timer = setInterval(() => emptyLimits(portal.dataDir), EMPTY_LIMITS_EVERY_MS);
  const phases: Phase[] = [];
  async function play(name: string, perSecond: number, send: () => Promise<Person[]>): Promise<Phase> {
    const memory = watchMemory(portal.pid);
    const people = await send();
    const { most, atEnd } = memory.stop();
    const phase = { name, perSecond, people, mostBytes: most, atEndBytes: atEnd };
    phases.push(phase);
    return phase;
  }
  try {
    await measureRate(person, PEOPLE_AT_ONCE, phaseMs / WARM_UP_SHARE);
    const first = await play(`${PEOPLE_AT_ONCE} people at a time`, 0, () =>
      measureRate(person, PEOPLE_AT_ONCE, phaseMs),
    );
    const rate = (first.people.length * 1_000) / phaseMs;
    await play('at that rate', rate, () => sendAtRate(person, rate, phaseMs));
    await play('at twice that rate', 2 * rate, () => sendAtRate(person, 2 * rate, phaseMs));
    await play(`${CROWD} people in one second`, CROWD, () => sendAtRate(person, CROWD, 1_000));
    const abuse = startAbuse(portal.url);
    await play('at that rate, abused', rate, () => sendAtRate(person, rate, phaseMs)).finally(abuse.stop);
    await play('at that rate again', rate, () => sendAtRate(person, rate, phaseMs));
    await sleep(REST_MS);
    const report = { phases, abuse: abuse.report, atRestBytes: readMemory(portal.pid) };
    return { ...report, violations: judge(report) };
  } finally {
    clearInterval(timer);
  }
}
