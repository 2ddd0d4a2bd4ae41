import { sql } from 'kysely';
import type { Database } from '@/lib/server/db/schema/database';

const BATCH = 50_000;

/** Numbers from `first` to `last`, as a query with one column `n`. */
const numbers = (kind: Database['kind'], first: number, last: number) =>
  kind === 'postgres'
    ? sql`(select generate_series(${sql.lit(first)}, ${sql.lit(last)}) as n) as numbers`
    : sql`(with recursive numbers(n) as (select ${sql.lit(first)} union all select n + 1 from numbers where n < ${sql.lit(last)}) select n from numbers) as numbers`;

/** The email of the n-th customer created by `fillCustomers`. */
export const emailOf = (n: number) => `customer${n}@example.com`;

const ID_DIGITS = 9;
/** The id of the n-th customer, in order of arrival. */
export const idOf = (n: number) => `customer-${String(n).padStart(ID_DIGITS, '0')}`;

/** How many different names there are: few enough that one name fills a page even in small databases. */
export const NAMES = 31;
/** One in this many customers is refused. */
const FAIL_EVERY = 20;

/**
 * Creates customers inside the database itself, a million in seconds: each with its set and one tiny document, which is
 * not a real image and cannot be opened.
 */
export async function fillCustomers({ kysely, kind }: Database, count: number): Promise<void> {
  const id = sql.raw(
    kind === 'postgres' ? `'customer-' || lpad(n::text, ${ID_DIGITS}, '0')` : `printf('customer-%0${ID_DIGITS}d', n)`,
  );
  const name = sql.raw(`(n % ${NAMES})`);
  const status = sql.raw(`case when n % ${FAIL_EVERY} = 0 then 'FAIL' else 'PENDING' end`);
  const bytes = sql.raw(kind === 'postgres' ? `decode(repeat('00', 48), 'hex')` : 'zeroblob(48)');
  for (let first = 1; first <= count; first += BATCH) {
    const source = numbers(kind, first, Math.min(count, first + BATCH - 1));
    await sql`insert into customers (id, email, fn, ln, reference, name_key, surname_key, reference_key, status, current_set_id, created_at, updated_at)
      select ${id}, 'customer' || n || '@example.com', 'First' || ${name}, 'Last' || ${name}, 'R-' || n,
      'first' || ${name} || ' last' || ${name}, 'last' || ${name} || ' first' || ${name}, 'r' || n,
      ${status}, 'set-' || n, n, n from ${source}`.execute(kysely);
    await sql`insert into document_sets (id, customer_id, created_at) select 'set-' || n, ${id}, n from ${source}`.execute(
      kysely,
    );
    await sql`insert into document_image_keys (set_id, side, key_id, wrapped_key)
      select 'set-' || n, 'front', 'none', ${bytes} from ${source}`.execute(kysely);
    await sql`insert into documents (set_id, side, iv, tag, byte_count, ciphertext)
      select 'set-' || n, 'front', ${bytes}, ${bytes}, 48, ${bytes} from ${source}`.execute(kysely);
  }
  await sql.raw(kind === 'postgres' ? 'analyze' : 'pragma optimize').execute(kysely);
}
