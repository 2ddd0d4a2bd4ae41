/** One thing to measure: `run` does its work once. `beginTurn` and `endTurn` don't count toward the time. */
export type Contestant = {
  name: string;
  run: () => Promise<unknown>;
  beginTurn?: () => Promise<void>;
  endTurn?: () => Promise<void>;
};

/** How long one unit of work took, in milliseconds, over all rounds, and the work done per second in each round. */
export type Result = { name: string; perSecond: number[]; medianMs: number; p95Ms: number };

function findPercentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function runOneAfterAnother(run: Contestant['run'], untilMs: number, durationsMs: number[]): Promise<void> {
  while (performance.now() < untilMs) {
    const startedMs = performance.now();
    await run();
    durationsMs.push(performance.now() - startedMs);
  }
}

/**
 * Runs contestants in turns, in short rounds, so that other activity on the machine affects all of them equally.
 *
 * @param options.rounds turns of each contestant; the first one warms up and does not count
 * @param options.roundMs length of a turn
 * @param options.concurrency how many units of work run at once
 */
export async function holdContest(
  contestants: Contestant[],
  { rounds, roundMs, concurrency = 1 }: { rounds: number; roundMs: number; concurrency?: number },
): Promise<Result[]> {
  const rates = contestants.map((): number[] => []);
  const durations = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { run, beginTurn, endTurn }] of contestants.entries()) {
      const durationsMs: number[] = [];
      await beginTurn?.();
      const startedMs = performance.now();
      const lanes = Array.from({ length: concurrency }, () =>
        runOneAfterAnother(run, startedMs + roundMs, durationsMs),
      );
      await Promise.all(lanes);
      const turnMs = performance.now() - startedMs;
      await endTurn?.();
      if (round === 0) continue;
      rates[index]?.push((durationsMs.length * 1000) / turnMs);
      durations[index]?.push(...durationsMs);
    }
  }
  return contestants.map(({ name }, index) => ({
    name,
    perSecond: rates[index] ?? [],
    medianMs: findPercentile(durations[index] ?? [], 0.5),
    p95Ms: findPercentile(durations[index] ?? [], 0.95),
  }));
}

/** The median of the ratios within each round, since other activity on the machine affected both sides of a round. */
function findRatio({ perSecond }: Result, base: Result): number {
  const ratios = perSecond.map((rate, round) => rate / (base.perSecond[round] ?? Number.NaN));
  return findPercentile(ratios, 0.5);
}

/** Prints results as a table, with medians of all rounds; the ratio is to the first row, in work per second. */
export function printResults(title: string, results: Result[]): void {
  console.log(`\n${title}\n\n| | per second | median ms | p95 ms | ratio |\n| --- | --- | --- | --- | --- |`);
  for (const result of results) {
    const numbers = [
      findPercentile(result.perSecond, 0.5).toFixed(1),
      result.medianMs.toFixed(2),
      result.p95Ms.toFixed(2),
    ];
    console.log(`| ${[result.name, ...numbers, findRatio(result, results[0] ?? result).toFixed(2)].join(' | ')} |`);
  }
}
