import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Customer } from '../../shared/customer/customer';
import { holdSubmission } from '../applications/held/hold-submission';
import type { Store } from '../customer-store/embedded/store';
import type { Tables } from '../db/schema/tables';
import { demoEmailOf } from './add-demo-customer';
import type { DemoImages } from './demo-images';
import { DEMO_PEOPLE } from './demo-people';

/** The person who seems to have moved, with no proof that it is really them. */
export const HELD_PERSON = 4;

/** Holds one submission for a customer who has a record: with a different address, for comparison. */
export async function addDemoHeld(
  { keys }: Store,
  transaction: Transaction<Tables>,
  { images, now }: { images: DemoImages; now: number },
): Promise<void> {
  const person = DEMO_PEOPLE[HELD_PERSON];
  if (!person) return;
  const { document: _document, documentNumber: _number, expires: _expires, ...details } = person;
  const moved = { streetAddress: '88 Harbor Way', city: 'New Haven', zipCode: '06510' };
  const rest = { emailAddress: demoEmailOf(HELD_PERSON), reference: '', isOutsideUnitedStates: false as const };
  const customer: Customer = { ...details, ...moved, ...rest };
  await holdSubmission(transaction, keys, {
    ...{ submissionId: uuidv7(), values: { customer }, customerId: undefined },
    documents: images,
    actor: { kind: 'applicant' },
    now,
  });
}
