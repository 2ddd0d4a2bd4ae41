import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { findCustomerByEmail } from '@/lib/server/customer-store/directory/find-customer';
import { listCustomers } from '@/lib/server/customer-store/directory/list-customers';
import { noteSubmission } from '@/lib/server/customer-store/directory/note-submission';
import { searchCustomers } from '@/lib/server/customer-store/directory/search-customers';
import { SEARCH_KEY_COLUMNS } from '@/lib/server/customer-store/search-keys';
import { collectPerson } from '@/lib/server/operator/person/collect-person';
import { getPerson } from '@/lib/server/operator/person/get-person';
import { inventCustomer } from '@/lib/server/operator/seed/invent-customer';
import { loadRecord } from '@/lib/server/review/load-record';
import { toStoredDetails, toWire } from '@/lib/shared/contract/customer-mapping';
import { CUSTOMER_FIELDS, listFieldsWith } from '@/lib/shared/customer/fields';
import { makeTextValues } from '../../setup/field-values';
import { DATABASE_KINDS } from '../support/describe-contract';
import { openReviewTools, REVIEWER } from '../support/review-tools';
import { FRONT } from '../support/sample';

const { values } = makeTextValues('stored');
const { emailAddress, reference, ...attributes } = values;
const WIRES = CUSTOMER_FIELDS.map(({ wire }) => wire);
const LISTED = CUSTOMER_FIELDS.filter(({ isListed }) => isListed);
const listed = Object.fromEntries(LISTED.map(({ name }) => [name, values[name]]));

describe.each(DATABASE_KINDS)('Every field (%s)', (kind) => {
  async function storeEveryField() {
    const { tools } = await openReviewTools(kind);
    const target = { ...toWire(attributes), email: emailAddress, documents: { front: FRONT } };
    const stored = await tools.storage.createOrUpdateCustomer({ reference, target });
    if (!stored.ok) throw new Error(stored.error.code);
    return tools;
  }

  test('is stored, echoed, shown to staff, listed and exported', async () => {
    const tools = await storeEveryField();
    const { database, storage } = tools;
    const row = await database.kysely.selectFrom('customers').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject(toWire(values));
    const echo = await storage.getStatus(emailAddress);
    expect(echo.ok && toStoredDetails(echo.reply)).toEqual({ ...attributes, reference });
    const known = await findCustomerByEmail(database, emailAddress, false);
    expect(known?.details).toEqual({ ...attributes, reference });
    const record = await loadRecord(REVIEWER, row.id, {
      ...{ ...tools, isRemote: false, ownLink: String },
      findCustomer: async () => known,
    });
    expect(record).toMatchObject({ details: { ...attributes, emailAddress }, reference });
    expect((await listCustomers(database, {}, {}, false)).customers).toMatchObject([listed]);
    const held = await database.kysely
      .transaction()
      .execute(async (transaction) => collectPerson(transaction, await getPerson(transaction, emailAddress)));
    const dates = listFieldsWith({ kind: 'date' }).map((name) => [
      name,
      values[name].replace(/^(....)(..)(..)$/, '$1-$2-$3'),
    ]);
    expect(held.customer).toMatchObject({ ...values, ...Object.fromEntries(dates) });
    await database.close();
  });

  test('that the list holds is kept beside a remote account, found by its beginning, and exported', async () => {
    const { database } = await storeEveryField();
    await noteSubmission(database, {
      ...{ ...listed, emailAddress, status: 'PENDING', change: 'created', source: 'applicant' },
      ...{ isRemote: true, now: Date.now() },
    });
    expect((await listCustomers(database, {}, {}, true)).customers).toMatchObject([listed]);
    for (const isRemote of [false, true]) {
      for (const { name } of LISTED) {
        const { customers } = await searchCustomers(database, {
          text: values[name].slice(0, -1),
          filters: {},
          isRemote,
        });
        expect(
          customers.map((customer) => customer.emailAddress),
          name,
        ).toEqual([emailAddress]);
      }
    }
    const held = await database.kysely
      .transaction()
      .execute(async (transaction) => collectPerson(transaction, await getPerson(transaction, emailAddress)));
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
