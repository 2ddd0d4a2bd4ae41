import type { Customer } from '../../../shared/customer/customer';
import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Database } from '../../db/schema/database';
import { logUnexpected } from '../../log';
import { saveIdReading } from './save-id-reading';

/**
 * Keeps what came with a submission that was stored. The customer is safe by now: what fails here is logged, and nothing is
 * thrown.
 *
 * @param now epoch milliseconds
 */
export async function keepIdReading(
  database: Database,
  { customer, idReading }: { customer: Customer; idReading?: IdReading | undefined },
  now: number,
): Promise<void> {
  try {
    await saveIdReading(database, { emailAddress: customer.emailAddress, reading: idReading, now });
  } catch (error) {
    logUnexpected(error, 'keep-id-reading');
  }
}
