import { describe, expect, it } from 'vitest';
import { open } from '@/lib/server/sealing/aes-gcm';
import { DocumentKeyError } from '@/lib/server/sealing/document-key-error';
import { parseDocumentKeys } from '@/lib/server/sealing/document-keys';
import { SealError } from '@/lib/server/sealing/seal-error';
import { type ImageBinding, openImage, rewrapImageKey, sealImage } from '@/lib/server/sealing/seal-image';
import { unwrap, wrap } from '@/lib/server/sealing/wrap-key';

const fromBase64 = (text: string) => Buffer.from(text, 'base64');

/** What an earlier version stored, under this key: it must stay readable forever. */
const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const STORED = {
  keyId: 'k1',
  wrappedKey: fromBase64('K+MJBSY29EXmQ2n47N+BVS3FMtr5MzbrhsX9aM5QZQVTN9ca3o010jie8Btd2z0DB4FVlhDB24ALMc9J'),
  iv: fromBase64('K/fOFGW77ZIQKwxG'),
  tag: fromBase64('LtC69SvWNnUsFO6hd4yrNw=='),
  ciphertext: fromBase64('e5UwvK2SE9A0'),
};
const STORED_CHECK_VALUE = fromBase64('9qMOWvJ+NOrxCGHFZJCG4dtdoS7qh2LCrOdO3h0G4tvANDNbRs1dOhzZc5cBQA==');
const PLACE: ImageBinding = { customerId: 'customer', setId: 'set', side: 'front' };

const keys = parseDocumentKeys(`k1:${KEY}`, 'DOCUMENT_KEYS');
const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof SealError ? error.code : error;
  }
};

describe('a sealed image', () => {
  it('that an earlier version stored opens, with the key that is checked as it was then', () => {
    expect(openImage(keys, PLACE, STORED).toString()).toBe('a picture');
    const key = keys.byId.get('k1');
    if (!key) throw new Error('no key');
    expect(unwrap(key, 'key-check|k1', STORED_CHECK_VALUE).toString()).toBe('document key check');
  });

  it.each<[string, Partial<ImageBinding>]>([
    ['customer', { customerId: 'other' }],
    ['set', { setId: 'other' }],
    ['side', { side: 'back' }],
  ])('does not open in the place of another %s', (_what, change) => {
    expect(codeOf(() => openImage(keys, { ...PLACE, ...change }, STORED))).toBe('DOCUMENT_KEY_DAMAGED');
    expect(codeOf(() => rewrapImageKey(keys, { ...PLACE, ...change }, STORED))).toBe('DOCUMENT_KEY_DAMAGED');
  });

  it('does not open in another place even where its key was wrapped anew for that place', () => {
    const master = keys.byId.get('k1');
    if (!master) throw new Error('no key');
    const imageKey = unwrap(master, 'image-key|k1|customer|set|front', STORED.wrappedKey);
    const wrappedKey = wrap(master, 'image-key|k1|customer|set|back', imageKey);
    const moved = { ...STORED, wrappedKey };
    expect(codeOf(() => openImage(keys, { ...PLACE, side: 'back' }, moved))).toBe('DOCUMENT_DAMAGED');
  });

  it('does not open with a tag that was cut short, which would be easier to forge', () => {
    for (const bytes of [0, 4, 12, 15]) {
      expect(codeOf(() => openImage(keys, PLACE, { ...STORED, tag: STORED.tag.subarray(0, bytes) }))).toBe(
        'DOCUMENT_DAMAGED',
      );
    }
    expect(() => open(Buffer.alloc(32), '', { ...STORED, tag: STORED.tag.subarray(0, 4) })).toThrow();
  });

  it('asks for a key that came later, and says when there is none', () => {
    const others = parseDocumentKeys(`k2:${Buffer.alloc(32, 2).toString('base64')}`, 'DOCUMENT_KEYS');
    expect(codeOf(() => openImage(others, PLACE, STORED))).toBe('DOCUMENT_KEY_MISSING');
    const asked: string[] = [];
    const findLaterKey = (id: string) => {
      asked.push(id);
      return keys.byId.get(id);
    };
    expect(openImage({ ...others, findLaterKey }, PLACE, STORED).toString()).toBe('a picture');
    expect(asked).toEqual(['k1']);
    expect(codeOf(() => openImage({ ...others, findLaterKey: () => undefined }, PLACE, STORED))).toBe(
      'DOCUMENT_KEY_MISSING',
    );
  });

  it('is wrapped under the active key, the first one', () => {
    const both = parseDocumentKeys(`k2:${Buffer.alloc(32, 2).toString('base64')},k1:${KEY}`, 'DOCUMENT_KEYS');
    expect(sealImage(both, PLACE, Buffer.from('b')).keyId).toBe('k2');
    const moved = rewrapImageKey(both, PLACE, STORED);
    expect(moved.keyId).toBe('k2');
    expect(openImage(both, PLACE, { ...STORED, ...moved }).toString()).toBe('a picture');
  });

  it('has an error with a name and a code, and no value', () => {
    expect(new SealError('DOCUMENT_DAMAGED')).toMatchObject({ name: 'SealError', message: 'DOCUMENT_DAMAGED' });
    expect(new DocumentKeyError('words')).toMatchObject({ name: 'DocumentKeyError', message: 'words' });
  });
});

describe('a list of document keys', () => {
  const other = Buffer.alloc(32, 3).toString('base64');

  it.each([
    ['a comma', `a:${KEY},b:${other}`],
    ['commas and spaces', ` a:${KEY} , b:${other},, `],
    ['line breaks', `a:${KEY}\n\nb:${other}\n`],
  ])('is read with %s between its keys', (_what, text) => {
    const { activeId, byId } = parseDocumentKeys(text, 'DOCUMENT_KEYS');
    expect(activeId).toBe('a');
    expect(Array.from(byId, ([id, key]) => [id, key.export().toString('base64')])).toEqual([
      ['a', KEY],
      ['b', other],
    ]);
  });

  it.each([
    ['nothing', '', 'SOURCE holds no key.'],
    ['commas only', ' ,\n, ', 'SOURCE holds no key.'],
    ['a key without an id', KEY, 'SOURCE must be written id:key, further keys after a comma.'],
    ['an empty id', `:${KEY}`, 'SOURCE must be written id:key, further keys after a comma.'],
    ['an id without a key', 'a:', 'SOURCE must be written id:key, further keys after a comma.'],
    ['an id of other characters', `é:${KEY}`, 'SOURCE must be written id:key, further keys after a comma.'],
    ['an id after other characters', `é a:${KEY}`, 'SOURCE must be written id:key, further keys after a comma.'],
    ['a long id', `${'a'.repeat(65)}:${KEY}`, 'SOURCE must be written id:key, further keys after a comma.'],
    [
      'a key of 31 bytes',
      `a:${Buffer.alloc(31).toString('base64')}`,
      'SOURCE: the key "a" must be 32 bytes in base64.',
    ],
    [
      'a key of 33 bytes',
      `a:${Buffer.alloc(33).toString('base64')}`,
      'SOURCE: the key "a" must be 32 bytes in base64.',
    ],
    ['an id twice', `a:${KEY},a:${other}`, 'SOURCE names a key twice.'],
  ])('with %s is refused', (_what, text, message) => {
    const refused = codeOf(() => parseDocumentKeys(text, 'SOURCE'));
    expect(refused).toBeInstanceOf(DocumentKeyError);
    expect(refused).toMatchObject({ message });
  });

  it('takes ids of 64 letters, digits, hyphens and underscores', () => {
    const id = 'aZ09-_'.padEnd(64, 'x');
    expect(parseDocumentKeys(`${id}:${KEY}`, 'SOURCE').activeId).toBe(id);
  });
});
