import { expect, test } from 'vitest';
import { readMagneticStripe } from '../../../lib/shared/id-reading/read-magnetic-stripe';

const NOW = Date.UTC(2026, 5, 1);
const read = (payload: string) => readMagneticStripe(payload, NOW);

type Stripe = { city?: string; name?: string; address?: string; expiry?: string; birth?: string; postalCode?: string };

/** As written by British Columbia. */
function makeStripe(changes: Stripe = {}): string {
  const {
    city = 'NELSON^',
    name = 'SAMPLE,$TERRY QUINN',
    address = '12 PINE RD$NELSON BC  V1L 9Z9',
    expiry = '2804',
  } = changes;
  const { birth = '19910203', postalCode = 'V1L9Z9' } = changes;
  return `%BC${city}${name}^${address}^?;6360281234567=${expiry}${birth}=?_%0A${postalCode}                     M180 80BRNBLU                          A1B2C3D4E5?`;
}

const SAMPLE = {
  source: 'barcode',
  values: {
    firstName: 'Terry',
    lastName: 'Sample',
    dateOfBirth: { year: 1991, month: 2, day: 3 },
    streetAddress: '12 Pine Rd',
    city: 'Nelson',
    state: 'BC',
    zipCode: 'V1L 9Z9',
  },
  expiresOn: { year: 2028, month: 4, day: 30 },
  country: 'CAN',
};

test('the tracks of a stripe are read', () => {
  expect(read(makeStripe())).toEqual(SAMPLE);
  expect(read(`${makeStripe().replaceAll('?', '?\r\n')}`)).toEqual(SAMPLE);
});

test('a town of 13 letters has no sign behind it', () => {
  expect(read(makeStripe({ city: 'NORTH NOWHERE', address: '12 PINE RD$NORTH NOWHERE BC' }))?.values).toMatchObject({
    city: 'North Nowhere',
    lastName: 'Sample',
    streetAddress: '12 Pine Rd',
  });
});

test('a street of two lines keeps both', () => {
  expect(read(makeStripe({ address: '12 PINE RD$UNIT 4$NELSON BC' }))?.values.streetAddress).toBe('12 Pine Rd, Unit 4');
});

test('a month that is none makes no expiry', () => {
  expect(read(makeStripe({ expiry: '7777' }))).not.toHaveProperty('expiresOn');
});

test.each([
  ['nothing', ''],
  ['another stripe', '%B4000000000000002^SAMPLE/TERRY^2804101?;4000000000000002=2804101?'],
  ['no such birth', makeStripe({ birth: '19910231' })],
  ['a birth to come', makeStripe({ birth: '20310203' })],
  ['control characters', makeStripe({ name: 'SAM\x02PLE,$TERRY' })],
])('nothing is read from %s', (_, payload) => {
  expect(read(payload)).toBeUndefined();
});
