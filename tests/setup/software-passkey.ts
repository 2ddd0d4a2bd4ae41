import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const RP_ID = 'localhost';
/** User present and user verified. */
const PRESENT_AND_VERIFIED = 0x05;
const PRESENT = 0x01;
const HAS_CREDENTIAL = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

const byteString = (bytes: Buffer) => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
const longByteString = (bytes: Buffer) =>
  Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]), bytes]);
const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

/**
 * A passkey like one on a phone, created from the portal's challenges without a browser: ES256, no attestation.
 *
 * @param origin origin of the page that asks
 */
export function makeSoftwarePasskey(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });

  const describeClient = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }));

  const describeUse = (flags: number) => Buffer.concat([sha256(RP_ID), Buffer.from([flags, 0, 0, 0, 0])]);

  const answer = (response: Record<string, Buffer>) => ({
    ...{ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const },
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])),
  });

  return {
    /** The browser's response when the passkey is added. */
    register(challenge: string) {
      // A map in CBOR: EC2 key, ES256, P-256, and its point (RFC 9053).
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        byteString(Buffer.from(x, 'base64url')),
        Buffer.from([0x22]),
        byteString(Buffer.from(y, 'base64url')),
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const authData = longByteString(Buffer.concat([describeUse(PRESENT_AND_VERIFIED | HAS_CREDENTIAL), credential]));
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), authData],
      ]);
      return answer({ clientDataJSON: describeClient('create', challenge), attestationObject });
    },
    /** The browser's response when somebody signs in with it; unverified means without PIN, face, or fingerprint. */
    signIn(challenge: string, { isVerified = true } = {}) {
      const authenticatorData = describeUse(isVerified ? PRESENT_AND_VERIFIED : PRESENT);
      const clientDataJSON = describeClient('get', challenge);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey);
      return answer({ clientDataJSON, authenticatorData, signature });
    },
  };
}
