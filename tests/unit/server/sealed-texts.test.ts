import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openReading, sealReading } from '@/lib/server/applications/id-readings/sealed-reading';
import { openPrefill, sealPrefill } from '@/lib/server/applications/invitations/invitation-prefill';
import type { InvitationRecord } from '@/lib/server/applications/invitations/invitation-record';
import { openDecisionTexts, sealDecisionTexts } from '@/lib/server/applications/status-links/decision-texts';
import { parseDocumentKeys } from '@/lib/server/sealing/document-keys';

const makeKeys = (id: string) => parseDocumentKeys(`${id}:${randomBytes(32).toString('base64')}`, 'the test');
const KEYS = makeKeys('k1');
const TEXTS = { note: 'For staff', customerText: 'For the customer' };
const PREFILL = { firstName: 'Inés' };
const READING = { source: 'barcode' as const, values: { city: 'Bend' } };
const EMPTY = { note: null, customer_text: null, key_id: null, wrapped_key: null, sealed: null };

/** What each table seals, and how it opens it in a row with this id. */
const TABLES = {
  decisions: {
    columns: sealDecisionTexts(KEYS, 'one', TEXTS),
    open: (id: string, columns: object, keys = KEYS) => openDecisionTexts(keys, { ...EMPTY, ...columns, id }),
    value: TEXTS,
  },
  invitations: {
    columns: sealPrefill(KEYS, 'one', PREFILL),
    open: (id: string, columns: object, keys = KEYS) =>
      openPrefill(keys, { ...EMPTY, ...columns, prefill: '{}', id } as unknown as InvitationRecord),
    value: PREFILL,
  },
  id_readings: {
    columns: sealReading(KEYS, 'one', READING),
    open: (id: string, columns: object, keys = KEYS) =>
      openReading(keys, { ...EMPTY, ...columns, reading: '{}', email_digest: id, received_at: 1 } as never),
    value: READING,
  },
};

describe.each(Object.entries(TABLES))('What %s seal', (table, { columns, open, value }) => {
  it('opens in its own row, and holds nothing in clear', () => {
    expect(open('one', columns)).toEqual(value);
    const texts = Object.values(columns).map((cell) => (Buffer.isBuffer(cell) ? cell.toString('latin1') : `${cell}`));
    for (const text of ['For staff', 'For the customer', 'Inés', 'Bend']) expect(texts.join(' ')).not.toContain(text);
  });

  it('opens in no other row, nor in another table', () => {
    expect(() => open('two', columns)).toThrow(/DOCUMENT_/);
    for (const [name, other] of Object.entries(TABLES)) {
      if (name !== table) expect(() => other.open('one', columns)).toThrow(/DOCUMENT_/);
    }
  });

  it('does not open without its key, nor with another of that name', () => {
    expect(() => open('one', columns, makeKeys('k2'))).toThrow('DOCUMENT_KEY_MISSING');
    expect(() => open('one', columns, makeKeys('k1'))).toThrow('DOCUMENT_KEY_DAMAGED');
  });
});

it('A decision without a word, and an invitation with nothing filled in, seal nothing', () => {
  expect(sealDecisionTexts(KEYS, 'one', { note: null, customerText: null })).toEqual({});
  expect(sealPrefill(KEYS, 'one', {})).toEqual({ prefill: '{}' });
  expect(openDecisionTexts(KEYS, { ...EMPTY, id: 'one' })).toEqual({ note: null, customerText: null });
});
