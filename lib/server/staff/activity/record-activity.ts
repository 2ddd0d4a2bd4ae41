import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ActivityAction } from '../../../shared/staff/activity';
import type { Tables } from '../../db/schema/tables';

export type { ActivityAction } from '../../../shared/staff/activity';

export type Activity = {
  actor: { kind: 'staff'; id: string } | { kind: 'operator' | 'applicant' | 'api' | 'system' };
  action: ActivityAction;
  /** An id, never personal data. */
  subjectId?: string;
  /** A fixed word, never personal data. */
  detail?: string;
};

/**
 * Adds one entry to the activity record. Pass the transaction of the recorded change, so that neither is stored without
 * the other.
 *
 * @param at epoch milliseconds. Default: now
 */
export async function recordActivity(
  kysely: Kysely<Tables>,
  { actor, action, subjectId, detail }: Activity,
  at: number = Date.now(),
): Promise<void> {
  await kysely
    .insertInto('activity')
    .values({
      id: uuidv7(),
      at,
      actor_kind: actor.kind,
      actor_id: actor.kind === 'staff' ? actor.id : null,
      action,
      subject_id: subjectId ?? null,
      detail: detail ?? null,
    })
    .execute();
}
