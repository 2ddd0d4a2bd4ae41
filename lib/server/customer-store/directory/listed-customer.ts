import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { fromWire } from '../../../shared/contract/customer-mapping';
import { listFieldsWith, toWireName } from '../../../shared/customer/fields';
import type { CustomerFilters, ListedCustomer, ListedField } from '../../../shared/review/customer-list';
import type { FieldColumns } from '../../db/schema/directory-columns';
import type { Tables } from '../../db/schema/tables';
import { firstIdAt } from '../../db/schema/time-id';

const LISTED_FIELDS = listFieldsWith({ isListed: true });

/** The columns that the list reads for a customer. */
export const LISTED_COLUMNS = [
  ...LISTED_FIELDS.map(toWireName),
  ...(['id', 'status', 'source', 'entered_by', 'created_at'] as const),
];

type ListedRow = Pick<ListedCustomer, 'id' | 'status' | 'source'> &
  FieldColumns<ListedField> & { entered_by: string | null; created_at: number };

/** Converts a row to the portal's own field names. */
export function toListedCustomer(row: ListedRow): ListedCustomer {
  const { id, status, source } = row;
  return {
    ...fromWire(LISTED_FIELDS, row),
    reference: row.reference ?? undefined,
    ...{ id, status, source },
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
