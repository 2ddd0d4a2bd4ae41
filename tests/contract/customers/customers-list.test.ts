import { describe, expect, test } from 'vitest';
import type { CustomerOrigin } from '@/lib/server/contract-client/storage-client';
import type { Directory } from '@/lib/server/customer-store/directory/directory';
import { createEmbeddedDirectory } from '@/lib/server/customer-store/directory/embedded-directory';
import { listCustomers } from '@/lib/server/customer-store/directory/list-customers';
import type { NotedSubmission } from '@/lib/server/customer-store/directory/note-remote-submission';
import { createRemoteDirectory } from '@/lib/server/customer-store/directory/remote-directory';
import { searchCustomers } from '@/lib/server/customer-store/directory/search-customers';
import { Refusal } from '@/lib/server/customer-store/embedded/refusal';
import { insertRows } from '@/lib/server/db/upkeep/whole-tables';
import type { CustomerFilters, ListedCustomer, SearchCursor } from '@/lib/shared/review/customer-list';
import { toWrite } from '../../setup/customer-write';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';
import { FRONT } from '../support/sample';

type Portal = Awaited<ReturnType<typeof startPortalStorage>>;
type Person = { email: string; fn?: string; ln?: string };

const NOW = Date.UTC(2026, 4, 6, 12);
const emailsOf = (customers: ListedCustomer[]) => customers.map(({ emailAddress }) => emailAddress);

/** A separate moment for each person, so that ids and times agree with the order in which they were stored. */
async function store({ services }: Portal, person: Person, reference?: string, origin?: CustomerOrigin) {
  const write = { ...toWrite({ ...person, documents: { front: FRONT } }), reference, origin };
  const reply = await services.createOrUpdateCustomer(write);
  if (reply instanceof Refusal) throw new Error(reply.message);
  return reply.customer_link.split('/').at(-1) ?? '';
}

const embedded = ({ database }: Portal) => createEmbeddedDirectory(database, (id) => `https://portal.example/${id}`);
const remote = ({ database }: Portal) => createRemoteDirectory(database);

const submissionOf = (changes: Partial<NotedSubmission> & { emailAddress: string }): NotedSubmission => ({
  ...{ firstName: 'José', lastName: "O'Farrell", status: 'PENDING', origin: { source: 'applicant' } },
  now: NOW,
  ...changes,
});

/** Every page of a search, one after another. */
async function searchAll(directory: Directory, text: string, filters: CustomerFilters = {}) {
  const pages: string[][] = [];
  let after: SearchCursor | undefined;
  do {
    const { customers, next } = await searchCustomers(directory, { text, filters }, after);
    pages.push(emailsOf(customers));
    after = next;
  } while (after);
  return pages;
}

describe.each(DATABASE_KINDS)('The list of customers (%s)', (kind) => {
  const start = async () => startPortalStorage(await makeLocation(kind));

  test('shows what reached the storage API directly, newest first, a page at a time both ways', async () => {
    const location = await makeLocation(kind);
    await runOperator(location, ['seed', '60']);
    const directory = embedded(await startPortalStorage(location));
    const first = await listCustomers(directory, {}, {});
    expect(first.newer).toBeUndefined();
    const second = await listCustomers(directory, {}, { olderThan: first.older });
    const third = await listCustomers(directory, {}, { olderThan: second.older });
    expect(third.older).toBeUndefined();
    expect([first, second, third].map(({ customers }) => customers.length)).toEqual([25, 25, 10]);
    const times = [first, second, third].flatMap(({ customers }) => customers.map(({ createdAt }) => createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const back = await listCustomers(directory, {}, { newerThan: third.newer });
    expect(back).toEqual(second);
    expect(await listCustomers(directory, {}, { newerThan: second.newer })).toEqual(first);
  });

  test.each([1, 2])('ends with its page when that is full (%i)', async (pages) => {
    const location = await makeLocation(kind);
    await runOperator(location, ['seed', `${25 * pages}`]);
    const directory = embedded(await startPortalStorage(location));
    const newest = await listCustomers(directory, {}, {});
    const last = pages === 1 ? newest : await listCustomers(directory, {}, { olderThan: newest.older });
    expect([last.customers.length, last.older]).toEqual([25, undefined]);
    if (pages === 1) return;
    expect(await listCustomers(directory, {}, { newerThan: last.newer })).toEqual(newest);
    const [first] = newest.customers;
    expect(await listCustomers(directory, {}, { newerThan: first?.id })).toEqual({
      ...{ customers: [], older: undefined, newer: undefined },
    });
    const beyond = last.customers.at(-1)?.id;
    expect(await listCustomers(directory, {}, { olderThan: beyond })).toEqual({
      ...{ customers: [], older: undefined, newer: beyond },
    });
  });

  test.each([
    [25, [25]],
    [26, [25, 1]],
    [50, [25, 25]],
    [51, [25, 25, 1]],
  ])('pages a search of %i to its last customer, and no further', async (count, sizes) => {
    const portal = await start();
    const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(2, '0'));
    const rows = numbers.map((number) => ({
      ...{ id: `id-${number}`, email: `edge${number}@example.com`, reference_key: `ref${number}` },
      ...{ status: 'PENDING', created_at: 0, updated_at: 0 },
    }));
    await insertRows(portal.database.kysely, 'customers', rows);
    for (const text of ['edge', 'ref']) {
      const pages = await searchAll(embedded(portal), text);
      expect(pages.map(({ length }) => length)).toEqual(sizes);
      expect(pages.flat()).toEqual(rows.map(({ email }) => email));
    }
  });

  test('pages a search to its last customer also where a page begins among those shown already', async () => {
    const portal = await start();
    const column = { status: 'PENDING', created_at: 0, updated_at: 0 };
    const twice = Array.from({ length: 20 }, (_, index) => ({
      ...{ ...column, id: `twice-${index}`, email: `dup${index}@example.com`, name_key: `dup ${index}` },
    }));
    const once = Array.from({ length: 8 }, (_, index) => ({
      ...{ ...column, id: `once-${index}`, email: `dupz${index}@example.com`, name_key: null },
    }));
    await insertRows(portal.database.kysely, 'customers', [...twice, ...once]);
    const pages = await searchAll(embedded(portal), 'dup');
    expect(pages.map(({ length }) => length)).toEqual([25, 3]);
    expect(new Set(pages.flat()).size).toBe(28);
  });

  test('is narrowed by status, source, who entered, and time', async () => {
    const portal = await start();
    const directory = embedded(portal);
    await store(portal, { email: 'api@example.com' });
    await store(portal, { email: 'staff@example.com' }, undefined, { source: 'staff', enteredBy: 'staff-7' });
    await store(portal, { email: 'form@example.com' }, undefined, { source: 'applicant' });
    await portal.call('updateStatus', { email: 'form@example.com', status: 'FAIL' });
    const list = async (filters: CustomerFilters) => emailsOf((await listCustomers(directory, filters, {})).customers);
    expect(await list({})).toEqual(['form@example.com', 'staff@example.com', 'api@example.com']);
    expect(await list({ status: 'FAIL' })).toEqual(['form@example.com']);
    expect(await list({ source: 'api' })).toEqual(['api@example.com']);
    expect(await list({ source: 'staff', enteredBy: 'staff-7' })).toEqual(['staff@example.com']);
    expect(await list({ enteredBy: 'staff-8' })).toEqual([]);
    const now = Date.now();
    expect(await list({ from: now - 60_000, until: now + 60_000 })).toHaveLength(3);
    expect(await list({ until: now - 60_000 })).toEqual([]);
    expect(await list({ from: now + 60_000 })).toEqual([]);
  });

  test('keeps who brought a customer first', async () => {
    const portal = await start();
    const id = await store(portal, { email: 'first@example.com' }, undefined, { source: 'applicant' });
    await store(portal, { email: 'first@example.com', ln: 'New' }, undefined, {
      source: 'staff',
      enteredBy: 'staff-7',
    });
    await store(portal, { email: 'first@example.com', ln: 'Newer' });
    expect(await embedded(portal).findCustomer(id)).toMatchObject({
      ...{ lastName: 'Newer', source: 'applicant', enteredBy: undefined },
      customerLink: `https://portal.example/${id}`,
    });
  });

  test('finds by the beginning of email, name either way round, or reference', async () => {
    const portal = await start();
    await store(portal, { email: 'jose@example.com', fn: 'José', ln: "O'Farrell" }, '7Q4M2-K9X3D');
    await store(portal, { email: 'ofa@example.com', fn: 'Anna', ln: 'Ofarim' });
    await store(portal, { email: 'ben@example.com', fn: 'Ben', ln: 'Adams' }, '7Q5');
    const finds = async (text: string) => (await searchAll(embedded(portal), text)).flat();
    expect(await finds('JOSE@EX')).toEqual(['jose@example.com']);
    expect(await finds('jose o’f')).toEqual(['jose@example.com']);
    expect(await finds('OFarrell, José')).toEqual(['jose@example.com']);
    expect(await finds('ofar')).toEqual(['ofa@example.com', 'jose@example.com']);
    expect(await finds('of')).toEqual(['ofa@example.com', 'jose@example.com']);
    expect(await finds('7q4m2k')).toEqual(['jose@example.com']);
    expect(await finds('7Q')).toEqual(['jose@example.com', 'ben@example.com']);
    for (const text of ['farrell', '%', '_', ' ', '', '@', "' or 1=1 --", '\u{10FFFF}']) {
      expect(await finds(text)).toEqual([]);
    }
  });

  test('finds a new name or reference after an update, and no longer the old one', async () => {
    const portal = await start();
    await store(portal, { email: 'a@example.com', fn: 'Maria', ln: 'Alt' }, 'old-1');
    await store(portal, { email: 'a@example.com', ln: 'Neu' }, 'new-2');
    expect(await searchAll(embedded(portal), 'neu maria')).toEqual([['a@example.com']]);
    expect(await searchAll(embedded(portal), 'new2')).toEqual([['a@example.com']]);
    expect(await searchAll(embedded(portal), 'alt')).toEqual([[]]);
    expect(await searchAll(embedded(portal), 'old1')).toEqual([[]]);
  });

  test('pages a search by key, each customer once, also where many share a name', async () => {
    const location = await makeLocation(kind);
    await runOperator(location, ['seed', '1500']);
    const portal = await startPortalStorage(location);
    const stored = await portal.database.kysely.selectFrom('customers').select(['email', 'fn', 'ln']).execute();
    // None of these emails starts like this: they start with hexadecimal digits.
    const pages = await searchAll(embedded(portal), 'jo');
    const expected = stored.filter(({ fn, ln }) => [fn, ln].some((name) => name?.startsWith('Jo')));
    expect(expected.length).toBeGreaterThan(100);
    expect(pages.flat().sort()).toEqual(expected.map(({ email }) => email).sort());
    expect(pages.slice(0, -1).every(({ length }) => length === 25)).toBe(true);
    const failed = await searchAll(embedded(portal), 'jo', { status: 'FAIL' });
    expect(failed.flat().length).toBeGreaterThan(0);
    expect(failed.flat().length).toBeLessThan(pages.flat().length);
  });
});

describe.each(DATABASE_KINDS)('Customers of a remote account (%s)', (kind) => {
  const start = async () => startPortalStorage(await makeLocation(kind));
  const emailAddress = 'Jose@Example.com';

  test('are listed and found as this portal submitted them', async () => {
    const portal = await start();
    const directory = remote(portal);
    await store(portal, { email: 'embedded@example.com' });
    const link = 'https://vendor.example/c/1';
    await directory.noteSubmission(submissionOf({ emailAddress, reference: 'R-1', customerLink: link }));
    const again = { emailAddress, lastName: 'Neu', origin: { source: 'staff' }, now: NOW + 5_000 } as const;
    await directory.noteSubmission(submissionOf(again));
    const { customers } = await listCustomers(directory, {}, {});
    expect(customers).toMatchObject([{ emailAddress: 'jose@example.com', lastName: 'Neu', source: 'applicant' }]);
    expect(await searchAll(remote(portal), 'neu')).toEqual([['jose@example.com']]);
    expect(await searchAll(remote(portal), 'r1', { status: 'PENDING' })).toEqual([['jose@example.com']]);
    const found = await directory.findCustomerByEmail(emailAddress);
    expect(found).toMatchObject({ reference: 'R-1', customerLink: link, createdAt: NOW, updatedAt: NOW + 5_000 });
    expect(found?.details).toBeUndefined();
    expect(await directory.findCustomer(found?.id ?? '')).toEqual(found);
    expect(await embedded(portal).findCustomer(found?.id ?? '')).toBeUndefined();
  });

  test('show the status that was heard of last', async () => {
    const directory = remote(await start());
    await directory.noteSubmission(submissionOf({ emailAddress }));
    await directory.noteStatus({ emailAddress, status: 'PASS', now: NOW + 1 });
    expect(await directory.findCustomerByEmail(emailAddress)).toMatchObject({
      status: 'PASS',
      updatedAt: NOW + 1,
    });
  });

  test('are noted once when two submissions of one email come at the same moment', async () => {
    const directory = remote(await start());
    await Promise.all(Array.from({ length: 8 }, () => directory.noteSubmission(submissionOf({ emailAddress }))));
    expect((await listCustomers(directory, {}, {})).customers).toHaveLength(1);
  });
});

test('A customer of the embedded storage is found with the details that were typed', async () => {
  const portal = await startPortalStorage(await makeLocation('sqlite'));
  const id = await store(portal, { email: 'a@example.com', fn: 'Ann' });
  expect(await embedded(portal).findCustomer(id)).toMatchObject({
    firstName: 'Ann',
    lastName: '',
    details: { city: '', dateOfBirth: '' },
  });
  expect(await embedded(portal).findCustomer('nobody')).toBeUndefined();
});
