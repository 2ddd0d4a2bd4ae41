import { v7 as uuidv7 } from 'uuid';
import { HANDOFF_MAX_AGE_MS, type MadeHandoff } from '../../shared/handoff/handoff';
import type { Database } from '../db/schema/database';
import { digestSecretToken, makeSecretToken } from '../secret-token';

/** Creates a handoff for one form. Only the caller knows both secrets: the database holds their digests. */
export async function makeHandoff({ kysely }: Database, now: number): Promise<MadeHandoff> {
  const made = { formSecret: makeSecretToken(), linkSecret: makeSecretToken(), expiresAt: now + HANDOFF_MAX_AGE_MS };
  await kysely
    .insertInto('handoffs')
    .values({
      id: uuidv7(),
      link_digest: digestSecretToken(made.linkSecret),
      form_digest: digestSecretToken(made.formSecret),
      phone_digest: null,
      state: 'open',
      front_version: null,
      back_version: null,
      created_at: now,
      expires_at: made.expiresAt,
    })
    .execute();
  return made;
}
