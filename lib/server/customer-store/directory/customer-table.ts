import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Tables } from '../../db/schema/tables';

/**
 * Reads where the list of customers lies: beside a remote storage account only what this portal submitted is known. Both
 * tables have the columns that the list needs; use no others.
 */
export function customersOf(
  kysely: Kysely<Tables>,
  isRemote: boolean,
): SelectQueryBuilder<Tables, 'customers', object> {
  if (!isRemote) return kysely.selectFrom('customers');
  return kysely.selectFrom('remote_customers as customers') as unknown as SelectQueryBuilder<
    Tables,
    'customers',
    object
  >;
}
