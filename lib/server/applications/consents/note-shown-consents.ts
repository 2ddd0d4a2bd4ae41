import type { Transaction } from 'kysely';
import type { Consent } from '../../../shared/company/consent';
import { listConsents } from '../../company/get-consent';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';

/** The consent text cannot be used; the message tells the operator why. */
export class ConsentError extends Error {
  override name = 'ConsentError';
}

async function noteOne(transaction: Transaction<Tables>, { version, language, text }: Consent, now: number) {
  const known = transaction.selectFrom('consent_texts').select(['language', 'text']).where('version', '=', version);
  const earlier = await known.executeTakeFirst();
  if (earlier && (earlier.text !== text || earlier.language !== language)) {
    throw new ConsentError(
      'The text in CONSENT_FILE is another one than was shown under its version. Give it a version of its own.',
    );
  }
  await transaction
    .insertInto('consent_texts')
    .values({ version, language, text, first_shown_at: now, replaced_at: null })
    .onConflict((conflict) => conflict.column('version').doUpdateSet({ replaced_at: null }))
    .execute();
}

/** The texts that each database is known to hold. */
const noted = new WeakMap<Database, string>();

/**
 * Keeps the texts that applicants are shown from now on, and records when the previous ones ended. Calling it again
 * does nothing while they stay the same.
 *
 * @param now epoch milliseconds
 * @returns the texts
 * @throws ConsentError when the owner's text changed and its version did not; the driver's errors
 */
export async function noteShownConsents(database: Database, now: number): Promise<Consent[]> {
  const shown = await listConsents();
  const versions = shown.map(({ version }) => version);
  const name = JSON.stringify(shown);
  if (noted.get(database) === name) return shown;
  await inTransaction(database, async (transaction) => {
    for (const consent of shown) await noteOne(transaction, consent, now);
    await transaction
      .updateTable('consent_texts')
      .set({ replaced_at: now })
      .where('replaced_at', 'is', null)
      .where('version', 'not in', versions)
      .execute();
  });
  noted.set(database, name);
  return shown;
}
