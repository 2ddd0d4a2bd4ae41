import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsAddress } from '@/lib/shared/customer/parse-us-address';

const SPRINGFIELD = { streetAddress: '123 Main St', city: 'Springfield', state: 'IL', zipCode: '62704' };

describe('an address in one piece', () => {
  it.each([
    ['with commas', '123 Main St, Springfield, IL 62704', SPRINGFIELD],
    ['over lines', '123 Main St\nSpringfield, IL 62704', SPRINGFIELD],
    ['without a comma before the state', '123 Main St, Springfield IL 62704', SPRINGFIELD],
    ['with a comma before the ZIP code', '123 Main St, Springfield, IL, 62704', SPRINGFIELD],
    ['with the country', '123 Main St, Springfield, IL 62704, USA', SPRINGFIELD],
    [
      'with a long ZIP code as it was pasted',
      '123 Main St, Springfield, IL 62704–1234',
      { ...SPRINGFIELD, zipCode: '62704-1234' },
    ],
    [
      'in the state with the longest name',
      '1 Main St, Kolonia, Federated States of Micronesia 96941',
      { streetAddress: '1 Main St', city: 'Kolonia', state: 'FM', zipCode: '96941' },
    ],
    ['with the name of the state', '123 Main St, Springfield, Illinois 62704', SPRINGFIELD],
    [
      'with an apartment and a long ZIP code',
      '9 Elm Ave, Apt 4B, Salt Lake City, UT 84101-1234',
      { streetAddress: '9 Elm Ave, Apt 4B', city: 'Salt Lake City', state: 'UT', zipCode: '84101-1234' },
    ],
    [
      'with a state of two words',
      '1 Ocean Rd, Asbury Park New Jersey 07712',
      { streetAddress: '1 Ocean Rd', city: 'Asbury Park', state: 'NJ', zipCode: '07712' },
    ],
  ])('is taken apart %s', (_, text, address) => {
    expect(parseUsAddress(text)).toEqual(address);
  });

  it.each(['123 Main St', '123 Main St, Apt 4', 'Springfield, IL 62704', '10 Downing Street, London SW1A 2AA', ''])(
    'is left alone when it is not one: %j',
    (text) => {
      expect(parseUsAddress(text)).toBeUndefined();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseUsAddress(text)));
  });
});
