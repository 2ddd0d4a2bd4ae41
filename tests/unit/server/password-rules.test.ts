import { describe, expect, it } from 'vitest';
import {
  findPasswordProblem,
  PASSWORD_ALONE_MIN_CHARACTERS,
  PASSWORD_MAX_CHARACTERS,
  PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS,
} from '@/lib/server/staff/accounts/password-rules';

const find = (password: string, { min = PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS, personal = [] as string[] } = {}) =>
  findPasswordProblem(password, min, personal);
/** A text without a pattern, at any length. */
const makeText = (length: number) => 'mxq7vbz2tk9w'.repeat(20).slice(0, length);

describe('a password', () => {
  it('has 8 characters beside a second factor, 15 alone, and 128 at most', async () => {
    expect(await find(makeText(7))).toBe('tooShort');
    expect(await find(makeText(8))).toBeUndefined();
    const alone = { min: PASSWORD_ALONE_MIN_CHARACTERS };
    expect(await find(makeText(14), alone)).toBe('tooShort');
    expect(await find(makeText(15), alone)).toBeUndefined();
    expect(await find(makeText(PASSWORD_MAX_CHARACTERS))).toBeUndefined();
    expect(await find(makeText(PASSWORD_MAX_CHARACTERS + 1))).toBe('tooLong');
  });

  it('is measured in characters as a person counts them', async () => {
    expect(await find('🦓🦒🐘🦏🦛🐪🐊')).toBe('tooShort');
    expect(await find('🦓🦒🐘🦏🦛🐪🐊🐢')).toBeUndefined();
  });

  it.each([
    ['superman', 'as it is'],
    ['SuperMan', 'in other letters'],
    ['ｓｕｐｅｒｍａｎ', 'in wide letters'],
    ['superman2026', 'with digits behind it'],
    ['1!superman', 'with digits and signs before it'],
    ['superman!!', 'with signs behind it'],
    ['P@ssw0rd2026!', 'with signs in place of letters'],
    ['correcthorse', 'two words'],
    ['october1987', 'a month and a year'],
    ['dragondragon', 'twice'],
    ['1qaz2wsx', 'of letters and digits'],
  ])('is not %s: common %s', async (password) => {
    expect(await find(password)).toBe('common');
  });

  it.each([
    ['supermanly zebra', 'a common one in the middle of others'],
    ['zebra2superman', 'a common one behind others'],
    ['super2!man', 'a common one around a digit and a sign'],
    ['zgkmtwzgkmtx', 'two halves that are not the same'],
  ])('may be %s: %s', async (password) => {
    expect(await find(password)).toBeUndefined();
  });

  it.each([
    ['xyzxyzxyzxyz', 'three letters over and over'],
    ['wxyzwxyzwxyz', 'four letters over and over'],
    ['ghijklmnopqr', 'a run forwards'],
    ['vwxyzvwxyzvw', 'five letters over and over'],
    ['ghijklmnopqs', 'a run that breaks off'],
    ['rqponmlkjihg', 'a run backwards'],
    ['acegikmoqsuw', 'a run in steps of two'],
  ])('is not %s: %s', async (password) => {
    expect(await find(password)).toBe('common');
  });

  it.each([
    ['correcthorsebattery', 'three words'],
    ['__superman__', 'a common one between signs'],
    ['mxq7vbz2mxq7vbz2', 'eight letters of no pattern, twice'],
  ])('may be %s: %s', async (password) => {
    expect(await find(password)).toBeUndefined();
  });

  it('is not made of the person’s own name and address, in whichever letters', async () => {
    const personal = ['Robin Example', 'r.hood@sherwood.example'];
    const own = (password: string) => find(password, { personal });
    expect(await own('RobinExample')).toBe('personal');
    expect(await own('sherwood-hood7')).toBe('personal');
    expect(await own('robinrobin-mxq7vb')).toBe('personal');
    expect(await own('robinrobin-mxq7vbz')).toBeUndefined();
  });

  it('may hold parts of a name that are shorter than four letters', async () => {
    expect(await find('joe-and-kim-7', { personal: ['Joe Kim', 'jo@x.io'] })).toBeUndefined();
    expect(await find('joel-and-', { personal: ['Joel'] })).toBe('personal');
  });
});
