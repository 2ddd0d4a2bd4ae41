import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createEmbeddedDirectory } from '@/lib/server/customer-store/directory/embedded-directory';
import { listCustomers } from '@/lib/server/customer-store/directory/list-customers';
import { createRemoteDirectory } from '@/lib/server/customer-store/directory/remote-directory';
import { searchCustomers } from '@/lib/server/customer-store/directory/search-customers';
import { createArchive } from '@/lib/server/customer-store/embedded/archive';
import { SEARCH_KEY_COLUMNS } from '@/lib/server/customer-store/search-keys';
import { collectPerson } from '@/lib/server/operator/person/collect-person';
import { getPerson } from '@/lib/server/operator/person/get-person';
import { inventCustomer } from '@/lib/server/operator/seed/invent-customer';
import { loadRecord } from '@/lib/server/review/load-record';
import { toStoredDetails, toWire } from '@/lib/shared/contract/customer-mapping';
import { CUSTOMER_FIELDS, listFieldsWith } from '@/lib/shared/customer/fields';
import { toWrite } from '../../setup/customer-write';
import { makeTextValues } from '../../setup/field-values';
import { DATABASE_KINDS } from '../support/describe-contract';
import { openReviewTools, REVIEWER } from '../support/review-tools';
import { FRONT } from '../support/sample';
import { TEST_KEYS } from '../support/submission-storage';

const { values } = makeTextValues('stored');
const { emailAddress, reference, ...attributes } = values;
const WIRES = CUSTOMER_FIELDS.map(({ wire }) => wire);
const LISTED = CUSTOMER_FIELDS.filter(({ isListed }) => isListed);
const listed = Object.fromEntries(LISTED.map(({ name }) => [name, values[name]]));

describe.each(DATABASE_KINDS)('Every field (%s)', (kind) => {
  async function storeEveryField() {
    const { tools, store } = await openReviewTools(kind);
    const target = { ...toWire(attributes), email: emailAddress, documents: { front: FRONT } };
    const stored = await tools.storage.createOrUpdateCustomer({ ...toWrite(target), reference });
    if (!stored.ok) throw new Error(stored.error.code);
    const { database } = tools;
    const embedded = createEmbeddedDirectory(database, String);
    return { ...tools, archive: createArchive(async () => store), embedded, remote: createRemoteDirectory(database) };
  }

  test('is stored, echoed, shown to staff, listed and exported', async () => {
    const tools = await storeEveryField();
    const { database, storage, embedded } = tools;
    const row = await database.kysely.selectFrom('customers').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject(toWire(values));
    const echo = await storage.getStatus(emailAddress);
    expect(echo.ok && toStoredDetails(echo.reply)).toEqual({ ...attributes, reference });
    const known = await embedded.findCustomerByEmail(emailAddress);
    expect(known?.details).toEqual({ ...attributes, reference });
    const record = await loadRecord(REVIEWER, row.id, {
      ...tools,
      findCustomer: async () => known,
    });
    expect(record).toMatchObject({ details: { ...attributes, emailAddress }, reference });
    expect((await listCustomers(embedded, {}, {})).customers).toMatchObject([listed]);
    const held = await database.kysely
      .transaction()
      .execute(async (transaction) =>
        collectPerson(transaction, TEST_KEYS, await getPerson(transaction, emailAddress)),
      );
    const dates = listFieldsWith({ kind: 'date' }).map((name) => [
      name,
      values[name].replace(/^(....)(..)(..)$/, '$1-$2-$3'),
    ]);
    expect(held.customer).toMatchObject({ ...values, ...Object.fromEntries(dates) });
    await database.close();
  });

  test('that the list holds is kept beside a remote account, found by its beginning, and exported', async () => {
    const { database, embedded, remote } = await storeEveryField();
    await remote.noteSubmission({
      ...{ ...listed, emailAddress, status: 'PENDING', origin: { source: 'applicant' } },
      now: Date.now(),
    });
    expect((await listCustomers(remote, {}, {})).customers).toMatchObject([listed]);
    for (const directory of [embedded, remote]) {
      for (const { name } of LISTED) {
        const { customers } = await searchCustomers(directory, { text: values[name].slice(0, -1), filters: {} });
        expect(
          customers.map((customer) => customer.emailAddress),
          name,
        ).toEqual([emailAddress]);
      }
    }
    const held = await database.kysely
      .transaction()
      .execute(async (transaction) =>
        collectPerson(transaction, TEST_KEYS, await getPerson(transaction, emailAddress)),
      );
    expect(held.submittedToRemoteAccount).toMatchObject(listed);
    await database.close();
  });

  test('has its columns, and an index for each key that customers are found by', async () => {
    const { database } = await storeEveryField();
    const tables = await database.kysely.introspection.getTables();
    const columnsOf = (table: string) => tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
    expect(columnsOf('customers')).toEqual(expect.arrayContaining([...WIRES, ...SEARCH_KEY_COLUMNS]));
    expect(
      columnsOf('remote_customers')
        ?.filter((name) => (WIRES as string[]).includes(name))
        .sort(),
    ).toEqual(LISTED.map(({ wire }) => wire).sort());
    const list =
      kind === 'sqlite'
        ? sql<{ name: string }>`select name from sqlite_master where type = 'index'`
        : sql<{ name: string }>`select indexname as name from pg_indexes`;
    const indexes = (await list.execute(database.kysely)).rows.map(({ name }) => name);
    expect(indexes).toEqual(
      expect.arrayContaining(
        SEARCH_KEY_COLUMNS.flatMap((key) => [`customers_by_${key}`, `remote_customers_by_${key}`]),
      ),
    );
    await database.close();
  });
});

test('An invented customer has every field', () => {
  expect(Object.keys(inventCustomer(1, 'a'))).toEqual(expect.arrayContaining(WIRES));
});
