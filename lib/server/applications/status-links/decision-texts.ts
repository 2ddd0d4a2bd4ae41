import type { Selectable } from 'kysely';
import type { DecisionsTable } from '../../db/schema/decisions-table';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openColumns, sealColumns } from '../../sealing/seal-columns';

/** What a staff member wrote with a decision; null if nothing. It may contain personal information. */
export type DecisionTexts = {
  /** For staff only. */
  note: string | null;
  /** For the customer, who reads it on the status page. */
  customerText: string | null;
};

/** The columns of a decision that hold its texts. */
export const DECISION_TEXT_COLUMNS = ['id', 'note', 'customer_text', 'key_id', 'wrapped_key', 'sealed'] as const;
export type StoredDecisionTexts = Pick<Selectable<DecisionsTable>, (typeof DECISION_TEXT_COLUMNS)[number]>;

const placeOf = (id: string) => ({ table: 'decisions', id, part: 'texts' }) as const;

/** The columns for the texts of a new decision. */
export function sealDecisionTexts(keys: DocumentKeys, id: string, texts: DecisionTexts) {
  const { note, customerText } = texts;
  if (note === null && customerText === null) return {};
  return { ...sealColumns(keys, placeOf(id), texts), note: null, customer_text: null };
}

/** Opens the texts of a decision. Throws SealError. */
export function openDecisionTexts(keys: DocumentKeys, stored: StoredDecisionTexts): DecisionTexts {
  const { id, note, customer_text: customerText } = stored;
  // In clear only in rows from before they were sealed.
  if (note !== null || customerText !== null) return { note, customerText };
  return (openColumns(keys, placeOf(id), stored) as DecisionTexts | undefined) ?? { note: null, customerText: null };
}
