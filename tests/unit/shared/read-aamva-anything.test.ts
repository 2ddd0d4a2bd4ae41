import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerSchema } from '../../../lib/shared/customer/customer';
import { ELEMENT_HOMES } from '../../../lib/shared/id-reading/aamva-elements';
import { type IdReading, idReadingSchema } from '../../../lib/shared/id-reading/id-reading';
import { readAamva } from '../../../lib/shared/id-reading/read-aamva';
import { readLicense } from '../../../lib/shared/id-reading/read-license';
import { LICENSE_ELEMENTS, makeLicensePayload } from '../../fixtures/licenses/license-payload';
import { makeFormValues } from '../../setup/form-values';

const NOW = Date.UTC(2026, 5, 1);
const readWith = (elements: Record<string, string>) =>
  readAamva(makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, ...elements } }), NOW);

/** What the form says about the values it was filled with. */
function listRefused({ values, country }: IdReading): string[] {
  const { dateOfBirth, ...texts } = values;
  const parts = Object.entries(dateOfBirth ?? {}).map(([part, value]) => [part, String(value)]);
  const result = customerSchema.safeParse({
    ...makeFormValues({}),
    ...texts,
    dateOfBirth: Object.fromEntries(parts),
    isOutsideUnitedStates: country !== undefined && country !== 'USA',
    ...(country && country !== 'USA' && !values.state && { state: '' }),
  });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
}

test('whatever the text, nothing is thrown, and what is read passes the form’s own checks', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      'CAN',
      'MEX',
      'USA',
      'ON',
      'PR',
      'K1A 0B1',
      '9581',
      '958181234',
      '19840229',
      '02291983',
      'A,B C',
      'T',
    ),
  );
  const id = fc.constantFrom(...Object.values(ELEMENT_HOMES).flat(), ...Object.keys(LICENSE_ELEMENTS));
  const varied = fc
    .dictionary(id, value)
    .map((changes) => makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, ...changes } }));
  const cut = fc.tuple(varied, fc.nat(), fc.nat(), value).map(([text, from, to, other]) => {
    const start = from % text.length;
    return text.slice(0, start) + other + text.slice(start + (to % text.length));
  });
  const track = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
  const stripe = fc
    .tuple(track, track, track, fc.stringMatching(/^\d{8}$/))
    .map(
      ([city, name, address, birth]) => `%BC${city}^${name}^${address}^?;6360281234567=2806${birth}=?_%0AV6B1A1  M180?`,
    );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), varied, cut, stripe), (payload) => {
      const reading = readLicense(payload, NOW);
      if (!reading) return;
      expect(idReadingSchema.parse(reading)).toEqual(reading);
      expect(listRefused(reading)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('any name that a card prints is read as people write it or as printed, never shortened', () => {
  const name = fc
    .stringMatching(/^[A-Z][A-Z' -]{0,20}[A-Z]$/)
    .filter((text) => !/^(?:NONE|UNAVL|UNK|UNAVAIL)/.test(text));
  fc.assert(
    fc.property(name, name, (DAC, DCS) => {
      const values = readWith({ DAC, DCS })?.values;
      expect([values?.firstName?.toUpperCase(), values?.lastName?.toUpperCase()]).toEqual([DAC, DCS]);
    }),
  );
});
