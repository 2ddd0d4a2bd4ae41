import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDocumentKeys } from '@/lib/server/sealing/document-keys';
import { openRecordPart, rewrapRecordKey, sealRecord } from '@/lib/server/sealing/seal-record';

const makeKeys = (...ids: string[]) =>
  parseDocumentKeys(ids.map((id) => `${id}:${randomBytes(32).toString('base64')}`).join(), 'the test');
const PLACE = { table: 'held_submissions', id: 'one' } as const;
const keys = makeKeys('k1');
const parts = { values: Buffer.from('what was typed'), front: Buffer.from('a photo') };

describe('a sealed record', () => {
  const { sealed, ...wrapped } = sealRecord(keys, PLACE, parts);
  const open = (changes: { place?: object; part?: string; sealed?: Buffer } = {}) => {
    const place = { ...PLACE, ...changes.place };
    return openRecordPart(keys, place, wrapped, { part: 'values', sealed: sealed.values, ...changes }).toString();
  };

  it('opens in its own place, part by part', () => {
    expect(open()).toBe('what was typed');
    expect(open({ part: 'front', sealed: sealed.front })).toBe('a photo');
    expect(Buffer.concat(Object.values(sealed)).includes('typed')).toBe(false);
  });

  it.each([
    ['in another row', { place: { id: 'two' } }],
    ['in another table', { place: { table: 'applications' } }],
    ['as another part', { part: 'front' }],
    ['with another part in its place', { sealed: sealed.front }],
    ['with a changed byte', { sealed: Buffer.concat([sealed.values.subarray(0, -1), Buffer.from([0])]) }],
  ])('does not open %s', (_where, changes) => {
    expect(() => open(changes)).toThrow(/DOCUMENT_/);
  });

  it('opens under a new key once its own key was wrapped anew, and without the old one then', () => {
    const [old = '', added = ''] = ['k1', 'k2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
    const before = sealRecord(parseDocumentKeys(old, 'the test'), PLACE, parts);
    const after = rewrapRecordKey(parseDocumentKeys(`${added},${old}`, 'the test'), PLACE, before);
    const part = { part: 'values', sealed: before.sealed.values };
    expect(after.keyId).toBe('k2');
    expect(openRecordPart(parseDocumentKeys(added, 'the test'), PLACE, after, part).toString()).toBe('what was typed');
    expect(() => openRecordPart(parseDocumentKeys(added, 'the test'), PLACE, before, part)).toThrow('KEY_MISSING');
  });
});
