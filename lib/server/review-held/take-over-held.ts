import type { Transaction } from 'kysely';
import { fromWire, toCustomerTexts } from '../../shared/contract/customer-mapping';
import type { WireTexts } from '../../shared/contract/request';
import type { Customer } from '../../shared/customer/customer';
import { toWireName } from '../../shared/customer/fields';
import type { HeldChoice, HeldOutcome, HeldProblem } from '../../shared/held/held-submission';
import { STORED_IMAGE_MAX_BYTES } from '../../shared/limits';
import { customerPath } from '../../shared/staff/staff-paths';
import { acceptConsentOf } from '../applications/consents/consents-of';
import { findHeld, type HeldRecord, openHeldImages, openHeldValues } from '../applications/held/held-record';
import { keepIdReading } from '../applications/id-readings/keep-id-reading';
import { openApplicant } from '../applications/status-links/application-record';
import { keepProof, makeRenewalProof } from '../applications/submissions/renewal-proof';
import type { StorageError } from '../contract-client/outcome';
import type { CustomerWrite } from '../contract-client/storage-client';
import { NOTED_FIELDS } from '../customer-store/directory/note-remote-submission';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { type CheckedImage, checkImage } from '../images/decode-image';
import { findImageSize } from '../images/find-image-size';
import type { DocumentKeys } from '../sealing/document-keys';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';
import type { HeldTools } from './held-tools';

const failed = (problem: HeldProblem): HeldOutcome => ({ kind: 'failed', problem });

function toProblem({ code, delivery }: StorageError): HeldProblem {
  if (delivery === 'unknown') return 'unconfirmed';
  return code === 'unavailable' || code === 'malformed-reply' ? 'storage-unavailable' : 'storage-refused';
}

/** An image that the record already has goes back as it is: a change to its bytes would be another document. */
function findStored(bytes: Buffer | undefined): CheckedImage | undefined {
  // With its own memory, as findImageSize requires.
  const own = bytes && Buffer.from(bytes);
  const size = own && findImageSize(own);
  return own && typeof size === 'object' ? { bytes: own, ...size } : undefined;
}

/** A held image was checked when it came, perhaps by an earlier version that cut nothing off. */
const checkHeld = async (bytes: Buffer | undefined) => bytes && (await checkImage(bytes, STORED_IMAGE_MAX_BYTES));

/**
 * The photos to send along: the held ones, or the current ones, which change nothing. Undefined if there is no front.
 */
async function findDocuments(
  { database, storage }: HeldTools,
  held: HeldRecord,
  { hasPhotos, emailAddress, keys }: { hasPhotos: boolean; emailAddress: string; keys: DocumentKeys },
): Promise<CustomerWrite['documents'] | 'unavailable' | undefined> {
  if (!hasPhotos) {
    const inForce = await storage.client.getDocumentImages(emailAddress);
    const { front, back } = inForce.ok ? inForce.reply.documents : {};
    const stored = findStored(front);
    return stored && { front: stored, back: findStored(back) };
  }
  const images = await openHeldImages(database.kysely, keys, held);
  const [front, back] = await Promise.all([checkHeld(images.front), checkHeld(images.back)]);
  if (front === 'unavailable' || back === 'unavailable') return 'unavailable';
  return typeof front === 'object' ? { front, back: typeof back === 'object' ? back : undefined } : undefined;
}

/** The chosen parts of the customer, under the contract's names. Anything left out stays as it is stored. */
function chooseTexts(customer: Customer, fields: HeldChoice['fields']): Pick<CustomerWrite, 'target' | 'reference'> {
  const texts = toCustomerTexts(customer);
  const target: WireTexts = { email: texts.email };
  for (const name of fields) {
    if (name !== 'reference') target[toWireName(name)] = texts[toWireName(name)];
  }
  return { target, reference: fields.includes('reference') ? customer.reference || undefined : undefined };
}

/** From now on, the sender's link shows the record's status, and lets them renew what they sent. */
async function linkApplicant(
  transaction: Transaction<Tables>,
  keys: DocumentKeys,
  { heldId, now }: { heldId: string; now: number },
): Promise<void> {
  const query = transaction.selectFrom('applications').selectAll().where('held_id', '=', heldId);
  const application = await query.executeTakeFirst();
  if (!application) return;
  const { statusSecret, emailAddress } = openApplicant(keys, application);
  const { emailDigest, keyDigest } = makeRenewalProof(statusSecret, emailAddress);
  if (keyDigest !== undefined) await keepProof(transaction, { emailDigest, keyDigest }, now);
  const linked = { is_linked: 1, held_id: null };
  await transaction.updateTable('applications').set(linked).where('id', '=', application.id).execute();
}

/**
 * Takes over the chosen parts of a held submission into the record for its email, and records it. Doing it twice
 * changes nothing more.
 *
 * @throws AuthorityError when the role may not decide; SealError; the driver's errors
 */
export async function takeOverHeld(member: StaffMember, choice: HeldChoice, tools: HeldTools): Promise<HeldOutcome> {
  assertMay(member, 'decide');
  const { database, storage, now } = tools;
  const { heldId, fields, hasPhotos } = choice;
  if (fields.length === 0 && !hasPhotos) return failed('nothing-chosen');
  const held = await findHeld(database.kysely, heldId, now());
  if (!held) return failed('gone');
  const keys = await storage.openKeys();
  const { customer, idReading } = openHeldValues(keys, held);
  const { email } = toCustomerTexts(customer);
  const before = await storage.client.getStatus(email);
  if (!before.ok && before.error.code !== 'not-found')
    return failed(toProblem({ ...before.error, delivery: 'not-sent' }));
  const present = await storage.directory.findCustomerByEmail(email);
  if ((present?.updatedAt ?? 0) !== choice.seenUpdatedAt) return failed('changed-meanwhile');
  if (!before.ok && !hasPhotos) return failed('needs-everything');
  const documents = await findDocuments(tools, held, { hasPhotos, emailAddress: email, keys });
  if (documents === 'unavailable') return failed('storage-unavailable');
  if (!documents) return failed('needs-everything');
  // Without a record there is nothing to add the rest to.
  const texts = before.ok
    ? chooseTexts(customer, fields)
    : { target: toCustomerTexts(customer), reference: customer.reference || undefined };
  const origin = { source: 'staff', enteredBy: member.id } as const;
  const written = await storage.client.createOrUpdateCustomer({ ...texts, documents, origin });
  if (!written.ok) return failed(toProblem(written.error));
  const { target, reference, status, customer_link: customerLink } = written.reply;
  const person = { ...fromWire(NOTED_FIELDS, target), emailAddress: email, reference: reference ?? undefined };
  await storage.directory.noteSubmission({ ...person, status, customerLink, origin, now: now() });
  if (hasPhotos) await keepIdReading({ database, keys }, { customer, idReading }, now());
  const stored = await storage.directory.findCustomerByEmail(email);
  await inTransaction(database, async (transaction) => {
    await linkApplicant(transaction, keys, { heldId, now: now() });
    await acceptConsentOf(transaction, held.submission_id, now());
    await transaction.deleteFrom('held_submissions').where('id', '=', heldId).execute();
    const actor = { kind: 'staff' as const, id: member.id };
    const subjectId = stored?.id ?? heldId;
    await recordActivity(transaction, { actor, action: 'submission.taken-over', subjectId, detail: status }, now());
  });
  return { kind: 'taken-over', customerPath: stored && customerPath(stored.id) };
}
