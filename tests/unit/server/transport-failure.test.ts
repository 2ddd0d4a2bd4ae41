import { describe, expect, test } from 'vitest';
import { findTransportFailure } from '@/lib/server/contract-client/transport-failure';

/** What fetch throws, with the system's error as its cause. */
const fetchFailed = (cause: object) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) });

describe('what fetch throws', () => {
  test.each([
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'connection'],
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'connection'],
    [{ code: 'ETIMEDOUT', syscall: 'connect' }, 'connection'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'connection'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'name-lookup'],
    [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'name-lookup'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'certificate'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
  ])('proves that nothing was sent: %j', (cause, reason) => {
    expect(findTransportFailure(fetchFailed(cause))?.error).toMatchObject({
      code: 'unavailable',
      reason,
      delivery: 'not-sent',
    });
  });

  test.each([
    { code: 'ECONNRESET', syscall: 'read' },
    { code: 'ECONNRESET' },
    { code: 'ETIMEDOUT', syscall: 'read' },
    { code: 'EHOSTUNREACH', syscall: 'write' },
    { code: 'EPIPE', syscall: 'write' },
    { code: 'UND_ERR_SOCKET' },
    { code: 'UND_ERR_HEADERS_TIMEOUT' },
    { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
  ])('leaves open whether it arrived: %j', (cause) => {
    expect(findTransportFailure(fetchFailed(cause))?.error).toMatchObject({
      code: 'unavailable',
      reason: 'connection',
      delivery: 'unknown',
    });
  });

  test.each([new Error('x'), new TypeError('fetch failed'), 'x', undefined, null, fetchFailed({ code: 7 })])(
    'is unexpected when it carries no code: %s',
    (error) => {
      expect(findTransportFailure(error)).toBeUndefined();
    },
  );
});
