import type { Text } from './list-text-rows';
import type { ExpectedDocument } from './photo-judgment';

/** How much print there is. */
export type Print = {
  rowCount: number;
  /** Characters in rows. */
  characterCount: number;
  /** The share of all marks of the size of characters that are in rows. */
  share: number;
};

/** In foliage, fur, gravel or crowds, a few of very many marks line up by chance; on an ID, most marks are print. */
const CHARACTERS_MIN = 8;
const SHARE_MIN = 0.11;
/** A front has several fields, or one that is longer. A back may have little print. */
const FRONT_ROWS_MIN = 3;
const FRONT_CHARACTERS_MIN = 20;
/** What is left on some IDs, with patterns around them or behind their print. */
const POOR_SHARE_MIN = 0.08;
/** One short line. */
const SOME_CHARACTERS_MIN = 5;
/** Beside a portrait; people in photos have a few marks around them that line up by chance. */
const ID_CHARACTERS_MIN = 14;

/**
 * More characters than a front or a back shows: the data page of a passport has up to 330, and backs explain classes and codes
 * in up to 510. A page of a letter has 370 to 1,200.
 */
const PAGE_CHARACTERS_MIN = { front: 340, back: 560 } as const;

export function measurePrint({ rows, markCount }: Text): Print {
  const characterCount = rows.reduce((sum, row) => sum + row.characterCount, 0);
  return { rowCount: rows.length, characterCount, share: characterCount / Math.max(1, markCount) };
}

/** Whether the rows are print rather than texture, and enough for the side of an ID. */
export function isPrint({ rowCount, characterCount, share }: Print, side: ExpectedDocument['side']): boolean {
  const isEnough = side === 'back' || rowCount >= FRONT_ROWS_MIN || characterCount >= FRONT_CHARACTERS_MIN;
  return isEnough && characterCount >= CHARACTERS_MIN && share >= SHARE_MIN;
}

/** Whether there may be a line of print. */
export const hasSomePrint = ({ characterCount, share }: Print) =>
  characterCount >= SOME_CHARACTERS_MIN && share >= POOR_SHARE_MIN;

/** Whether there is print as next to a portrait on an ID. */
export const isPrintOfId = ({ characterCount, share }: Print) =>
  characterCount >= ID_CHARACTERS_MIN && share >= POOR_SHARE_MIN;

/** Whether there is as much print as on a letter, in a book or on a screen. */
export const isPageOfText = ({ characterCount }: Print, side: ExpectedDocument['side']) =>
  characterCount >= PAGE_CHARACTERS_MIN[side];
