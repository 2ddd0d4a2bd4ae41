import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '../db/transactions/in-transaction';
import type { StaffEntrance } from '../staff/entrance/get-staff-auth';

const CREDENTIAL = 'credential';

/**
 * Gives a demo member a password, replacing any earlier one.
 *
 * @param now epoch milliseconds
 * @throws when nobody has this email address
 */
export async function setDemoPassword(
  { auth, database }: StaffEntrance,
  { email, password, now }: { email: string; password: string; now: number },
): Promise<void> {
  const hash = await (await auth.$context).password.hash(password);
  const at = new Date(now).toISOString();
  await inTransaction(database, async (transaction) => {
    const query = transaction.selectFrom('staff_accounts').select('id').where('email', '=', email);
    const { id } = await query.executeTakeFirstOrThrow();
    await transaction
      .deleteFrom('staff_credentials')
      .where('staff_id', '=', id)
      .where('provider_id', '=', CREDENTIAL)
      .execute();
    await transaction
      .insertInto('staff_credentials')
      .values({
        ...{ id: uuidv7(), staff_id: id, provider_id: CREDENTIAL, account_id: id, password: hash },
        ...{ created_at: at, updated_at: at },
      })
      .execute();
  });
}
