import 'server-only';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { env } from '../env';
import { findOpenUntil, noteAnswered, noteAway } from '../outbox/breaker';
import type { Courier } from '../outbox/deliver-entry';
import { addEntry, type OutboxEntry, openEntryValues } from '../outbox/outbox-entry';
import { ringForDelivery } from '../outbox/run-deliveries';
import type { DocumentKeys } from '../sealing/document-keys';
import { type Mail, trySendMail } from './send-mail';

/** The link in a mail: without it, the mail is of no use. */
export type MailedLink = { kind: 'status'; secret: string } | { kind: 'invitation'; token: string };

export type MailQueue = {
  database: Database;
  openKeys: () => Promise<DocumentKeys>;
  /** SHA-256 of the recipient's email, hexadecimal. */
  lane: string;
  link: MailedLink;
  /** Epoch milliseconds of when the link ends. */
  expiresAt: number;
  now: number;
};

type QueuedMail = { mail: Mail; link: MailedLink };

/** Puts a mail into the outbox, with what it tells about. False: there is no room for it. */
export async function addMail(
  transaction: Transaction<Tables>,
  keys: DocumentKeys,
  mail: Mail,
  { lane, link, expiresAt, now }: Omit<MailQueue, 'database' | 'openKeys'>,
): Promise<boolean> {
  const values: QueuedMail = { mail, link };
  return (await addEntry(transaction, keys, { kind: 'mail', lane, values, expiresAt, now })) !== 'full';
}

async function queue(mail: Mail, queueing: MailQueue): Promise<boolean> {
  const keys = await queueing.openKeys();
  const isAdded = await inTransaction(queueing.database, (transaction) => addMail(transaction, keys, mail, queueing));
  if (!isAdded) return false;
  ringForDelivery();
  return true;
}

/**
 * Sends an email that leads to a page of the portal. While the mail server is away, it is kept, sealed, and sent later,
 * unless OUTBOX is off.
 */
export async function sendOrQueueMail(mail: Mail, queueing: MailQueue): Promise<'sent' | 'queued' | 'failed'> {
  const { database, now } = queueing;
  const { isOutboxOn } = env();
  const isKnownAway = isOutboxOn && (await findOpenUntil(database.kysely, 'mail', now)) !== undefined;
  if (isKnownAway && (await queue(mail, queueing))) return 'queued';
  const result = await trySendMail(mail);
  if (!isOutboxOn) return result === 'sent' ? 'sent' : 'failed';
  if (result !== 'away') {
    await noteAnswered(database, 'mail', now);
    return result === 'sent' ? 'sent' : 'failed';
  }
  await noteAway(database, 'mail', now);
  return (await queue(mail, queueing)) ? 'queued' : 'failed';
}

type CourierTools = {
  openKeys: () => Promise<DocumentKeys>;
  /** Whether a link still leads anywhere. */
  isLinkGood(link: MailedLink): Promise<boolean>;
};

/** The same for every try: a mail whose answer was lost may be sent twice, and mail programs then show one. */
const messageIdOf = ({ id }: OutboxEntry) => `<${id}@${new URL(env().portalUrl).hostname}>`;

/** Makes the courier for waiting mails. One whose link has ended is dropped. */
export function makeMailCourier({ openKeys, isLinkGood }: CourierTools): Courier {
  return {
    deliver: async (entry) => {
      const { mail, link } = openEntryValues(await openKeys(), entry) as QueuedMail;
      if (!(await isLinkGood(link))) return { kind: 'dropped' };
      const result = await trySendMail(mail, messageIdOf(entry));
      if (result === 'sent') return { kind: 'delivered' };
      return { kind: result, problem: 'mail' };
    },
  };
}
