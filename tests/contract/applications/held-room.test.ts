import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHeld, openHeldImages } from '@/lib/server/applications/held/held-record';
import { holdSubmission } from '@/lib/server/applications/held/hold-submission';
import { removeExpiredHeld } from '@/lib/server/applications/held/remove-held';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import type { Tables } from '@/lib/server/db/schema/tables';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import type { DocumentKeys } from '@/lib/server/sealing/document-keys';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { customerSchema } from '@/lib/shared/customer/customer';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { makeTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { BACK, FRONT } from '../support/sample';

const NOON = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const ALL_MAX = 5_000;

describe.each(DATABASE_KINDS)('Room for what is held (%s)', (kind) => {
  let database: Database;
  let keys: DocumentKeys;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const { location, remove } = await makeTestDatabase(kind);
    database = await openDatabase(location);
    keys = await loadDocumentKeys(database, location);
    close = async () => {
      await database.close();
      await remove();
    };
  });
  afterEach(() => close());

  const inOne = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => inTransaction(database, work);

  const hold = (emailAddress: string, now = NOON) =>
    inOne((transaction) =>
      holdSubmission(transaction, keys, {
        submissionId: randomUUID(),
        values: { customer: customerSchema.parse(makeFormValues({ emailAddress })) },
        documents: { front: asCheckedImage(FRONT), back: asCheckedImage(BACK) },
        actor: { kind: 'applicant' },
        customerId: undefined,
        now,
      }),
    );

  const listExpired = async () => {
    const rows = database.kysely.selectFrom('activity').select('subject_id').where('action', '=', 'submission.expired');
    return (await rows.execute()).map(({ subject_id }) => subject_id);
  };

  it('keeps both photos with a submission', async () => {
    const held = await findHeld(database.kysely, await hold('both@example.com'), NOON);
    if (!held) throw new Error('Nothing is held.');
    const images = await openHeldImages(database.kysely, keys, held);
    expect(images.front?.toString('base64')).toBe(FRONT);
    expect(images.back?.toString('base64')).toBe(BACK);
  });

  it('is made by removing what is 90 days old, which is counted and recorded, and nothing newer', async () => {
    const old = await hold('old@example.com', NOON);
    const newer = await hold('newer@example.com', NOON + 1);
    const later = NOON + 90 * DAY_MS;
    expect(await inOne((transaction) => removeExpiredHeld(transaction, later - 1))).toBe(0);
    expect(await findHeld(database.kysely, old, later - 1)).toBeDefined();
    expect(await findHeld(database.kysely, old, later)).toBeUndefined();
    expect(await inOne((transaction) => removeExpiredHeld(transaction, later))).toBe(1);
    expect(await listExpired()).toEqual([old]);
    const held = await database.kysely.selectFrom('held_submissions').select('id').execute();
    expect(held).toEqual([{ id: newer }]);
    const images = await database.kysely.selectFrom('held_images').select('held_id').distinct().execute();
    expect(images).toEqual([{ held_id: newer }]);
  });

  it('is made for a new one by removing what is 90 days old, too', async () => {
    const old = await hold('old@example.com', NOON);
    await hold('new@example.com', NOON + 90 * DAY_MS);
    expect(await listExpired()).toEqual([old]);
  });

  it(`is made by removing the oldest once ${ALL_MAX} are held, whatever their emails`, async () => {
    const first = await hold('first@example.com');
    const row = await database.kysely.selectFrom('held_submissions').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: ALL_MAX - 1 }, (_, index) => {
      const id = `f0000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      return { ...row, id, submission_id: id, email_digest: id };
    });
    for (let from = 0; from < copies.length; from += 500)
      await database.kysely
        .insertInto('held_submissions')
        .values(copies.slice(from, from + 500))
        .execute();
    await hold('last@example.com');
    expect(await listExpired()).toEqual([first]);
  });
});
