import type { RecordDetails, RecordReading } from '../../shared/review/customer-record';
import type { Concern } from '../../shared/review/decision';
import { CURRENT_SET } from '../../shared/review/document-view';
import type { Archive } from '../customer-store/embedded/archive';
import type { Database } from '../db/schema/database';
import type { StaffMember } from '../staff/authority';
import { didOpenSince } from './documents-opened';

export type ConcernTools = {
  database: Database;
  /** What came before; undefined if the storage does not report it. */
  archive?: Archive | undefined;
  /** Compares what was read from the ID with the details; undefined when nothing was read. */
  findReading?: ((details: RecordDetails) => Promise<RecordReading | undefined>) | undefined;
  /** Epoch milliseconds. */
  now: () => number;
};

const toDay = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10).replaceAll('-', '');

/** Photos that arrived later have not been seen. A remote account does not say when they did. */
async function hasOpened({ database, archive }: ConcernTools, member: StaffMember, customerId: string) {
  const current = (await archive?.listDocumentSets(customerId))?.find(({ isCurrent }) => isCurrent);
  return didOpenSince(database, member, { customerId, setId: CURRENT_SET, since: (current?.receivedAt ?? 0) - 1 });
}

/**
 * What speaks against passing a customer. An ID counts as expired from the day after the one it names, in UTC.
 *
 * @param reading what was read from the ID; undefined if nothing was
 */
export async function findConcerns(
  member: StaffMember,
  { customerId, reading }: { customerId: string; reading: RecordReading | undefined },
  tools: ConcernTools,
): Promise<Concern[]> {
  const concerns: Concern[] = [];
  if (reading?.expiresOn !== undefined && reading.expiresOn < toDay(tools.now())) concerns.push('expired');
  if (reading && Object.keys(reading.differences).length > 0) concerns.push('differs');
  if (!(await hasOpened(tools, member, customerId))) concerns.push('unopened');
  return concerns;
}
