import type { SealError, SealErrorCode } from '../../sealing/seal-error';
import { formatNumber } from '../kit/plain-words';

const SHOWN_PROBLEMS = 100;

/** Reports problems as they are found, and stops reporting, but not counting, when there are many. */
export function openProblemList(print: (line: string) => void) {
  let count = 0;
  return {
    add: (problem: string) => {
      count += 1;
      if (count <= SHOWN_PROBLEMS) print(`- ${problem}`);
    },
    /** Says how many were not shown. */
    endList: () => {
      if (count > SHOWN_PROBLEMS) print(`- and ${formatNumber(count - SHOWN_PROBLEMS)} more`);
    },
    count: (): number => count,
  };
}

const SEAL_PROBLEMS: Record<SealErrorCode, string> = {
  DOCUMENT_KEY_MISSING: 'its document key is not configured',
  DOCUMENT_KEY_DAMAGED: 'its own key cannot be unwrapped',
  DOCUMENT_DAMAGED: 'it cannot be decrypted',
};

/** Describes why something sealed cannot be opened. */
export const describeSealProblem = ({ code }: SealError): string => SEAL_PROBLEMS[code];

export type ReportProblem = (problem: string) => void;
