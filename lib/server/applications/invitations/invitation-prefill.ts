import { type InvitationPrefill, invitationPrefillSchema } from '../../../shared/submission/invitation';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openColumns, parseOrKeep, sealColumns } from '../../sealing/seal-columns';
import type { InvitationRecord } from './invitation-record';

/** In the column `prefill` of every row whose values are sealed, or that has none. */
const NOTHING = '{}';
const placeOf = (id: string) => ({ table: 'invitations', id, part: 'prefill' }) as const;

/** The columns for what staff filled in for an invitation. */
export function sealPrefill(keys: DocumentKeys, id: string, prefill: InvitationPrefill) {
  const given = invitationPrefillSchema.parse(prefill);
  const hasNone = Object.keys(given).length === 0;
  return { prefill: NOTHING, ...(hasNone ? {} : sealColumns(keys, placeOf(id), given)) } as const;
}

/** The columns that replace what an earlier version stored in clear. */
export const sealClearPrefill = (keys: DocumentKeys, { id, prefill }: InvitationRecord) => ({
  prefill: NOTHING,
  ...sealColumns(keys, placeOf(id), parseOrKeep(prefill)),
});

/** Opens what staff filled in for an invitation. Throws SealError. */
export function openPrefill(keys: DocumentKeys, invitation: InvitationRecord): InvitationPrefill {
  const { id, prefill } = invitation;
  // In clear only in rows from before it was sealed.
  const given = prefill === NOTHING ? (openColumns(keys, placeOf(id), invitation) ?? {}) : parseOrKeep(prefill);
  return invitationPrefillSchema.parse(given);
}
