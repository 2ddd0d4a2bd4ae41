import type { ColumnType } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { FieldName } from '../../../shared/customer/fields';
import type { ActivityHeadTable } from './activity-head-table';
import type { ActivityTable } from './activity-table';
import type {
  ApplicationsTable,
  CustomerVersionsTable,
  HeldImagesTable,
  HeldSubmissionsTable,
} from './application-tables';
import type { ConsentsTable, ConsentTextsTable } from './consent-tables';
import type { DecisionsTable } from './decisions-table';
import type { DirectoryColumns, FieldColumns } from './directory-columns';
import type { DocumentImageKeysTable } from './document-image-keys-table';
import type { HandoffImagesTable, HandoffsTable } from './handoff-tables';
import type { IdReadingsTable } from './id-readings-table';
import type { InvitationsTable } from './invitations-table';
import type { MailboxCodesTable, ProvedMailboxesTable } from './mailbox-codes-table';
import type { BreakersTable, OutboxImagesTable, OutboxTable } from './outbox-tables';
import type { ParcelPiecesTable, ParcelsTable } from './parcel-tables';
import type { RemoteCustomersTable } from './remote-customers-table';
import type { RenewalProofsTable } from './renewal-proofs-table';
import type {
  StaffAccountsTable,
  StaffAuthenticatorsTable,
  StaffChallengesTable,
  StaffCredentialsTable,
  StaffLinksTable,
  StaffPasskeysTable,
  StaffSecretChecksTable,
  StaffSessionsTable,
} from './staff-tables';

/** A customer of the embedded storage API. */
export interface CustomersTable extends DirectoryColumns, FieldColumns<Exclude<FieldName, 'emailAddress'>> {
  /** UUIDv7. */
  id: string;
  /** Trimmed and lowercased: the contract's key. */
  email: string;
  status: CustomerStatus;
  /** The current document set, or null once its images were removed. Older sets are history. */
  current_set_id: string | null;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds of the last change to any of the above. */
  updated_at: number;
}

/** The images that came in one request: never mixed with those of another. */
interface DocumentSetsTable {
  /** UUIDv7. */
  id: string;
  customer_id: string;
  /** Epoch milliseconds. */
  created_at: number;
}

/** One encrypted image (see lib/server/sealing/seal-image.ts); its wrapped key is in `document_image_keys`. */
export interface DocumentsTable {
  set_id: string;
  side: DocumentSide;
  iv: Buffer;
  tag: Buffer;
  /** Size of the plain image. */
  byte_count: number;
  ciphertext: Buffer;
}

/** Proves that a configured document key is the one this database was encrypted with. */
interface DocumentKeyChecksTable {
  key_id: string;
  check_value: Buffer;
}

/** Every status that a customer has had. */
export interface StatusHistoryTable {
  /** UUIDv7. */
  id: string;
  customer_id: string;
  /** Epoch milliseconds. */
  at: number;
  /** Null for the first status of a new customer. */
  from_status: CustomerStatus | null;
  to_status: CustomerStatus;
  /** The storage API service that set it. */
  cause: 'createOrUpdateCustomer' | 'updateStatus';
  reason: string | null;
  /** The staff decision that caused it; null for anything that came through the storage API alone. */
  decision_id: string | null;
}

/** A customer's document images that retention removed at one time. */
export interface DocumentTombstonesTable {
  /** UUIDv7. */
  id: string;
  customer_id: string;
  /** Epoch milliseconds. */
  purged_at: number;
  /** How many images were removed. */
  document_count: number;
}

/** One submission from the portal's form, so that a repeat is recognized. It holds no personal data. */
export interface SubmissionsTable {
  /** SHA-256 of the form's key and the content sent under it, hexadecimal. */
  id: string;
  /**
   * `sending`: in progress, or cut off; `unknown`: it may have arrived, or waits in the outbox if it has a status;
   * `received`: stored or held.
   */
  state: 'sending' | 'unknown' | 'received';
  /** SHA-256 of the email while `sending`, so that only one submission per email is in progress; otherwise null. */
  sending_email_digest: string | null;
  /** Epoch milliseconds when the last attempt began, or renewed its claim. */
  claimed_at: number;
  /** The attempt that claimed it last: see claim-owner.ts. */
  claimed_by: ColumnType<string | null, string | null | undefined, string | null>;
  /** What the storage said about the customer before the write; null until it was asked. */
  status_before: CustomerStatus | 'NONE' | null;
  status: CustomerStatus | null;
  change: 'created' | 'updated' | null;
  customer_link: string | null;
  /** 1: it was held for staff instead of changing a record; 0: otherwise. */
  was_held: ColumnType<number, number | undefined, number>;
  /** Epoch milliseconds. */
  created_at: number;
}

/** One counting window of a limit. */
export interface RateLimitsTable {
  /** Name of the limit and a digest of the limited subject. */
  bucket: string;
  /** Epoch milliseconds. */
  window_started_at: number;
  used: number;
}

/** Every table of the portal's database, both on SQLite and on PostgreSQL. */
export interface Tables {
  customers: CustomersTable;
  document_sets: DocumentSetsTable;
  document_image_keys: DocumentImageKeysTable;
  documents: DocumentsTable;
  document_key_checks: DocumentKeyChecksTable;
  status_history: StatusHistoryTable;
  document_tombstones: DocumentTombstonesTable;
  submissions: SubmissionsTable;
  renewal_proofs: RenewalProofsTable;
  mailbox_codes: MailboxCodesTable;
  proved_mailboxes: ProvedMailboxesTable;
  consent_texts: ConsentTextsTable;
  consents: ConsentsTable;
  rate_limits: RateLimitsTable;
  activity: ActivityTable;
  activity_head: ActivityHeadTable;
  id_readings: IdReadingsTable;
  invitations: InvitationsTable;
  staff_accounts: StaffAccountsTable;
  staff_sessions: StaffSessionsTable;
  staff_credentials: StaffCredentialsTable;
  staff_authenticators: StaffAuthenticatorsTable;
  staff_passkeys: StaffPasskeysTable;
  staff_challenges: StaffChallengesTable;
  staff_links: StaffLinksTable;
  staff_secret_checks: StaffSecretChecksTable;
  remote_customers: RemoteCustomersTable;
  decisions: DecisionsTable;
  handoffs: HandoffsTable;
  handoff_images: HandoffImagesTable;
  held_submissions: HeldSubmissionsTable;
  held_images: HeldImagesTable;
  outbox: OutboxTable;
  outbox_images: OutboxImagesTable;
  breakers: BreakersTable;
  applications: ApplicationsTable;
  customer_versions: CustomerVersionsTable;
  parcels: ParcelsTable;
  parcel_pieces: ParcelPiecesTable;
}
