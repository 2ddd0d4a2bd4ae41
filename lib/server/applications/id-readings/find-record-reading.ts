import { findDateOfBirth, formatDateOfBirth } from '../../../shared/customer/date-of-birth';
import { compareValues } from '../../../shared/id-reading/compare-values';
import type { IdField } from '../../../shared/id-reading/id-fields';
import type { IdValues } from '../../../shared/id-reading/id-reading';
import type { RecordDetails, RecordReading } from '../../../shared/review/customer-record';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import { findOr } from '../../sealing/open-or';
import { findIdReading } from './find-id-reading';

function toTyped({ dateOfBirth = '', ...details }: RecordDetails) {
  const { year = '', month = '', day = '' } = findDateOfBirth(dateOfBirth) ?? {};
  return { ...details, dateOfBirth: { year: String(year), month: String(month), day: String(day) } };
}

const toText = (value: IdValues[IdField]) => (typeof value === 'object' ? formatDateOfBirth(value) : value);

type Tools = { database: Database; openKeys: () => Promise<DocumentKeys> };

/** Compares what was read from a customer's ID with their details; undefined when nothing was read, or can be opened. */
export async function findRecordReading(
  { database, openKeys }: Tools,
  details: RecordDetails,
): Promise<RecordReading | undefined> {
  const keys = await openKeys();
  // A reading that can no longer be opened is as good as none.
  const found = await findOr(undefined, () => findIdReading(database, keys, details.emailAddress));
  if (!found) return undefined;
  const { values, expiresOn } = found.reading;
  const differences: RecordReading['differences'] = {};
  for (const field of compareValues(toTyped(details), values).different) {
    const value = toText(values[field]);
    if (value) differences[field] = value;
  }
  return { differences, expiresOn: expiresOn && formatDateOfBirth(expiresOn) };
}
