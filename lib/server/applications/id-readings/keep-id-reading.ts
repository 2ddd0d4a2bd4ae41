import type { Customer } from '../../../shared/customer/customer';
import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Database } from '../../db/schema/database';
import { logUnexpected } from '../../log';
import type { DocumentKeys } from '../../sealing/document-keys';
import { saveIdReading } from './save-id-reading';

/**
 * Keeps the reading that came with a stored submission. By now the customer is safe, so a failure here is logged and
 * nothing is thrown.
 *
 * @param now epoch milliseconds
 */
export async function keepIdReading(
  store: { database: Database; keys: DocumentKeys },
  { customer, idReading }: { customer: Customer; idReading?: IdReading | undefined },
  now: number,
): Promise<void> {
  try {
    await saveIdReading(store, { emailAddress: customer.emailAddress, reading: idReading, now });
  } catch (error) {
    logUnexpected(error, 'keep-id-reading');
  }
}
