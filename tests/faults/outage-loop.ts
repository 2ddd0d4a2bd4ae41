import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../crash/random';
import type { Round } from './ledger';
import { letTimePass } from './settle';
import type { TestBed } from './test-bed';

/** For how long something is out of order, and how long nothing is then, in milliseconds. */
const HOLD_MS = { min: 500, max: 3_500 };
const PAUSE_MS = { min: 300, max: 1_500 };

/** Breaks one thing after the other, each in turn by a shuffled list, until it is stopped. */
export function startOutages(bed: TestBed, random: Random) {
  const counts = new Map<string, number>();
  let current: string | undefined;
  let isStopping = false;
  const names = Object.keys(bed.outages)
    .map((name) => ({ name, rank: random.integer(0, 1_000_000) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ name }) => name);

  async function breakOne(name: string) {
    const outage = bed.outages[name];
    counts.set(name, (counts.get(name) ?? 0) + 1);
    current = name;
    await outage?.begin();
    await sleep(random.integer(HOLD_MS.min, HOLD_MS.max));
    await outage?.end();
    current = undefined;
  }

  async function loop() {
    for (let index = 0; !isStopping; index += 1) {
      await sleep(random.integer(PAUSE_MS.min, PAUSE_MS.max));
      await letTimePass(bed);
      if (!isStopping) await breakOne(names[index % names.length] ?? '');
    }
  }

  const ended = loop();
  // Whoever stops it hears of a failure; until then it is nobody's.
  ended.catch(() => undefined);
  return {
    counts,
    note: (round: Round) => {
      if (current) round.outages.add(current);
    },
    stop: async () => {
      isStopping = true;
      await ended;
    },
  };
}
