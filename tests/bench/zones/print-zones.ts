import { MISSES, type ZoneOutcome } from './read-one';

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const seconds = (ms: number) => (Number.isNaN(ms) ? '–' : (ms / 1000).toFixed(1));

/** Prints the header of the table that printZones fills. */
export function printZoneHead(): void {
  const misses = Object.values(MISSES);
  console.log(
    `| | photos | read | read in part | ${misses.join(' | ')} | false | read, % | median s | 90th percentile s | longest s |`,
  );
  console.log(`|${'---|'.repeat(8 + misses.length)}`);
}

/** Prints one row of the table: what was read and missed, and how long it took. */
export function printZones(label: string, outcomes: readonly ZoneOutcome[]): void {
  if (outcomes.length === 0) return;
  const count = (kind: ZoneOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const times = outcomes.map(({ elapsedMs }) => elapsedMs);
  const cells = [
    ...[label, outcomes.length, count('read'), count('partly')],
    ...Object.values(MISSES).map((miss) => outcomes.filter((outcome) => outcome.miss === miss).length),
    ...[count('false'), `${((100 * count('read')) / outcomes.length).toFixed(0)} %`],
    ...[0.5, 0.9, 1].map((share) => seconds(percentile(times, share))),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
