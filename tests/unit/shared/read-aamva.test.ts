import { expect, test } from 'vitest';
import { ELEMENT_HOMES, UNUSED_ELEMENTS } from '../../../lib/shared/id-reading/aamva-elements';
import { ID_FIELDS } from '../../../lib/shared/id-reading/id-fields';
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
  documentType: 'drivers-license',
};

test.each(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'])('version %s is read', (version) => {
  expect(read(makeLicensePayload({ version }))).toEqual(SAMPLE);
});

test('every field that an ID can fill is read from a license', () => {
  expect(Object.keys(read(makeLicensePayload())?.values ?? {}).sort()).toEqual([...ID_FIELDS].sort());
});

test.each(Object.keys(UNUSED_ELEMENTS))('%s is named as unused, and changes nothing', (id) => {
  expect(readWith({ [id]: 'X1' })).toEqual(SAMPLE);
});

test.each(Object.entries(ELEMENT_HOMES))('every element of %s is read where the others are missing', (home, ids) => {
  const values: Record<string, string> = {
    firstName: 'NEW,OTHER',
    lastName: 'NEW,OTHER',
    dateOfBirth: '01021990',
    expiresOn: '01022040',
    state: 'TX',
    zipCode: '75001',
    country: 'CAN',
    vehicleClass: 'DM',
    isFirstNameCut: 'T',
    isLastNameCut: 'T',
  };
  const others = makeLicensePayload({ elements: without(...ids) });
  for (const id of ids) {
    const elements = { ...without(...ids), [id]: values[home] ?? 'NEW' };
    expect(read(makeLicensePayload({ elements }))).not.toEqual(read(others));
  }
});

test.each([
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
  ['a header with a letter for a separator', { start: '@\nN\rANSI ' }],
  ['a header without its sign', { start: '\n\x1e\rANSI ' }],
  ['lines that end in the record separator', { separator: '\x1e' }],
  ['no type before the first element', { prefix: '' }],
  ['the type twice', { prefix: 'DLDL' }],
  ['an issuer’s own subfile first', { firstSubfile: 'ZXZXAOTHER\nZXBDCS\nZXCDACOTHER' }],
] as const)('%s is read', (_, options) => {
  expect(read(makeLicensePayload(options))).toEqual(SAMPLE);
});

test.each([
  ['an ID subfile', 'id-card', { type: 'ID' }],
  ['a DL subfile and a class', 'drivers-license', {}],
  ['an EN subfile and a class', 'drivers-license', { type: 'EN' }],
  ['a class of several letters', 'drivers-license', { elements: { ...LICENSE_ELEMENTS, DCA: 'DM' } }],
  ['a class of version 1', 'drivers-license', { elements: { ...without('DCA'), DAR: 'A-M' } }],
  ['a DL subfile without a class', undefined, { elements: without('DCA') }],
  ['a DL subfile and a word for none', undefined, { elements: { ...LICENSE_ELEMENTS, DCA: 'NONE' } }],
  ['a DL subfile and a class that says ID', undefined, { elements: { ...LICENSE_ELEMENTS, DCA: 'ID' } }],
] as const)('by %s, the kind of card is %s', (_, kind, options) => {
  expect(read(makeLicensePayload(options))).toMatchObject({ values: SAMPLE.values });
  expect(read(makeLicensePayload(options))?.documentType).toBe(kind);
});

test('subfiles of both kinds do not tell which card it is', () => {
  const payload = makeLicensePayload()
    .replace('01DL', '02DL')
    .replace(/(DL\d{8})/, '$1ID03200010');
  expect(read(payload)?.documentType).toBeUndefined();
  expect(read(payload)?.values).toEqual(SAMPLE.values);
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
  ['DCT with commas and blanks', { DAC: '', DCT: 'MARY ANN,LEE' }, 'Mary Ann', 'Sample'],
  ['DCT and padding', { DAC: '', DCT: 'LENA,RUTH              ', DCS: 'OKAFOR,        ' }, 'Lena', 'Okafor'],
  ['DAA with one comma and several given names', { DAC: '', DCS: '', DAA: 'VALEZ, MIRIAM JUNE' }, 'Miriam', 'Valez'],
  ['DAA with a suffix', { DAC: '', DCS: '', DAA: 'VALEZ,JR,MIRIAM,JUNE' }, 'Miriam', 'Valez'],
  ['DAA with empty parts', { DAC: '', DCS: '', DAA: 'DOE,SUE,,' }, 'Sue', 'Doe'],
  ['DAA with dollar signs', { DAC: '', DCS: '', DAA: 'DOE$SUE ANN$LEE' }, 'Sue Ann', 'Doe'],
  ['DCS with all of them', { DAC: '', DCS: 'VALEZ,MIRIAM,JUNE' }, 'Miriam', 'Valez'],
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
  ['03-15-1984', { year: 1984, month: 3, day: 15 }],
  ['1984-03-15', { year: 1984, month: 3, day: 15 }],
  ['03/15/1984', { year: 1984, month: 3, day: 15 }],
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
  ['72201 0017 ', '72201-0017'],
  ['0197000000  ', '01970'],
  ['9581812340', '95818-1234'],
  ['95818 ', '95818'],
  ['958', undefined],
  ['958181', '95818'],
  ['UNKNOWN', undefined],
  ['K1A 0B1', undefined],
])('the postal code %j', (DAK, zipCode) => {
  expect(readWith({ DAK })?.values.zipCode).toBe(zipCode);
});

test.each(['K1A 0B1', 'K1A0B1     ', 'k1a 0b1'])('the Canadian postal code %j', (DAK) => {
  expect(readWith({ DAK, DAJ: 'ON', DCG: 'CAN' })?.values.zipCode).toBe('K1A 0B1');
});

test.each([
  ['the town', 'SACRAMENTO'],
  ['the town and the rest', 'Sacramento, CA 95818'],
  ['the first line', '2570 24TH STREET'],
  ['nothing but a comma', ' ,  '],
])('a second line of the street that repeats %s is none', (_, DAH) => {
  expect(readWith({ DAH })?.values.streetAddress).toBe('2570 24th Street');
});

test('blanks within a street are one', () => {
  expect(readWith({ DAG: '904   N SAMPLE ROAD' })?.values.streetAddress).toBe('904 N Sample Road');
});

test('a Mexican license is read with its state and country as printed', () => {
  const reading = readWith({ DAJ: 'COA', DAK: '25000      ', DCG: 'MEX', DAI: 'SALTILLO' });
  expect(reading).toMatchObject({ country: 'MEX', values: { city: 'Saltillo', state: 'COA', zipCode: '25000' } });
});

test('a tribal card is read like its state’s', () => {
  const payload = makeLicensePayload({ type: 'ID', version: '08' }).replace('636014', '636019');
  expect(read(payload)).toEqual({ ...SAMPLE, documentType: 'id-card' });
});

test('a header with a digit too few is read', () => {
  expect(read(makeLicensePayload({ version: '01', start: '@\n\nAAMVA' }).replace('AAMVA636014', 'AAMVA36014'))).toEqual(
    SAMPLE,
  );
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
