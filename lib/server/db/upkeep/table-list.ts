import type { Tables } from '../schema/tables';

export type TableName = keyof Tables;

/** How to read a whole table: in primary key order, a few rows at a time. */
type TableOrder<Name extends TableName> = { key: readonly (keyof Tables[Name] & string)[]; rowsAtOnce: number };

const SMALL_ROWS = 500;
/** Each may contain an image of the maximum size. */
const IMAGE_ROWS = 8;

/**
 * Every table of the portal's database. Tables that others refer to come before them. Columns hold only text, whole
 * numbers, bytes and null, so that rows can move between the two databases.
 */
const TABLES: { [Name in TableName]: TableOrder<Name> } = {
  customers: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  decisions: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  status_history: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  document_sets: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  document_image_keys: { key: ['set_id', 'side'], rowsAtOnce: SMALL_ROWS },
  documents: { key: ['set_id', 'side'], rowsAtOnce: IMAGE_ROWS },
  document_key_checks: { key: ['key_id'], rowsAtOnce: SMALL_ROWS },
  document_tombstones: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  submissions: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  renewal_proofs: { key: ['email_digest'], rowsAtOnce: SMALL_ROWS },
  mailbox_codes: { key: ['form_digest'], rowsAtOnce: SMALL_ROWS },
  proved_mailboxes: { key: ['email_digest'], rowsAtOnce: SMALL_ROWS },
  consent_texts: { key: ['version'], rowsAtOnce: SMALL_ROWS },
  consents: { key: ['submission_id'], rowsAtOnce: SMALL_ROWS },
  rate_limits: { key: ['bucket'], rowsAtOnce: SMALL_ROWS },
  activity: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  activity_head: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  id_readings: { key: ['email_digest'], rowsAtOnce: SMALL_ROWS },
  invitations: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_accounts: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_sessions: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_credentials: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_authenticators: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_passkeys: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_challenges: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_links: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  staff_secret_checks: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  remote_customers: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  handoffs: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  handoff_images: { key: ['handoff_id', 'side'], rowsAtOnce: IMAGE_ROWS },
  held_submissions: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  held_images: { key: ['held_id', 'side'], rowsAtOnce: IMAGE_ROWS },
  outbox: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  outbox_images: { key: ['outbox_id', 'side'], rowsAtOnce: IMAGE_ROWS },
  breakers: { key: ['name'], rowsAtOnce: SMALL_ROWS },
  applications: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  customer_versions: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  parcels: { key: ['id'], rowsAtOnce: SMALL_ROWS },
  parcel_pieces: { key: ['parcel_id', 'start_byte'], rowsAtOnce: IMAGE_ROWS },
};

/** The names of all tables; those that others refer to come first. */
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Tells whether a text is the name of one of our tables. */
export function isTableName(text: unknown): text is TableName {
  return typeof text === 'string' && Object.hasOwn(TABLES, text);
}

/** How to read a whole table. */
export function getTableOrder(name: TableName): { key: readonly string[]; rowsAtOnce: number } {
  return TABLES[name];
}
