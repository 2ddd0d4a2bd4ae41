import type { Generated } from 'kysely';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { FieldName, WireName } from '../../../shared/customer/fields';

/** Field columns, under the contract's wire names. Null means nothing is stored. */
export type FieldColumns<Name extends FieldName> = Record<WireName<Name>, string | null>;

/** What the customer list needs besides a record. The keys are folded texts (see customer-store/search-keys.ts). */
export interface DirectoryColumns {
  /** `api` unless the portal says otherwise. */
  source: Generated<CustomerSource>;
  /** The staff account that first entered the customer; null for others. */
  entered_by: Generated<string | null>;
  /** First and last name. */
  name_key: Generated<string | null>;
  /** Last and first name. */
  surname_key: Generated<string | null>;
  reference_key: Generated<string | null>;
}

/** The columns that customers are found by. */
export type SearchKeyColumn = Exclude<keyof DirectoryColumns, 'source' | 'entered_by'>;
