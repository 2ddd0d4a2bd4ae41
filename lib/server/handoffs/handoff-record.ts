import type { Kysely, Selectable } from 'kysely';
import type { HandoffVersions } from '../../shared/handoff/handoff';
import type { HandoffsTable } from '../db/schema/handoff-tables';
import type { Tables } from '../db/schema/tables';
import { digestSecretToken } from '../secret-token';

export type HandoffRecord = Selectable<HandoffsTable>;

/** Who is asking: the form with its own secret, or a phone with the link's. */
export type HandoffKey = { formSecret: string } | { linkSecret: string };

/** Finds a handoff that has not expired. */
export function findHandoff(kysely: Kysely<Tables>, key: HandoffKey, now: number): Promise<HandoffRecord | undefined> {
  const query = kysely.selectFrom('handoffs').selectAll().where('expires_at', '>', now);
  const own =
    'formSecret' in key
      ? query.where('form_digest', '=', digestSecretToken(key.formSecret))
      : query.where('link_digest', '=', digestSecretToken(key.linkSecret));
  return own.executeTakeFirst();
}

/** The latest photos that the phone sent. */
export const versionsOf = (record: HandoffRecord | undefined): HandoffVersions => ({
  front: record?.front_version ?? null,
  back: record?.back_version ?? null,
});
