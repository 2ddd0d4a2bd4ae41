import { isUsStateCode, US_STATES } from './us-states';
import { findZipCode } from './zip-code';

/** The parts of an address that was written as one text. */
export type UsAddress = { streetAddress: string; city: string; state: string; zipCode: string };

const COUNTRY = /[\s,]+(?:USA?|U\.S\.A?\.|United States(?: of America)?)$/i;
const ZIP_CODE = /^(.*\S)[\s,]+(\d{5}(?:[\s\p{Pd}]\d{4})?)$/u;

/** The Federated States of Micronesia have the longest name. */
const STATE_MAX_WORDS = 4;

function findState(text: string): string | undefined {
  const name = text.replaceAll('.', '');
  const code = name.toUpperCase();
  if (isUsStateCode(code)) return code;
  return US_STATES.find(([, stateName]) => stateName.toLowerCase() === name.toLowerCase())?.[0];
}

/** Takes the state off the end of "123 Main St, Springfield, IL". */
function splitState(text: string): { state: string; before: string } | undefined {
  const words = text.replace(/,$/, '').split(/\s+/);
  for (let count = 1; count <= Math.min(STATE_MAX_WORDS, words.length); count += 1) {
    const state = findState(words.slice(-count).join(' '));
    if (state) return { state, before: words.slice(0, -count).join(' ').replace(/,$/, '') };
  }
  return undefined;
}

/**
 * Splits a United States address written as one text, such as "123 Main St, Apt 4, Springfield, IL 62704", even over
 * several lines.
 *
 * @returns undefined if it is not certain which part is which
 */
export function parseUsAddress(text: string): UsAddress | undefined {
  const line = text
    .trim()
    .replace(/\s*\n\s*/g, ', ')
    .replace(COUNTRY, '');
  const [, head, zipText = ''] = ZIP_CODE.exec(line) ?? [];
  const zipCode = findZipCode(zipText);
  const split = head === undefined ? undefined : splitState(head);
  if (!split || !zipCode) return undefined;
  const comma = split.before.lastIndexOf(',');
  const streetAddress = split.before.slice(0, Math.max(0, comma)).trim();
  const city = split.before.slice(comma + 1).trim();
  return city && /\d/.test(streetAddress) ? { streetAddress, city, state: split.state, zipCode } : undefined;
}
