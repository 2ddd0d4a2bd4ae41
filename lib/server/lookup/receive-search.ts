import 'server-only';
import { z } from 'zod';
import { type CustomerSearchOutcome, SEARCH_MAX_CHARACTERS } from '../../shared/review/customer-list';
import { readCustomerListQuery } from '../../shared/review/customer-list-query';
import { getDatabase } from '../db/connection/get-database';
import { logUnexpected } from '../log';
import type { StaffMember } from '../staff/authority';
import { getStorage } from '../storage/get-storage';
import { lookUpByText } from './look-up';

const searchSchema = z.object({
  text: z.string().transform((text) => text.slice(0, SEARCH_MAX_CHARACTERS)),
  query: z.unknown().transform(readCustomerListQuery),
  after: z.object({ key: z.string(), id: z.string() }).optional(),
});

/** Checks and runs a search that arrived from a page. Never throws: what nobody foresaw is logged under an id. */
export async function receiveCustomerSearch(member: StaffMember, received: unknown): Promise<CustomerSearchOutcome> {
  try {
    const { text, query, after } = searchSchema.parse(received);
    const { directory } = await getStorage();
    const store = { database: await getDatabase(), directory };
    return { kind: 'found', ...(await lookUpByText(member, store, { text, query, after })) };
  } catch (error) {
    return { kind: 'failed', errorId: logUnexpected(error, 'search-customers') };
  }
}
