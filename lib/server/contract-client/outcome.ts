/** Why a call to the storage API did not succeed; each code has its own user-facing sentence. */
export type StorageErrorCode =
  | 'invalid-email'
  | 'missing-input'
  | 'credentials-refused'
  | 'not-found'
  /** What was sent is larger than the other side accepts. */
  | 'too-large'
  /** Refused for another reason, such as an image that the API does not accept. */
  | 'refused'
  /** No usable answer: the network, a server error, the deadline. */
  | 'unavailable'
  /** The answer is not a reply of the contract: a web page, truncated JSON, a wrong type, a redirect. */
  | 'malformed-reply';

/**
 * What is known about a write that did not succeed: it never left (`not-sent`), it was answered with a refusal that
 * changes nothing (`refused`), or it may have been stored (`unknown`: ask getStatus before repeating it, see
 * unknown-write.ts).
 */
export type WriteDelivery = 'not-sent' | 'refused' | 'unknown';

/** A short technical reason for operators. It never includes a value that was sent, received or configured. */
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
  /** Whether sending the same request again can help. */
  canRetry: boolean;
  /** Meaningful for the services that write. */
  delivery: WriteDelivery;
};

/** The result of a call to the storage API. An expected failure is a value: the client does not throw for it. */
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

/** Refusals of what was sent, unless nobody knows what became of it. */
const CONTENT_CODES: readonly StorageErrorCode[] = ['invalid-email', 'missing-input', 'too-large', 'refused'];

/**
 * Tells whether a call failed because the storage API is away, in whatever way: sending the same later may help. False if
 * it refused what was sent.
 */
export const isAwayError = ({ code, delivery }: StorageError): boolean =>
  delivery === 'unknown' || !CONTENT_CODES.includes(code);
