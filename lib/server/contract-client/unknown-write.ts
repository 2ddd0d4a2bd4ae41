import type { StatusReply } from '@/lib/shared/contract/reply';
import { WIRE_ATTRIBUTES, type WireTexts } from '@/lib/shared/contract/request';
import type { StorageOutcome } from './outcome';

type Write = { reference?: string | undefined; target: WireTexts };

/** An attribute that was cleared may be echoed as empty, as null, or not at all; the API trims what it stores. */
const toStoredText = (value: string | null | undefined) => value?.trim() ?? '';

/** Whether every value that the write sets is in the echo. Images cannot be compared: getStatus does not echo them. */
function isEchoOf(sent: Write, echo: StatusReply): boolean {
  const hasReference = sent.reference === undefined || toStoredText(sent.reference) === toStoredText(echo.reference);
  const attributes = WIRE_ATTRIBUTES.filter((name) => sent.target[name] !== undefined);
  return (
    hasReference && attributes.every((name) => toStoredText(sent.target[name]) === toStoredText(echo.target[name]))
  );
}

function isAbsent(outcome: StorageOutcome<StatusReply> | undefined): boolean {
  return outcome !== undefined && !outcome.ok && outcome.error.code === 'not-found';
}

/**
 * Decides whether a createOrUpdateCustomer call whose answer was lost was stored, from what getStatus said before and
 * after.
 *
 * A write stores all of its values or none. So if the echo afterwards is
 * - not found: `not-arrived`;
 * - different from what was sent: `not-arrived` when the customer existed before with the same status. Otherwise
 *   something changed that does not look like this write (another writer, or an account that rewrites values):
 *   `unknown`;
 * - the same as what was sent: `arrived` when the customer was absent before, or the echo before was different, or the
 *   status went from PASS or FAIL to PENDING, as it does on new evidence. Otherwise the same details were already
 *   stored and only the images could tell: `unknown`.
 *
 * `not-arrived` is about the moment of asking: a request still in flight can arrive later. Sending the same again is
 * then harmless, because it stores the same values under the same email.
 *
 * @param before what getStatus answered just before the write; undefined when it was not asked
 * @param after what getStatus answered after the write was given up on
 */
export function didWriteArrive({
  before,
  sent,
  after,
}: {
  before: StorageOutcome<StatusReply> | undefined;
  sent: Write;
  after: StorageOutcome<StatusReply>;
}): 'arrived' | 'not-arrived' | 'unknown' {
  if (isAbsent(after)) return 'not-arrived';
  if (!after.ok) return 'unknown';
  const earlier = before?.ok === true ? before.reply : undefined;
  const hasSameStatus = earlier?.status === after.reply.status;
  if (!isEchoOf(sent, after.reply)) return hasSameStatus ? 'not-arrived' : 'unknown';
  if (isAbsent(before)) return 'arrived';
  if (earlier === undefined) return 'unknown';
  const wasSetPending = !hasSameStatus && after.reply.status === 'PENDING';
  return wasSetPending || !isEchoOf(sent, earlier) ? 'arrived' : 'unknown';
}
