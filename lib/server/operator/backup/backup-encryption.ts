import { readFileSync } from 'node:fs';
import { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { OperatorError } from '../kit/operator-error';

/*
 * Backups are encrypted in the format of age (age-encryption.org/v1), so that its own tools open them too. The machine
 * that makes them has the recipients' public keys only.
 */

/** How every encrypted file begins. */
const FILE_MARK = Buffer.from('age-encryption.org/v1');
const IDENTITY = /^AGE-SECRET-KEY-[A-Z0-9-]+$/;

/** The encrypted content is damaged or cut. */
export class BrokenCipher extends Error {
  override readonly name = 'BrokenCipher';
}

type Pieces = AsyncIterable<Uint8Array>;

/** The library's types are those of browsers. */
const toWebStream = (pieces: Pieces) => NodeReadableStream.from(pieces) as unknown as ReadableStream<Uint8Array>;
const fromWebStream = (stream: ReadableStream<Uint8Array>) => stream as unknown as Pieces;

/**
 * Reads public keys (`age1…`), separated by blanks or commas.
 *
 * @throws OperatorError when one is none
 */
export function readRecipients(text: string): string[] {
  const recipients = text.split(/[\s,]+/).filter((part) => part !== '');
  for (const recipient of recipients) {
    try {
      new Encrypter().addRecipient(recipient);
    } catch {
      throw new OperatorError(`"${recipient}" is not a public key of age: those begin with age1. No backup was made.`);
    }
  }
  return recipients;
}

/**
 * Reads the secret keys from a file as age-keygen and the command backup-key write it: one a line, comments after #.
 *
 * @throws OperatorError when there is none in it
 */
export function readIdentities(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const identities = lines.map((line) => line.trim()).filter((line) => IDENTITY.test(line));
  if (identities.length === 0) throw new OperatorError(`${path} holds no secret key of age (AGE-SECRET-KEY-…).`);
  return identities;
}

/** Creates a step of a pipeline that encrypts to all of these public keys; without any it changes nothing. */
export function encryptTo(recipients: readonly string[]): (source: Pieces) => AsyncGenerator<Uint8Array> {
  return async function* encrypt(source) {
    if (recipients.length === 0) {
      yield* source;
      return;
    }
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    yield* fromWebStream(await encrypter.encrypt(toWebStream(source)));
  };
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* decrypt(pieces: Pieces, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  if (identities.length === 0) {
    throw new OperatorError('This backup is encrypted. Add --identity and the file with your secret key.');
  }
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let plain: Pieces;
  try {
    plain = fromWebStream(await decrypter.decrypt(toWebStream(pieces)));
  } catch (error) {
    const isForOthers = error instanceof Error && error.message.startsWith('no identity matched');
    if (isForOthers) throw new OperatorError('This backup is encrypted to another key than the one you gave.');
    throw new BrokenCipher();
  }
  try {
    yield* plain;
  } catch {
    throw new BrokenCipher();
  }
}

/**
 * Creates a step of a pipeline that decrypts what is encrypted, and passes on what is not.
 *
 * @returns the step; it throws OperatorError when no key fits, BrokenCipher when the content is damaged
 */
export function decryptWith(identities: readonly string[]): (source: Pieces) => AsyncGenerator<Uint8Array> {
  return async function* decryptIfNeeded(source) {
    const pieces = source[Symbol.asyncIterator]();
    const first = await pieces.next();
    if (first.done) return;
    const content = startingWith(first.value, pieces);
    const isEncrypted = Buffer.from(first.value).subarray(0, FILE_MARK.length).equals(FILE_MARK);
    yield* isEncrypted ? decrypt(content, identities) : content;
  };
}
