import type { Refusal, StaffRefusalCode } from '../../shared/refusal';

/** What a form of the console shows of a refusal. Each code has a sentence in the message file of its room. */
export const toProblem = ({ code, errorId }: Refusal<StaffRefusalCode>) => ({ problem: code, errorId });
