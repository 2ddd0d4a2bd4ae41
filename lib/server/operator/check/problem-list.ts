import { formatNumber } from '../kit/plain-words';

const SHOWN_PROBLEMS = 100;

/** Tells problems as they are found, and stops telling, not counting, when there are many. */
export function openProblemList(print: (line: string) => void) {
  let count = 0;
  return {
    add: (problem: string) => {
      count += 1;
      if (count <= SHOWN_PROBLEMS) print(`- ${problem}`);
    },
    close: (): number => {
      if (count > SHOWN_PROBLEMS) print(`- and ${formatNumber(count - SHOWN_PROBLEMS)} more`);
      return count;
    },
  };
}

export type ReportProblem = (problem: string) => void;
