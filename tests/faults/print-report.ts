import { findViolations, isAcknowledged, type Round, type Told } from './ledger';
import { countStoredOnce, type FaultReport } from './run-fault-rounds';

const COLUMNS = ['received', 'not sent', 'unknown', 'no answer'] as const satisfies readonly Told[];

const countOf = (rounds: readonly Round[], isMeant: (round: Round) => boolean) => rounds.filter(isMeant).length;

/** One row: what these people were told last, or at all if it was received, and what became of it. */
function toRow(name: string, rounds: readonly Round[]): string {
  const lastTold = ({ says }: Round): Told | undefined => says.at(-1)?.told;
  const told = COLUMNS.map((text) =>
    countOf(rounds, (round) => (isAcknowledged(round) ? text === 'received' : lastTold(round) === text)),
  );
  const lost = countOf(rounds, (round) => findViolations(round).includes('lost'));
  const twice = countOf(rounds, ({ stored }) => stored.length > 1);
  const wrong = countOf(rounds, (round) => findViolations(round).length > 0);
  return `| ${[name, rounds.length, ...told, countStoredOnce(rounds), lost, twice, wrong].join(' | ')} |`;
}

const HEAD = `| ${['', 'rounds', ...COLUMNS, 'of the received, stored once', 'lost', 'stored twice', 'wrong in any way'].join(' | ')} |`;

function groupBy(rounds: readonly Round[], namesOf: (round: Round) => string[]): Map<string, Round[]> {
  const groups = new Map<string, Round[]>();
  for (const round of rounds) {
    for (const name of namesOf(round)) groups.set(name, [...(groups.get(name) ?? []), round]);
  }
  return groups;
}

/** Why people were not told that their form was received, each time. */
function describeReasons(rounds: readonly Round[]): string[] {
  const says = rounds.flatMap((round) => round.says).filter(({ told }) => told !== 'received');
  const reasons = new Map<string, number>();
  for (const { told, problem } of says) {
    const reason = `${told}, ${problem}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].sort().map(([reason, count]) => `Told ${reason}: ${count} times.`);
}

/** The report as lines: a table by what the storage API did, one by what else was out of order, and the violations. */
export function describeFaultReport(report: FaultReport): string[] {
  const { title, rounds, outages, violations, unexpected } = report;
  const byWay = groupBy(rounds, ({ way }) => [way]);
  const byOutage = groupBy(rounds, (round) => [...round.outages]);
  return [
    `## ${title}`,
    '',
    HEAD,
    `| ---${' | ---:'.repeat(COLUMNS.length + 5)} |`,
    ...[...byWay].sort().map(([name, own]) => toRow(`storage API: ${name}`, own)),
    ...[...outages].sort().map(([name, count]) => toRow(`${name} (${count} times)`, byOutage.get(name) ?? [])),
    toRow('**all**', rounds),
    '',
    `${report.dead} were refused after they had been received; staff sent them again. ${report.mailed} people have a mail.`,
    ...describeReasons(rounds),
    ...[...unexpected].sort().map(([where, count]) => `Unexpected errors in the log, ${where}: ${count}.`),
    ...violations.map((violation) => `VIOLATION ${violation}`),
    `${violations.length} violations.`,
    '',
  ];
}
