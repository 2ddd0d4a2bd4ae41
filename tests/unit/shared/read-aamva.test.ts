import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ID_FIELDS } from '../../../lib/shared/id-reading/id-fields';
import { idReadingSchema } from '../../../lib/shared/id-reading/id-reading';
import { readAamva } from '../../../lib/shared/id-reading/read-aamva';
import { LICENSE_ELEMENTS, makeLicensePayload } from '../../fixtures/licenses/license-payload';

const NOW = Date.UTC(2026, 5, 1);
const read = (payload: string) => readAamva(payload, NOW);
const readWith = (elements: Record<string, string>) =>
  read(makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, ...elements } }));
const without = (...ids: string[]) =>
  Object.fromEntries(Object.entries(LICENSE_ELEMENTS).filter(([id]) => !ids.includes(id)));

const SAMPLE = {
  source: 'barcode',
  values: {
    firstName: 'Maria',
    lastName: 'Sample',
    dateOfBirth: { year: 1984, month: 3, day: 15 },
    streetAddress: '2570 24th Street',
    city: 'Sacramento',
    state: 'CA',
    zipCode: '95818',
  },
  expiresOn: { year: 2031, month: 3, day: 15 },
  country: 'USA',
};

test.each(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'])('version %s is read', (version) => {
  expect(read(makeLicensePayload({ version }))).toEqual(SAMPLE);
});

test('every field that an ID can fill is read from a license', () => {
  expect(Object.keys(read(makeLicensePayload())?.values ?? {}).sort()).toEqual([...ID_FIELDS].sort());
});

test.each([
  ['an identity card', { type: 'ID' }],
  ['an enhanced license', { type: 'EN' }],
  ['an offset one too small', { offsetError: -1 }],
  ['an offset one too large', { offsetError: 1 }],
  ['an offset that leads nowhere', { offsetError: 900 }],
  ['lines that end in CR and LF', { separator: '\r\n' }],
  ['lines that end in CR', { separator: '\r' }],
  ['the old file type', { start: '@\n\x1c\rAAMVA' }],
  ['a header without the space', { start: '@\n\x1e\rANSI' }],
  ['a header with CR and LF in pairs', { start: '@\r\n\x1e\r\nANSI ' }],
  ['a header whose separators were lost', { start: '@ANSI ' }],
] as const)('%s is read', (_, options) => {
  expect(read(makeLicensePayload(options))).toEqual(SAMPLE);
});

test('a second subfile changes nothing', () => {
  const payload = makeLicensePayload()
    .replace('01DL', '02DL')
    .replace(/(DL\d{8})/, '$1ZC03200010');
  expect(read(`${payload}ZCZCADAC OTHER\nZCBDCS\r`)).toEqual(SAMPLE);
});

test.each([
  ['DAC', { DAC: 'JUAN', DCS: 'DE LA CRUZ' }, 'Juan', 'De La Cruz'],
  ['DCT with commas', { DAC: '', DCT: 'JUAN,CARLOS' }, 'Juan', 'Sample'],
  ['DCT with spaces', { DAC: '', DCT: 'MARY ANN' }, 'Mary Ann', 'Sample'],
  ['DAA with commas', { DAC: '', DCS: '', DAA: "O'NEIL,ANNE-MARIE,J" }, 'Anne-Marie', "O'Neil"],
  ['DAA with at signs', { DAC: '', DCS: '', DAA: 'MCDONALD@IAN@' }, 'Ian', 'McDonald'],
  ['DAA with spaces, which nobody can split', { DAC: '', DCS: '', DAA: 'ANNE MARIE NEIL' }, undefined, undefined],
  ['DAB and DAC', { DCS: '', DAB: 'SMITH' }, 'Maria', 'Smith'],
  ['names not in capitals', { DAC: 'Jean-luc', DCS: 'van der Berg' }, 'Jean-luc', 'van der Berg'],
  ['a last name that was cut', { DDE: 'T' }, 'Maria', undefined],
  ['a first name that was cut', { DDF: 'T' }, undefined, 'Sample'],
  ['nothing but a word for nothing', { DAC: 'NONE', DCS: 'unavl' }, undefined, undefined],
])('names from %s', (_, elements, firstName, lastName) => {
  const values = readWith(elements)?.values;
  expect([values?.firstName, values?.lastName]).toEqual([firstName, lastName]);
});

test.each([
  ['03151984', { year: 1984, month: 3, day: 15 }],
  ['19840315', { year: 1984, month: 3, day: 15 }],
  ['20010203', { year: 2001, month: 2, day: 3 }],
  ['12312001', { year: 2001, month: 12, day: 31 }],
])('a date of birth written %s', (DBB, dateOfBirth) => {
  expect(readWith({ DBB })?.values.dateOfBirth).toEqual(dateOfBirth);
});

test.each(['', '13151984', '19841301', '02301984', '0315198', '03152030', '01011850', 'ABCDEFGH'])(
  'nothing is read when the date of birth is %j',
  (DBB) => {
    expect(readWith({ DBB })).toBeUndefined();
  },
);

test.each([
  ['958180000', '95818'],
  ['95818', '95818'],
  ['958181234  ', '95818-1234'],
  ['95818-1234', '95818-1234'],
  ['95818      ', '95818'],
  ['K1A 0B1', 'K1A 0B1'],
  ['K1A0B1     ', 'K1A 0B1'],
  ['958', undefined],
  ['UNKNOWN', undefined],
])('the postal code %j', (DAK, zipCode) => {
  expect(readWith({ DAK })?.values.zipCode).toBe(zipCode);
});

test('a Canadian license is read with its province and country', () => {
  const reading = readWith({ DAJ: 'ON', DAK: 'M5V 2T6', DCG: 'CAN', DBB: '19840315', DBA: '20310315', DAI: 'TORONTO' });
  expect(reading).toMatchObject({
    country: 'CAN',
    values: { city: 'Toronto', state: 'ON', zipCode: 'M5V 2T6' },
    expiresOn: { year: 2031, month: 3, day: 15 },
  });
});

test.each([
  ['ON', 'M5V 2T6', 'CAN'],
  ['CA', '95818', 'USA'],
  ['', '', undefined],
])('the country is told by %j and %j when it is not written', (DAJ, DAK, country) => {
  expect(read(makeLicensePayload({ elements: { ...without('DCG'), DAJ, DAK } }))?.country).toBe(country);
});

test('a second line of the street goes after the first, and the residence of version 1 stands in', () => {
  expect(readWith({ DAH: 'APT 5B' })?.values.streetAddress).toBe('2570 24th Street, Apt 5B');
  const residence = { DAG: '', DAI: '', DAJ: '', DAK: '', DAL: '1 NE PINE ST', DAN: 'BEND', DAO: 'OR', DAP: '97701' };
  expect(readWith(residence)?.values).toMatchObject({
    streetAddress: '1 NE Pine St',
    city: 'Bend',
    state: 'OR',
    zipCode: '97701',
  });
});

test.each(['', '00000000', '99999999', '12319999', '01011980'])('no expiry is read from %j', (DBA) => {
  const reading = readWith({ DBA });
  expect(reading).toBeDefined();
  expect(reading).not.toHaveProperty('expiresOn');
});

test.each([
  ['nothing', ''],
  ['another barcode', 'https://example.com/'],
  ['no header', 'DLDAQ123\nDCSSAMPLE\nDACMARIA\nDBB03151984\nDAJCA\nDAK95818\r'],
  ['no subfile', '@\n\x1e\rANSI 636014100001'],
  ['a subfile of vehicles', makeLicensePayload().replaceAll('DL', 'RG')],
  ['too few elements', makeLicensePayload({ elements: { DBB: '03151984', DCS: 'SAMPLE', DAC: 'MARIA' } })],
  ['no date of birth', makeLicensePayload({ elements: without('DBB') })],
  ['control characters in a value', makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, DAC: 'MA\x02RIA' } })],
  ['a text longer than any barcode', makeLicensePayload() + 'A'.repeat(2_000)],
])('nothing is read from %s', (_, payload) => {
  expect(read(payload)).toBeUndefined();
});

test('values without a letter or digit, and states that do not exist, are left out', () => {
  const values = readWith({ DAC: '***', DAJ: 'XX' })?.values;
  expect(values).toBeDefined();
  expect(values).not.toHaveProperty('firstName');
  expect(values).not.toHaveProperty('state');
});

test('whatever the text, nothing is thrown, and what is read may be sent', () => {
  const value = fc.string({ unit: 'binary', maxLength: 300 });
  const id = fc.constantFrom(...Object.keys(LICENSE_ELEMENTS), 'DAA', 'DCT', 'DAB', 'DAL', 'DAN', 'DAP');
  const varied = fc
    .dictionary(id, value)
    .map((changes) => makeLicensePayload({ elements: { ...LICENSE_ELEMENTS, ...changes } }));
  const cut = fc.tuple(varied, fc.nat(), fc.nat(), value).map(([text, from, to, other]) => {
    const start = from % text.length;
    return text.slice(0, start) + other + text.slice(start + (to % text.length));
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), varied, cut), (payload) => {
      const reading = read(payload);
      if (reading) expect(idReadingSchema.parse(reading)).toEqual(reading);
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
