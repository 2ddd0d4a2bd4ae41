import { type InvitationPrefill, invitationPrefillSchema } from '../../../shared/submission/invitation';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOrReadClear, parseOrKeep, SEALED_AWAY, sealColumns } from '../../sealing/seal-columns';
import type { InvitationRecord } from './invitation-record';

const placeOf = (id: string) => ({ table: 'invitations', id, part: 'prefill' }) as const;

/** The columns for what staff filled in for an invitation. */
export function sealPrefill(keys: DocumentKeys, id: string, prefill: InvitationPrefill) {
  const given = invitationPrefillSchema.parse(prefill);
  const hasNone = Object.keys(given).length === 0;
  return { prefill: SEALED_AWAY, ...(hasNone ? {} : sealColumns(keys, placeOf(id), given)) } as const;
}

/** The columns that replace what an earlier version stored in clear. */
export const sealClearPrefill = (keys: DocumentKeys, { id, prefill }: InvitationRecord) => ({
  prefill: SEALED_AWAY,
  ...sealColumns(keys, placeOf(id), parseOrKeep(prefill)),
});

/** Opens what staff filled in for an invitation. Throws SealError. */
export function openPrefill(keys: DocumentKeys, invitation: InvitationRecord): InvitationPrefill {
  const given = openOrReadClear(keys, placeOf(invitation.id), { clear: invitation.prefill, row: invitation });
  return invitationPrefillSchema.parse(given ?? {});
}
