import type { Generated } from 'kysely';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { FieldName, WireName } from '../../../shared/customer/fields';

/** Columns of fields, under the wire names of the contract. Null means: nothing stored. */
export type FieldColumns<Name extends FieldName> = Record<WireName<Name>, string | null>;

/** What the list of customers needs beside a record. The keys are folded texts (see customer-store/search-keys.ts). */
export interface DirectoryColumns {
  /** `api` unless the portal says otherwise. */
  source: Generated<CustomerSource>;
  /** The staff account that entered the customer first; null for others. */
  entered_by: Generated<string | null>;
  /** First and last name. */
  name_key: Generated<string | null>;
  /** Last and first name. */
  surname_key: Generated<string | null>;
  reference_key: Generated<string | null>;
}

/** The columns that customers are found by. */
export type SearchKeyColumn = Exclude<keyof DirectoryColumns, 'source' | 'entered_by'>;
