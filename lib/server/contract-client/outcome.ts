/** Why a call of the storage API did not succeed; each code has its own sentence for people. */
export type StorageErrorCode =
  | 'invalid-email'
  | 'missing-input'
  | 'credentials-refused'
  | 'not-found'
  /** What was sent is larger than the other side takes. */
  | 'too-large'
  /** Refused for another reason, such as an image that the API does not take. */
  | 'refused'
  /** No usable answer: the network, a server error, the deadline. */
  | 'unavailable'
  /** Something answered that is no reply of the contract: a page, cut-off JSON, a wrong type, a redirect. */
  | 'malformed-reply';

/**
 * What is known about a write that did not succeed: it never left (`not-sent`), it was answered with a refusal that changes
 * nothing (`refused`), or it may have been stored (`unknown`: ask getStatus before repeating it, see unknown-write.ts).
 */
export type WriteDelivery = 'not-sent' | 'refused' | 'unknown';

/** A short technical reason for operators. It never holds a value that was sent, received or configured. */
export type StorageErrorReason =
  | `http-${number}`
  | 'timeout'
  | 'connection'
  | 'name-lookup'
  | 'certificate'
  | 'redirect'
  | 'not-json'
  | 'wrong-shape'
  | 'other-customer'
  | 'other-status'
  | 'reply-too-large';

export type StorageError = {
  code: StorageErrorCode;
  reason: StorageErrorReason;
  /** Whether sending the same again can help. */
  canRetry: boolean;
  /** Meaningful for the services that write. */
  delivery: WriteDelivery;
};

/** What a call of the storage API came to. Expected failure is a value: the client does not throw for it. */
export type StorageOutcome<Reply> = { ok: true; reply: Reply } | { ok: false; error: StorageError };

const RETRY_CAN_HELP: Record<StorageErrorCode, boolean> = {
  'invalid-email': false,
  'missing-input': false,
  'credentials-refused': false,
  'not-found': false,
  'too-large': false,
  refused: false,
  unavailable: true,
  'malformed-reply': true,
};

/** Makes the failed outcome of a call; `canRetry` follows from the code. */
export function storageFailure(
  code: StorageErrorCode,
  reason: StorageErrorReason,
  delivery: WriteDelivery,
): { ok: false; error: StorageError } {
  return { ok: false, error: { code, reason, canRetry: RETRY_CAN_HELP[code], delivery } };
}
