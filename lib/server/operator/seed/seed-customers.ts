import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import { searchKeysOf } from '../../customer-store/search-keys';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { TableName } from '../../db/upkeep/table-list';
import { insertRows, type Row } from '../../db/upkeep/whole-tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { sealImage } from '../../sealing/seal-image';
import { inventCustomer } from './invent-customer';
import { makeTinyImage } from './tiny-image';

/** Few enough that their rows stay below the limits of one statement. */
const CUSTOMERS_AT_ONCE = 500;
const PICTURES = 64;
const YEAR_MS = 365 * 86_400_000;
const DECISION_AFTER_MS = 60_000;
/** Every third customer has a back. */
const BACK_EVERY = 3;
/** Invented customers were not entered by any staff member. */
const SOURCES: readonly CustomerSource[] = ['applicant', 'applicant', 'api', 'applicant', 'invitation'];

export type SeedOptions = {
  count: number;
  /** Epoch milliseconds. */
  now: number;
  onProgress: (customers: number) => void;
};

type Seeder = { keys: DocumentKeys; pictures: Buffer[]; series: string };
type Rows = Record<'customers' | 'document_sets' | 'document_image_keys' | 'documents' | 'status_history', Row[]>;

function addImages(
  rows: Rows,
  { keys, pictures }: Seeder,
  { place, number }: { place: { customerId: string; setId: string }; number: number },
): void {
  const sides = number % BACK_EVERY === 0 ? (['front', 'back'] as const) : (['front'] as const);
  for (const [index, side] of sides.entries()) {
    const image = pictures[(number + index) % PICTURES] ?? Buffer.alloc(0);
    const { keyId, wrappedKey, iv, tag, ciphertext } = sealImage(keys, { ...place, side }, image);
    const where = { set_id: place.setId, side };
    rows.document_image_keys.push({ ...where, key_id: keyId, wrapped_key: wrappedKey });
    rows.documents.push({ ...where, iv, tag, byte_count: image.length, ciphertext });
  }
}

function addCustomer(rows: Rows, seeder: Seeder, { number, at }: { number: number; at: number }): void {
  const customer = inventCustomer(number, seeder.series);
  const [id, setId] = [uuidv7({ msecs: at }), uuidv7({ msecs: at })];
  rows.customers.push({
    id,
    ...customer,
    ...searchKeysOf(customer),
    source: SOURCES[number % SOURCES.length] ?? 'api',
    current_set_id: setId,
    created_at: at,
    updated_at: at,
  });
  rows.document_sets.push({ id: setId, customer_id: id, created_at: at });
  addImages(rows, seeder, { place: { customerId: id, setId }, number });
  const change = { customer_id: id, at, reason: null };
  const first = { from_status: null, to_status: 'PENDING', cause: 'createOrUpdateCustomer' };
  rows.status_history.push({ id: uuidv7({ msecs: at }), ...change, ...first });
  if (customer.status === 'PENDING') return;
  const decision = { from_status: 'PENDING', to_status: customer.status, cause: 'updateStatus' };
  const decidedAt = at + DECISION_AFTER_MS;
  rows.status_history.push({ id: uuidv7({ msecs: decidedAt }), ...change, ...decision, at: decidedAt });
}

async function storeRows(database: Database, rows: Rows): Promise<void> {
  await inTransaction(database, async (transaction) => {
    for (const [table, list] of Object.entries(rows)) await insertRows(transaction, table as TableName, list);
  });
}

/** Adds invented customers with tiny encrypted images, as if they had arrived over the last year. */
export async function seedCustomers(
  database: Database,
  keys: DocumentKeys,
  { count, now, onProgress }: SeedOptions,
): Promise<void> {
  const pictures = Array.from({ length: PICTURES }, (_, seed) => makeTinyImage(seed));
  const seeder: Seeder = { keys, pictures, series: randomBytes(4).toString('hex') };
  for (let from = 0; from < count; from += CUSTOMERS_AT_ONCE) {
    const rows: Rows = {
      ...{ customers: [], document_sets: [], document_image_keys: [], documents: [] },
      status_history: [],
    };
    const to = Math.min(from + CUSTOMERS_AT_ONCE, count);
    for (let number = from; number < to; number += 1) {
      addCustomer(rows, seeder, { number, at: now - YEAR_MS + Math.floor((YEAR_MS * number) / count) });
    }
    await storeRows(database, rows);
    onProgress(to);
  }
}
