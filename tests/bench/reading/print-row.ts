/** The result of trying to read one photo. */
export type ReadingOutcome = { kind: 'read' | 'nothing' | 'false'; elapsedMs: number };

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Prints one row of the table: what was read, missed and misread, and how long it took. */
export function printRow(label: string, outcomes: readonly ReadingOutcome[]): void {
  const count = (kind: ReadingOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const times = (kind: ReadingOutcome['kind']) =>
    outcomes.filter((o) => o.kind === kind).map(({ elapsedMs }) => elapsedMs);
  const seconds = (ms: number) => (Number.isNaN(ms) ? '–' : (ms / 1000).toFixed(1));
  const cells = [
    ...[label, outcomes.length, count('read'), count('nothing'), count('false')],
    `${Math.round((100 * count('read')) / outcomes.length)} %`,
    ...[seconds(percentile(times('read'), 0.5)), seconds(percentile(times('read'), 0.9))],
    seconds(percentile(times('nothing'), 1)),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
