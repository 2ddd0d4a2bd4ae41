import { z } from 'zod';
import { CUSTOMER_STATUSES } from '../../shared/customer/customer-status';
import {
  CONCERNS,
  DECISION_REASONS,
  type DecisionInput,
  NOTE_MAX_LENGTH,
  REASON_WITH_NOTE,
} from '../../shared/review/decision';

const id = z.string().min(1).max(64);
const status = z.enum(CUSTOMER_STATUSES);
const seen = z.object({ status, decisionId: z.string().max(64), updatedAt: z.int() });
const note = z.string().trim().max(NOTE_MAX_LENGTH);

/** What a page sends as a decision. */
export const decisionSchema = z
  .object({
    ...{ customerId: id, status, reason: z.string(), note, customerText: note.optional(), seen },
    despite: z.array(z.enum(CONCERNS)).max(CONCERNS.length).optional(),
  })
  .refine(({ status: chosen, reason }) => (DECISION_REASONS[chosen] as readonly string[]).includes(reason))
  .refine(({ reason, note: text }) => reason !== REASON_WITH_NOTE || text !== '')
  .transform((input) => input as DecisionInput);

/** What a page sends to undo a decision. */
export const undoSchema = z.object({ customerId: id, decisionId: id });

/** What a page sends to open a set of images. */
export const openingSchema = z.object({ customerId: id, setId: id });
