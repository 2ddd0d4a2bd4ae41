import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { Database } from '../../db/schema/database';
import { recordActivity } from '../../staff/activity/record-activity';
import type { Storage } from '../../storage/get-storage';

type StaffEntry = {
  staffId: string;
  emailAddress: string;
  isUpdate: boolean;
  status: CustomerStatus;
};

/** Records what a staff member entered for a customer, once it is stored: the record has an id from then on. */
export async function recordEntry(
  { database, storage }: { database: Database; storage: Pick<Storage, 'directory'> },
  { staffId, emailAddress, isUpdate, status }: StaffEntry,
): Promise<void> {
  const customer = await storage.directory.findCustomerByEmail(emailAddress);
  await recordActivity(database.kysely, {
    actor: { kind: 'staff', id: staffId },
    action: isUpdate ? 'customer.updated' : 'customer.entered',
    ...(customer ? { subjectId: customer.id } : {}),
    detail: status,
  });
}
