import { expect, test } from 'vitest';
import { saveIdReading } from '../../../lib/server/applications/id-readings/save-id-reading';
import { makeInvitation } from '../../../lib/server/applications/invitations/make-invitation';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { readDatabaseFiles } from '../support/database-files';
import { ENTRY, openReviewTools, REVIEWER, storeCustomer } from '../support/review-tools';

const NOTE = 'Canarynote about the passport';
const CUSTOMER_TEXT = 'Canarytext for the customer';
const FILLED_IN = 'Canaryprefill';
const READ = 'Canaryreading';

test('No note, text to a customer, prefilled value or reading of an ID is in the database file in clear', async () => {
  const { tools, store, location } = await openReviewTools('sqlite');
  const { customerId, target } = await storeCustomer(tools);
  const seen = { status: 'PENDING' as const, decisionId: '', updatedAt: tools.now() };
  const decision = {
    customerId,
    status: 'FAIL' as const,
    reason: 'other',
    note: NOTE,
    customerText: CUSTOMER_TEXT,
    seen,
  };
  expect(await decideCustomer(REVIEWER, decision as never, tools)).toMatchObject({ kind: 'decided' });
  const wanted = { emailAddress: target.email, reference: '', prefill: { firstName: FILLED_IN }, days: 7 };
  expect(await makeInvitation(store, ENTRY, wanted, tools.now())).toHaveProperty('path');
  const reading = { source: 'barcode' as const, values: { firstName: READ } };
  await saveIdReading(store, { emailAddress: target.email, reading, now: tools.now() });
  const findCanaries = () =>
    [NOTE, CUSTOMER_TEXT, FILLED_IN, READ].filter((canary) => readDatabaseFiles(location.dataDir).includes(canary));
  expect(findCanaries()).toEqual([]);
  await store.database.close();
  expect(findCanaries()).toEqual([]);
});
