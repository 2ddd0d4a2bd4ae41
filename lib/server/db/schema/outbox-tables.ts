import type { DocumentSide } from '../../../shared/contract/request';
import type { SealedColumns } from './application-tables';

/** What could not be delivered when it came: a submission, or a mail. What it says is sealed. */
export interface OutboxTable extends SealedColumns {
  /** UUIDv7: entries of one lane go in this order. */
  id: string;
  kind: 'submission' | 'mail';
  /** SHA-256 of the email, hexadecimal: of one lane, only the oldest that waits is delivered. */
  lane: string;
  /** Its row in `submissions`; null for a mail. */
  submission_id: string | null;
  /** `dead`: it is not tried any more, until staff send it again or give it up. */
  state: 'waiting' | 'dead';
  /** How often it was tried since it began to wait. */
  tries: number;
  /** Epoch milliseconds. */
  next_try_at: number;
  /** Who is delivering it; null if nobody is. */
  leased_by: string | null;
  /** Epoch milliseconds. A lease that nobody renews until then has lapsed. */
  leased_until: number;
  /** Why the last try failed, a fixed word: see outbox-entry.ts. */
  problem: string | null;
  /** Epoch milliseconds. */
  received_at: number;
  /** Epoch milliseconds: when it was received, or staff last sent it again. */
  waiting_since: number;
  /** Epoch milliseconds: from then on it is of no use to anyone. */
  expires_at: number;
  /** Size of everything that it keeps. */
  byte_count: number;
}

/** One image of a waiting submission, under the key of its row. */
export interface OutboxImagesTable {
  outbox_id: string;
  side: DocumentSide;
  /** Size of the plain image. */
  byte_count: number;
  /** IV, tag and ciphertext. */
  sealed: Buffer;
}

/** Whether something that the portal calls is away; there is no row while it answers. */
export interface BreakersTable {
  name: 'storage-api' | 'mail';
  /** How many calls failed since the last one that was answered. */
  failures: number;
  /** Epoch milliseconds: until then nothing is tried; then one call finds out. */
  open_until: number;
}
