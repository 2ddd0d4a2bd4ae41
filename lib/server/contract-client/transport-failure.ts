import { type StorageErrorReason, storageFailure, type WriteDelivery } from './outcome';

/** Failures of the certificate check: the handshake ends before a single byte of the request is sent. */
const CERTIFICATE_CODES =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;

/** A plain-text answer where TLS was expected: detected during the handshake, so nothing was sent. */
const HANDSHAKE_CODES = /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/;

type SystemError = { code?: unknown; syscall?: unknown };

/** The innermost error with a system error code: fetch wraps it as `cause`. */
function findSystemError(error: unknown): SystemError | undefined {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current;
    current = 'cause' in current ? current.cause : undefined;
  }
  return undefined;
}

function classify(error: SystemError): { reason: StorageErrorReason; delivery: WriteDelivery } {
  const code = String(error.code);
  if (CERTIFICATE_CODES.test(code)) return { reason: 'certificate', delivery: 'not-sent' };
  if (HANDSHAKE_CODES.test(code)) return { reason: 'connection', delivery: 'not-sent' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { reason: 'name-lookup', delivery: 'not-sent' };
  // An open connection can fail with the same code (ETIMEDOUT, EHOSTUNREACH); only `connect` proves that none was made.
  const neverConnected = error.syscall === 'connect' || code === 'ECONNREFUSED' || code === 'UND_ERR_CONNECT_TIMEOUT';
  return { reason: 'connection', delivery: neverConnected ? 'not-sent' : 'unknown' };
}

/**
 * Turns what a transport threw into an outcome, by its error code alone: messages may contain addresses or values.
 *
 * @returns undefined when it is not a network failure, so that the caller can log it as unexpected
 */
export function findTransportFailure(error: unknown) {
  const systemError = findSystemError(error);
  if (systemError === undefined) return undefined;
  const { reason, delivery } = classify(systemError);
  return storageFailure('unavailable', reason, delivery);
}
