import { expect, test } from 'vitest';
import { saveIdReading } from '../../../lib/server/applications/id-readings/save-id-reading';
import { makeInvitation } from '../../../lib/server/applications/invitations/make-invitation';
import { findApplicationStatus } from '../../../lib/server/applications/status-links/find-application-status';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { dropHeld } from '../../../lib/server/review-held/drop-held';
import { openForm, openPortal } from '../support/applicants';
import { readDatabaseFiles } from '../support/database-files';
import { ENTRY, openReviewTools, REVIEWER, storeCustomer } from '../support/review-tools';
import { OTHER_FRONT } from '../support/sample';

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

test('No text to the sender of a dropped submission is in the database file in clear', async () => {
  const portal = await openPortal('sqlite', 'embedded');
  await portal.send(openForm()());
  const stranger = openForm();
  await portal.send(stranger({ firstName: 'Xerxes' }, OTHER_FRONT));
  const held = await portal.database.kysely.selectFrom('held_submissions').select('id').executeTakeFirstOrThrow();
  const dropped = { heldId: held.id, customerText: CUSTOMER_TEXT };
  expect(await dropHeld(REVIEWER, dropped, portal.tools)).toEqual({ kind: 'dropped' });
  const status = await findApplicationStatus(portal.database, portal.storage, stranger.statusSecret, Date.now());
  expect(status).toMatchObject({ status: 'FAIL', customerText: CUSTOMER_TEXT });
  expect(readDatabaseFiles(portal.location.dataDir).includes(CUSTOMER_TEXT)).toBe(false);
  await portal.close();
});
