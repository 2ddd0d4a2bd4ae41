import { DEFAULT_LANGUAGE } from '../../shared/words/languages';
import { saveIdReading } from '../applications/id-readings/save-id-reading';
import { getConsent } from '../company/get-consent';
import type { Store } from '../customer-store/embedded/store';
import { inTransaction } from '../db/transactions/in-transaction';
import { appendEntries } from '../staff/activity/append-entries';
import { addDemoCustomer, demoEmailOf } from './add-demo-customer';
import { addEarlierCustomers } from './add-earlier-customers';
import { addDemoConsents } from './demo-consents';
import { addDemoHeld, HELD_PERSON } from './demo-held';
import { readDemoImages } from './demo-images';
import { addDemoInvitations } from './demo-invitations';
import { addDemoMembers } from './demo-members';
import { DEMO_PEOPLE } from './demo-people';
import { DAY_MS, startDemoRecord } from './demo-record';
import { DEMO_STORIES } from './demo-stories';

const toDate = (text: string) => ({
  year: Number(text.slice(0, 4)),
  month: Number(text.slice(4, 6)),
  day: Number(text.slice(6)),
});

/** What some customers' browsers read from their IDs. */
async function addReadings(store: Store, now: number): Promise<void> {
  for (const [index, { reading, submittedDaysAgo }] of DEMO_STORIES.entries()) {
    const person = DEMO_PEOPLE[index];
    if (!reading || !person) continue;
    const { firstName, lastName, dateOfBirth, city, state, zipCode, expires } = person;
    const streetAddress = reading === 'same' ? person.streetAddress : '9 Earlier St';
    const address = { streetAddress, city, state, zipCode };
    const values = { firstName, lastName, dateOfBirth: toDate(dateOfBirth), ...address };
    await saveIdReading(store, {
      emailAddress: demoEmailOf(index),
      reading: { source: 'barcode', values, expiresOn: toDate(expires) },
      now: Math.round(now - (submittedDaysAgo.at(-1) ?? 0) * DAY_MS),
    });
  }
}

/**
 * Fills an empty database with an invented company's staff, customers, invitations and activity record: something for
 * every page of the console.
 *
 * @param now epoch milliseconds: everything happened before this
 */
export async function fillDemo(store: Store, now: number): Promise<void> {
  const { database } = store;
  const images = await readDemoImages();
  const record = startDemoRecord();
  const consent = await getConsent(DEFAULT_LANGUAGE);
  await inTransaction(database, async (transaction) => {
    const staff = await addDemoMembers(transaction, record, now);
    const context = { store, transaction, staff, record, now };
    await addEarlierCustomers(context);
    for (const [index, story] of DEMO_STORIES.entries()) {
      await addDemoCustomer(context, { index, story, images: images[index] as (typeof images)[number] });
    }
    await addDemoInvitations(context);
    await addDemoConsents(context, consent);
    await appendEntries(transaction, () => record.listEntries());
    const heldImages = images[HELD_PERSON];
    if (heldImages) await addDemoHeld(store, transaction, { images: heldImages, now });
  });
  await addReadings(store, now);
}
