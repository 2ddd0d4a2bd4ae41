import type { Kysely } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { type ChainBreak, type ChainPoint, findChainBreak } from '../../staff/activity/find-chain-break';
import { type ActivityHead, readSeal, type Sealed } from '../../staff/activity/head-seal';
import { findActivityHead } from '../../staff/activity/seal-activity';

/** What a check of the activity record found. */
export type CheckedActivity = {
  found: ChainBreak | undefined;
  head: ActivityHead | undefined;
  sealed: Sealed | undefined;
};

/**
 * Checks the whole activity record as of one moment. Read in a snapshot.
 *
 * @param kept an entry as it was at an earlier check
 */
export async function checkActivity(
  snapshot: Kysely<Tables>,
  keys: DocumentKeys,
  { kept, onProgress }: { kept?: ChainPoint | undefined; onProgress?: (entries: number) => void } = {},
): Promise<CheckedActivity> {
  const head = await findActivityHead(snapshot);
  const seal = head && readSeal(keys, head);
  return { found: await findChainBreak(snapshot, { head, seal, kept }, onProgress), head, sealed: seal?.sealed };
}
