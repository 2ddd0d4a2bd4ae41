import { z } from 'zod';
import { CUSTOMER_STATUSES } from '../../shared/customer/customer-status';
import { DECISION_REASONS, type DecisionInput, NOTE_MAX_LENGTH, REASON_WITH_NOTE } from '../../shared/review/decision';

const id = z.string().min(1).max(64);
const status = z.enum(CUSTOMER_STATUSES);
const seen = z.object({ status, decisionId: z.string().max(64), updatedAt: z.int() });
const note = z.string().trim().max(NOTE_MAX_LENGTH);

const decisionSchema = z
  .object({ customerId: id, status, reason: z.string(), note, seen })
  .refine(({ status: chosen, reason }) => (DECISION_REASONS[chosen] as readonly string[]).includes(reason))
  .refine(({ reason, note: text }) => reason !== REASON_WITH_NOTE || text !== '');

/** Checks what a page sent as a decision: anyone can send anything. Undefined when no page of ours would send it. */
export function checkDecision(input: unknown): DecisionInput | undefined {
  const { data } = decisionSchema.safeParse(input);
  return data as DecisionInput | undefined;
}

const undoSchema = z.object({ customerId: id, decisionId: id });

/** Checks what a page sent to undo a decision. */
export function checkUndo(input: unknown): z.output<typeof undoSchema> | undefined {
  return undoSchema.safeParse(input).data;
}

const openingSchema = z.object({ customerId: id, setId: id });

/** Checks what a page sent to open a set of images. */
export function checkOpening(input: unknown): z.output<typeof openingSchema> | undefined {
  return openingSchema.safeParse(input).data;
}
