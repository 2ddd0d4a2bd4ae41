import type { Kysely } from 'kysely';
import { CHAIN_START, digestEntry } from '../../db/migrations/0022-entry-digest';
import { HEAD_ID } from '../../db/schema/activity-head-table';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { DocumentKeys } from '../../sealing/document-keys';
import type { ChainPoint } from './find-chain-break';
import { type ActivityHead, makeSeal, readSeal } from './head-seal';
import { walkChain } from './walk-chain';

/** `refused`: what is in the record does not follow from its seal. */
export type SealResult = 'sealed' | 'unchanged' | 'refused';

/** The head of the chain; undefined if the database lost it. */
export function findActivityHead(kysely: Kysely<Tables>): Promise<ActivityHead | undefined> {
  return kysely.selectFrom('activity_head').selectAll().where('id', '=', HEAD_ID).executeTakeFirst();
}

/** Tells whether the sealed entry is still there, and the chain leads from it to the head. */
async function followsFrom(kysely: Kysely<Tables>, sealed: ChainPoint, head: ChainPoint): Promise<boolean> {
  let { position, digest } = sealed;
  if (position > 0) {
    const stored = kysely.selectFrom('activity').select('digest').where('position', '=', position);
    if ((await stored.executeTakeFirst())?.digest !== digest) return false;
  }
  for await (const rows of walkChain(kysely, { after: position, upTo: head.position })) {
    for (const row of rows) {
      position += 1;
      digest = digestEntry(row, digest);
      if (row.position !== position || row.digest !== digest) return false;
    }
  }
  return position === head.position && digest === head.digest;
}

/**
 * Seals the last entry of the activity record under the active document key: whoever has the database, but not the
 * keys, can change nothing up to it unseen. It is only sealed if it follows from what was sealed before.
 *
 * @param now epoch milliseconds
 */
export async function sealActivity(database: Database, keys: DocumentKeys, now: number): Promise<SealResult> {
  const { kysely } = database;
  const head = await findActivityHead(kysely);
  if (!head) return 'refused';
  const { sealed, keyId, isGenuine } = readSeal(keys, head);
  if (!isGenuine) return 'refused';
  const isSame = sealed?.position === head.position && sealed.digest === head.digest;
  if (isSame && keyId === keys.activeId) return 'unchanged';
  if (!(await followsFrom(kysely, sealed ?? { position: 0, digest: CHAIN_START }, head))) return 'refused';
  const { position, digest } = head;
  const seal = makeSeal(keys, { position, digest, at: now, since: sealed?.since ?? now });
  await inTransaction(database, (transaction) =>
    transaction
      .updateTable('activity_head')
      .set(seal)
      .where('id', '=', HEAD_ID)
      // Another instance may have been faster.
      .where('seal', 'is not distinct from', head.seal)
      .execute(),
  );
  return 'sealed';
}
