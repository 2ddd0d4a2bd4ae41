import { z } from 'zod';
import type { KnownCustomerAnswer } from '../../shared/customer/known-customer';
import { type CustomerSearchOutcome, SEARCH_MAX_CHARACTERS } from '../../shared/review/customer-list';
import { readCustomerListQuery } from '../../shared/review/customer-list-query';
import { submitForCustomer } from '../applications/submissions/submit-for-customer';
import { staffAction } from '../door/staff-doors';
import type { RateLimit } from '../http/rate-limit';
import { findKnownCustomer } from '../lookup/find-known-customer';
import { lookUpByText } from '../lookup/look-up';
import { getStorage } from '../storage/get-storage';
import { notSubmitted } from './not-submitted';

/** More than anyone types, and slow for someone trying out addresses. */
const LOOK_UPS_PER_MEMBER: RateLimit = { name: 'known-customer', max: 300, windowMs: 60 * 60 * 1000 };

const search = z.object({
  text: z.string().transform((text) => text.slice(0, SEARCH_MAX_CHARACTERS)),
  query: z.unknown().transform(readCustomerListQuery),
  after: z.object({ key: z.string(), id: z.string() }).optional(),
});

/** Accepts what a staff member entered for a customer, and whether they saw that the customer is known. */
export const submitAsStaffDoor = staffAction({
  name: 'submit-as-staff',
  permission: 'enter-customers',
  input: z.tuple([z.unknown(), z.boolean()]),
  refuse: (refused, input, effects) => notSubmitted(refused, input?.[0], effects),
  work: ({ database, member, effects }, [submission, isUpdate]) =>
    submitForCustomer(database, member, submission, {
      isUpdate,
      noteDelivery: (delivery) => {
        effects.delivery = delivery;
      },
    }),
});

/**
 * Tells whether an email address already belongs to a customer. It is sent in the body, so that it does not appear in a
 * URL.
 */
export const findKnownDoor = staffAction({
  name: 'find-known-customer',
  permission: 'look-up-customers',
  limit: LOOK_UPS_PER_MEMBER,
  input: z.tuple([z.string()]),
  refuse: (): KnownCustomerAnswer => ({ kind: 'unavailable' }),
  work: ({ database, member }, [emailAddress]) => findKnownCustomer(database, member, emailAddress),
});

/** Searches for customers. The search text is sent in the body, so that it does not appear in a URL. */
export const searchForCustomersDoor = staffAction({
  name: 'search-customers',
  permission: 'look-up-customers',
  input: z.tuple([search]),
  refuse: (refused): CustomerSearchOutcome => refused,
  work: async ({ database, member }, [{ text, query, after }]): Promise<CustomerSearchOutcome> => {
    const { directory } = await getStorage();
    return { kind: 'found', ...(await lookUpByText(member, { database, directory }, { text, query, after })) };
  },
});
