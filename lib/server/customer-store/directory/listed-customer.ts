import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { CustomerFilters, ListedCustomer } from '../../../shared/review/customer-list';
import type { Tables } from '../../db/schema/tables';
import { firstIdAt } from '../../db/schema/time-id';

/** What the list reads of a customer. */
export const LISTED_COLUMNS = [
  'id',
  'email',
  'fn',
  'ln',
  'reference',
  'status',
  'source',
  'entered_by',
  'created_at',
] as const;

type ListedRow = Pick<ListedCustomer, 'id' | 'status' | 'source'> & {
  email: string;
  fn: string | null;
  ln: string | null;
  reference: string | null;
  entered_by: string | null;
  created_at: number;
};

/** Says a row in the words of the portal. */
export function toListedCustomer({ id, email, fn, ln, reference, status, source, ...row }: ListedRow): ListedCustomer {
  return {
    id,
    emailAddress: email,
    firstName: fn ?? '',
    lastName: ln ?? '',
    reference: reference ?? undefined,
    status,
    source,
    enteredBy: row.entered_by ?? undefined,
    createdAt: row.created_at,
  };
}

type Builder = ExpressionBuilder<Tables, 'customers'>;

/** The filters as a condition. */
export function matchesFilters(
  eb: Builder,
  { status, source, enteredBy, from, until }: CustomerFilters,
): Expression<SqlBool> {
  const conditions = [
    ...(status ? [eb('status', '=', status)] : []),
    ...(source ? [eb('source', '=', source)] : []),
    ...(enteredBy ? [eb('entered_by', '=', enteredBy)] : []),
    ...(from === undefined ? [] : [eb('id', '>=', firstIdAt(from))]),
    ...(until === undefined ? [] : [eb('id', '<', firstIdAt(until))]),
  ];
  return eb.and(conditions);
}
