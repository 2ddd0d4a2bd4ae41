import { type SqlBool, sql } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import {
  CUSTOMERS_PER_PAGE,
  type CustomerFilters,
  type ListedCustomer,
  type SearchCursor,
} from '../../../shared/review/customer-list';
import type { SearchKeyColumn } from '../../db/schema/directory-columns';
import { SEARCH_KEY_COLUMNS, SEARCH_KEYS } from '../search-keys';
import type { Directory } from './directory';
import { LISTED_COLUMNS, matchesFilters, toListedCustomer } from './listed-customer';

type KeyColumn = 'email' | SearchKeyColumn;
const KEY_COLUMNS: readonly KeyColumn[] = ['email', ...SEARCH_KEY_COLUMNS];

/** Sorts after every text with the same beginning. */
const LAST_CHARACTER = '\u{10FFFF}';
/** A customer can match several keys but is shown once; more rounds than this are not worth waiting for. */
const MAX_ROUNDS = 8;

/** The beginnings to look for in each column. */
type Beginnings = Partial<Record<KeyColumn, string>>;

function findBeginnings(text: string): Beginnings {
  const email = normalizeEmailAddress(text);
  if (email.includes('@')) return { email };
  const folded = SEARCH_KEY_COLUMNS.map((column) => [column, SEARCH_KEYS[column].fold(text)]);
  return {
    ...(/\s/.test(email) || email === '' ? {} : { email }),
    ...Object.fromEntries(folded.filter(([, beginning]) => beginning !== '')),
  };
}

type Search = { beginnings: Beginnings; filters: CustomerFilters };

/** The database's sort order: by UTF-8 bytes. */
const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Customers for whom this key has this beginning, in the order of the key. */
function selectByKey(
  directory: Directory,
  { filters }: Search,
  [column, beginning]: [KeyColumn, string],
  after: SearchCursor | undefined,
) {
  let query = directory
    .selectCustomers()
    .select([...LISTED_COLUMNS, ...SEARCH_KEY_COLUMNS])
    .select(sql<string>`${sql.ref(column)}`.as('key'))
    .where(column, '<', beginning + LAST_CHARACTER)
    .where((eb) => matchesFilters(eb, filters))
    .orderBy(column)
    .limit(CUSTOMERS_PER_PAGE + 1);
  // Emails are unique, and their index does not include the id.
  if (column !== 'email') query = query.orderBy('id');
  if (after === undefined || compareBytes(after.key, beginning) < 0) query = query.where(column, '>=', beginning);
  else if (column === 'email') query = query.where(column, '>', after.key);
  // Compared as a pair, which the index can seek to directly, past many rows with the same key.
  else query = query.where(sql<SqlBool>`(${sql.ref(column)}, ${sql.ref('id')}) > (${after.key}, ${after.id})`);
  return query.execute();
}

type FoundRow = Awaited<ReturnType<typeof selectByKey>>[number];

const compareRows = (a: FoundRow, b: FoundRow) => compareBytes(a.key, b.key) || compareBytes(a.id, b.id);

/** A customer found by several keys is shown at the first of them. */
function isFirstKey(row: FoundRow, beginnings: Beginnings): boolean {
  const found = KEY_COLUMNS.flatMap((column) => {
    const [key, beginning] = [row[column], beginnings[column]];
    return key != null && beginning !== undefined && key.startsWith(beginning) ? [key] : [];
  });
  return found.every((key) => compareBytes(row.key, key) <= 0);
}

async function findRows(directory: Directory, search: Search, after: SearchCursor | undefined): Promise<FoundRow[]> {
  const rows: FoundRow[] = [];
  for (const entry of Object.entries(search.beginnings) as [KeyColumn, string][]) {
    rows.push(...(await selectByKey(directory, search, entry, after)));
  }
  return rows.sort(compareRows);
}

/** One page of search results, in the order of the matched text. */
export type SearchPage = {
  customers: ListedCustomer[];
  /** Pass it as `after` for the next page; undefined on the last one. */
  next: SearchCursor | undefined;
};

/**
 * Finds customers by the beginning of their email, name (in either order) or reference; case, accents and hyphens do
 * not matter. Returns a page at a time, each through an index, so that it takes about the same time however many
 * customers there are.
 *
 * @param text what someone typed; without a letter or digit it finds nobody
 */
export async function searchCustomers(
  directory: Directory,
  { text, filters }: { text: string; filters: CustomerFilters },
  after?: SearchCursor,
): Promise<SearchPage> {
  const search: Search = { beginnings: findBeginnings(text), filters };
  const customers = new Map<string, ListedCustomer>();
  let cursor = after;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // Each column returned that many rows, or all it has: past them, rows of some column may be missing.
    const rows = await findRows(directory, search, cursor);
    const isLast = rows.length <= CUSTOMERS_PER_PAGE;
    for (const row of rows.slice(0, CUSTOMERS_PER_PAGE)) {
      if (isFirstKey(row, search.beginnings)) customers.set(row.id, toListedCustomer(row));
      cursor = { key: row.key, id: row.id };
      const hasMore = !isLast || row !== rows.at(-1);
      if (customers.size === CUSTOMERS_PER_PAGE)
        return { customers: [...customers.values()], next: hasMore ? cursor : undefined };
    }
    if (isLast) return { customers: [...customers.values()], next: undefined };
  }
  return { customers: [...customers.values()], next: cursor };
}
