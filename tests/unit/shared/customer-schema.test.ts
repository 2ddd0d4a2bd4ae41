import { describe, expect, it } from 'vitest';
import { customerSchema } from '@/lib/shared/customer/customer';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import { US_STATES } from '@/lib/shared/customer/us-states';
import { makeFormValues } from '../../setup/form-values';

function listErrors(changes: Partial<CustomerFormValues>): string[] {
  const result = customerSchema.safeParse(makeFormValues(changes));
  return result.success ? [] : result.error.issues.map(({ message }) => message);
}

const parse = (changes: Partial<CustomerFormValues>) => customerSchema.parse(makeFormValues(changes));

const born = (month: string, day: string, year: string) => ({ dateOfBirth: { month, day, year } });
const yearsAgo = (years: number) => String(new Date().getUTCFullYear() - years);

describe('the schema of a customer', () => {
  it('accepts the sample customer of the contract', () => {
    expect(parse({})).toMatchObject({ firstName: 'John', dateOfBirth: '19700101', phoneNumber: '2015106000' });
  });

  it.each([
    'Ng',
    'O’Brien',
    "D'Angelo",
    'X',
    'María José',
    'Anne-Marie',
    '李',
    'Ольга',
    'محمد',
    'Nguyễn Thị',
    'de la Cruz',
  ])('keeps the name %s as it is', (name) => {
    expect(parse({ firstName: name, lastName: name })).toMatchObject({ firstName: name, lastName: name });
  });

  it('trims what was typed', () => {
    expect(parse({ firstName: '  Ann ', emailAddress: ' ann@example.com ' })).toMatchObject({
      firstName: 'Ann',
      emailAddress: 'ann@example.com',
    });
  });

  it('keeps joiners and marks in names, which some scripts need', () => {
    const name = 'می\u200cخواهم';
    expect(parse({ firstName: name, city: name })).toMatchObject({ firstName: name, city: name });
  });

  it('refuses control characters and broken Unicode', () => {
    expect(listErrors({ lastName: 'Smi\u0000th' })).toEqual(['lastName.unprintable']);
    expect(listErrors({ city: 'Strat\nford' })).toEqual(['city.unprintable']);
    expect(listErrors({ streetAddress: 'A\ud800' })).toEqual(['streetAddress.unprintable']);
  });

  it('refuses what turns the reading of a text around', () => {
    for (const control of ['\u202a', '\u202e', '\u2066', '\u2069'])
      expect(listErrors({ lastName: `Li${control}ram` })).toEqual(['lastName.unprintable']);
    expect(parse({ firstName: 'דוד\u200f' })).toMatchObject({ firstName: 'דוד\u200f' });
  });

  it('takes 255 characters and refuses 256', () => {
    expect(listErrors({ firstName: 'é'.repeat(255) })).toEqual([]);
    expect(listErrors({ firstName: 'é'.repeat(256) })).toEqual(['firstName.tooLong']);
  });

  it('says of every empty field that it is needed, once', () => {
    const blank = { firstName: ' ', lastName: '', streetAddress: '', city: '', state: '', zipCode: '' };
    const empty = { ...blank, phoneNumber: '', emailAddress: '', ...born('', '', '') };
    expect(listErrors(empty).sort()).toEqual(
      [
        'city',
        'dateOfBirth',
        'emailAddress',
        'firstName',
        'lastName',
        'phoneNumber',
        'state',
        'streetAddress',
        'zipCode',
      ].map((field) => `${field}.required`),
    );
  });
});

describe('the address', () => {
  it('knows 50 states, the District, five territories, three freely associated and three military states', () => {
    expect(US_STATES).toHaveLength(50 + 1 + 5 + 3 + 3);
    for (const [code] of US_STATES) expect(listErrors({ state: code })).toEqual([]);
  });

  it('refuses what is no state', () => {
    expect(listErrors({ state: 'XX' })).toEqual(['state.invalid']);
  });

  it.each([
    ['06614', '06614'],
    ['06614-1234', '06614-1234'],
    ['066141234', '06614-1234'],
    ['06614 1234', '06614-1234'],
    ['06614–1234', '06614-1234'],
    ['06614\u2011 1234', '06614-1234'],
    ['06614 − 1234', '06614-1234'],
    ['０６６１４', '06614'],
    ['\u202a06614\u202c', '06614'],
    ['066\u00ad14\u200b', '06614'],
  ])('takes the ZIP code %s', (typed, kept) => {
    expect(parse({ zipCode: typed }).zipCode).toBe(kept);
  });

  it.each(['6614', '066145', 'ABCDE', '06614-12', '06614/1234', '06 614'])('refuses the ZIP code %s', (zipCode) => {
    expect(listErrors({ zipCode })).toEqual(['zipCode.invalid']);
  });

  it('takes any text, or none, for state and postal code outside the United States', () => {
    const outside = { isOutsideUnitedStates: true };
    expect(parse({ ...outside, state: 'Île-de-France', zipCode: 'SW1A 1AA' })).toMatchObject({ zipCode: 'SW1A 1AA' });
    expect(listErrors({ ...outside, state: '', zipCode: '' })).toEqual([]);
  });
});

describe('the date of birth', () => {
  it('becomes YYYYMMDD', () => {
    expect(parse(born('2', '29', '2000')).dateOfBirth).toBe('20000229');
    expect(parse(born('04', '07', '1986')).dateOfBirth).toBe('19860407');
  });

  it.each([
    [born('2', '29', '1999'), 'notReal'],
    [born('13', '1', '1999'), 'noSuchMonth'],
    [born('4', '31', '1999'), 'notReal'],
    [born('0', '1', '1999'), 'noSuchMonth'],
    [born('4', '', '1999'), 'incomplete'],
    [born('4', '1', '86'), 'yearNotFourDigits'],
    [born('Apr', '1', '1986'), 'notNumbers'],
    [born('1', '1', yearsAgo(-1)), 'future'],
    [born('1', '1', yearsAgo(121)), 'tooLongAgo'],
  ])('refuses %j as %s', (changes, problem) => {
    expect(listErrors(changes)).toEqual([`dateOfBirth.${problem}`]);
  });

  it('accepts a child', () => {
    expect(listErrors(born('1', '1', yearsAgo(1)))).toEqual([]);
  });

  it('accepts somebody of 119 years', () => {
    expect(listErrors(born('1', '1', yearsAgo(119)))).toEqual([]);
  });
});

describe('the phone number', () => {
  it.each([
    ['2015106000', '2015106000'],
    ['(201) 510-6000', '2015106000'],
    ['+1 201.510.6000', '2015106000'],
    ['1-201-510-6000', '2015106000'],
    ['(787) 555-1234', '7875551234'],
    ['555-123-4567', '5551234567'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+1 416 967 1111', '+14169671111'],
    ['\u202d+1 (201) 510-6000\u202c', '2015106000'],
    ['\u2066\u200e201 510 6000\u200f\u2069', '2015106000'],
    ['201\ufe0f5106000\ufeff', '2015106000'],
    ['tel:+12015106000', '2015106000'],
    ['TEL: 201.510.6000', '2015106000'],
    ['001 201 510 6000', '2015106000'],
    ['00442079460958', '+442079460958'],
    ['0044 (0)20 7946 0958', '+442079460958'],
    ['(00)44 20 7946 0958', '+442079460958'],
    ['011 44 20 7946 0958', '+442079460958'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+49 (0) 30 123456', '+4930123456'],
    ['(201) 510-6000 ext. 5', '2015106000'],
    ['201-510-6000 x12', '2015106000'],
    ['tel:+1-201-510-6000;ext=12', '2015106000'],
    ['２０１ ５１０ ６０００', '2015106000'],
    ['＋１（２０１）５１０－６０００', '2015106000'],
    ['201\u2011510\u20136000', '2015106000'],
  ])('sends %s as %s', (typed, sent) => {
    expect(parse({ phoneNumber: typed }).phoneNumber).toBe(sent);
  });

  it.each(['12345', 'call me', '+999 1234567', '201510600012345', '00', '\u202d\u202c1', 'tel:'])(
    'refuses %s',
    (phoneNumber) => {
      expect(listErrors({ phoneNumber })).toEqual(['phoneNumber.invalid']);
    },
  );
});

describe('the email address', () => {
  it.each(['a@example.com', 'o!brien+id@mail.example.co.uk', 'jsmith@veratad.com'])('takes %s', (emailAddress) => {
    expect(parse({ emailAddress }).emailAddress).toBe(emailAddress);
  });

  it.each([
    ['\ufeffa@example.com', 'a@example.com'],
    ['\u202aa@example.com\u202c', 'a@example.com'],
    ['a@exam\u200bple.com', 'a@example.com'],
    ['mailto:a@example.com', 'a@example.com'],
    ['\u2069', undefined],
  ])('takes %j for %j', (emailAddress, kept) => {
    const result = customerSchema.safeParse(makeFormValues({ emailAddress }));
    expect(result.data?.emailAddress).toBe(kept);
  });

  it.each(['jsmith', 'jsmith@', '@example.com', 'a b@example.com', 'a@example', 'a..b@example.com', 'a@-example.com'])(
    'refuses %s',
    (emailAddress) => {
      expect(listErrors({ emailAddress })).toEqual(['emailAddress.invalid']);
    },
  );
});
