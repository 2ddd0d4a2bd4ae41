import { dateFormat } from '../words/formats';
import type { DateParts } from './customer-form-values';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
/** Shorter beginnings of a name stand for more than one month. */
const NAME_MIN_CHARACTERS = 3;

const fold = (text: string, language: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .trim()
    .toLocaleLowerCase(language);

/** The name of a month, as it is alone and within a date: some languages have two. */
function listMonthNames(month: number, language: string): string[] {
  const day = Date.UTC(2024, month - 1, 15);
  return (['long', 'short'] as const).flatMap((width) => {
    const within = dateFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' }).formatToParts(day);
    const alone = dateFormat(language, { month: width, timeZone: 'UTC' }).format(day);
    return [alone, within.find(({ type }) => type === 'month')?.value ?? alone].map((name) => fold(name, language));
  });
}

/**
 * Finds the month that a name stands for: April, april, Apr, apr. or Sept.
 *
 * @param language a BCP 47 tag
 * @returns 1 to 12; undefined if it is no month, or the beginning of several
 */
export function findMonth(typed: string, language: string): number | undefined {
  const name = fold(typed, language);
  if (name.length < NAME_MIN_CHARACTERS) return undefined;
  const exact = MONTHS.filter((month) => listMonthNames(month, language).includes(name));
  const found =
    exact.length > 0 ? exact : MONTHS.filter((month) => listMonthNames(month, language)[0]?.startsWith(name));
  return found.length === 1 ? found[0] : undefined;
}

const isMonth = (number: string) => Number(number) <= MONTHS.length;

/** Three numbers in the order of the boxes, or with the year or the day first where they can only mean that. */
function orderNumbers([first = '', second = '', third = '']: readonly string[]): DateParts {
  if (first.length === 4) return { year: first, month: second, day: third };
  const isDayFirst = !isMonth(first) && isMonth(second);
  return isDayFirst ? { month: second, day: first, year: third } : { month: first, day: second, year: third };
}

/** Cuts eight digits into three numbers, the year last unless they begin with no month. */
const cutDigits = (digits: string) =>
  isMonth(digits.slice(0, 2))
    ? [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
    : [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];

/**
 * Splits a whole date typed into one box: 4/27/1986, 27.4.1986, 1986-04-27, 04271986, April 27, 1986. Whether there is
 * such a day is not checked.
 *
 * @param language of the names of months, a BCP 47 tag
 * @returns undefined if the text is not a whole date
 */
export function splitDate(typed: string, language: string): DateParts | undefined {
  const numbers = typed.match(/\d+/g) ?? [];
  if (numbers.length === 3) return orderNumbers(numbers);
  if (numbers.length === 1 && numbers[0]?.length === 8) return orderNumbers(cutDigits(numbers[0]));
  const month = (typed.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map((word) => findMonth(word, language)).find(Boolean);
  if (numbers.length !== 2 || month === undefined) return undefined;
  const [year = '', day = ''] = [...numbers].sort((one, other) => other.length - one.length);
  return { month: String(month), day, year };
}
