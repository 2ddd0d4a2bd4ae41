import { describe, expect, it } from 'vitest';
import { foldName, foldReference, SEARCH_KEYS, searchKeysOf } from '@/lib/server/customer-store/search-keys';
import { firstIdAt } from '@/lib/server/db/schema/time-id';
import { listFieldsWith } from '@/lib/shared/customer/fields';

describe('The keys that customers are found by', () => {
  it('leave out case, accents, apostrophes and signs', () => {
    expect(foldName('  O’Farrell,  JOSÉ-María ')).toBe('ofarrell jose maria');
    expect(foldName("o'farrell jose maria")).toBe('ofarrell jose maria');
    expect(foldReference('7Q4M2-K9X3D')).toBe('7q4m2k9x3d');
  });

  it('keep letters of every script', () => {
    expect(foldName('Łucja Ōé 李 小龍')).toBe('łucja oe 李 小龍');
  });

  it('are nothing where nothing is known', () => {
    expect(searchKeysOf({ fn: null, ln: null, reference: null })).toEqual({
      name_key: null,
      surname_key: null,
      reference_key: null,
    });
    expect(searchKeysOf({ fn: 'Ada', ln: null, reference: '--' })).toEqual({
      name_key: 'ada',
      surname_key: 'ada',
      reference_key: null,
    });
  });
});

it.each(listFieldsWith({ isListed: true, place: 'attribute' }))('A key begins with the field %s', (name) => {
  expect(Object.values(SEARCH_KEYS).map(({ fields }) => fields[0])).toContain(name);
});

describe('The first id of a moment', () => {
  it('lies before every id made then, and after every one made before', () => {
    expect(firstIdAt(0x0197_0000_0001)).toBe('01970000-0001-0000-0000-000000000000');
    expect(firstIdAt(-5)).toBe('00000000-0000-0000-0000-000000000000');
    expect(firstIdAt(Number.MAX_SAFE_INTEGER)).toBe('ffffffff-ffff-0000-0000-000000000000');
  });
});
