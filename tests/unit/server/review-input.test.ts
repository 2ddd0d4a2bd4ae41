import { describe, expect, it } from 'vitest';
import { decisionSchema, openingSchema, undoSchema } from '@/lib/server/review/review-input';
import { NOTE_MAX_LENGTH } from '@/lib/shared/review/decision';

const ID = 'i'.repeat(64);
const SEEN = { status: 'PENDING', decisionId: '', updatedAt: 1 };
const DECISION = { customerId: ID, status: 'FAIL', reason: 'mismatch', note: '', seen: SEEN };

describe('a decision that a page sends', () => {
  it('is taken as it is, the note without spaces around it', () => {
    expect(decisionSchema.parse({ ...DECISION, note: ' The name. ', more: 1 })).toEqual({
      ...DECISION,
      note: 'The name.',
    });
    const longest = { ...DECISION, note: 'n'.repeat(NOTE_MAX_LENGTH), seen: { ...SEEN, decisionId: ID } };
    expect(decisionSchema.parse(longest)).toEqual(longest);
  });

  it.each([
    ['no customer', { customerId: '' }],
    ['an id that is too long', { customerId: `${ID}i` }],
    ['a status that is none', { status: 'MAYBE' }],
    ['a reason of another status', { reason: 'verified' }],
    ['a reason that is none', { reason: '' }],
    ['a note that is too long', { note: 'n'.repeat(NOTE_MAX_LENGTH + 1) }],
    ['the reason that needs a note, and none', { reason: 'other', note: ' ' }],
    ['nothing seen', { seen: undefined }],
    ['a status seen that is none', { seen: { ...SEEN, status: '' } }],
    ['a decision seen whose id is too long', { seen: { ...SEEN, decisionId: `${ID}i` } }],
    ['a time seen that is no whole number', { seen: { ...SEEN, updatedAt: 1.5 } }],
  ])('is refused with %s', (_what, changes) => {
    expect(decisionSchema.safeParse({ ...DECISION, ...changes }).success).toBe(false);
  });

  it('may have the reason that needs a note where there is one', () => {
    expect(decisionSchema.safeParse({ ...DECISION, reason: 'other', note: 'Why' }).success).toBe(true);
  });
});

describe.each([
  ['an undo', undoSchema, { customerId: ID, decisionId: ID }],
  ['an opening of images', openingSchema, { customerId: ID, setId: ID }],
])('%s', (_what, schema, input) => {
  it('is two ids', () => {
    expect(schema.parse({ ...input, more: 1 })).toEqual(input);
    for (const name of Object.keys(input)) {
      for (const id of ['', `${ID}i`, 7, undefined]) {
        expect(schema.safeParse({ ...input, [name]: id }).success, `${name} ${id}`).toBe(false);
      }
    }
  });
});
