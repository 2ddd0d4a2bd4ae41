import type { Refusal, StaffRefusalCode } from '../../shared/refusal';

/** How a console form shows a refusal. Each code has a sentence in the message file of its area. */
export const toProblem = ({ code, errorId }: Refusal<StaffRefusalCode>) => ({ problem: code, errorId });
