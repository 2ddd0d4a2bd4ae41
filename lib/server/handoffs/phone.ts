import type { HandoffForPhone } from '../../shared/handoff/handoff';
import type { Database } from '../db/schema/database';
import { digestSecretToken, makeSecretToken } from '../secret-token';
import { findHandoff, type HandoffRecord, versionsOf } from './handoff-record';

/** What a phone presents: the secret of the link, and its own if it has one. */
export type PhoneKey = { linkSecret: string; phoneSecret: string | undefined };

const isThisPhone = ({ phone_digest }: HandoffRecord, phoneSecret: string | undefined) =>
  phoneSecret !== undefined && phone_digest === digestSecretToken(phoneSecret);

function stateFor(record: HandoffRecord, phoneSecret: string | undefined): HandoffForPhone['state'] {
  const isTaken = record.phone_digest !== null && !isThisPhone(record, phoneSecret);
  if (isTaken) return 'taken';
  if (record.state !== 'open') return record.state;
  return record.phone_digest === null ? 'new' : 'opened';
}

async function listArrived({ kysely }: Database, record: HandoffRecord): Promise<HandoffForPhone['arrived']> {
  const rows = await kysely.selectFrom('handoff_images').select('side').where('handoff_id', '=', record.id).execute();
  const waiting = new Set(rows.map(({ side }) => side));
  const versions = versionsOf(record);
  return (['front', 'back'] as const).filter((side) => versions[side] !== null && !waiting.has(side));
}

/** What the phone may know. A stranger's phone only learns that the link is taken. */
export async function lookFromPhone(database: Database, key: PhoneKey, now: number): Promise<HandoffForPhone> {
  const record = await findHandoff(database.kysely, key, now);
  if (!record) return { state: 'expired', versions: versionsOf(undefined), arrived: [] };
  const state = stateFor(record, key.phoneSecret);
  if (!isThisPhone(record, key.phoneSecret)) return { state, versions: versionsOf(undefined), arrived: [] };
  return { state, versions: versionsOf(record), arrived: await listArrived(database, record) };
}

/**
 * Binds the link to the first phone that asks.
 *
 * @returns the secret for the phone to keep, or undefined when the link is taken or over
 */
export async function claimForPhone(
  { kysely }: Database,
  linkSecret: string,
  now: number,
): Promise<string | undefined> {
  const phoneSecret = makeSecretToken();
  const { numUpdatedRows } = await kysely
    .updateTable('handoffs')
    .set({ phone_digest: digestSecretToken(phoneSecret) })
    .where('link_digest', '=', digestSecretToken(linkSecret))
    .where('phone_digest', 'is', null)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0 ? phoneSecret : undefined;
}
