import { type GrayImage, transpose } from '../gray/gray-image';
import { findZone, type ZoneLayout } from './find-zone';
import { hasBarcode } from './has-barcode';
import { findText, type Text, type TextRow } from './list-text-rows';
import type { ExpectedDocument } from './photo-judgment';
import { isPrint, measurePrint, type Print } from './print';

/** What a photo shows, as far as can be told without reading it. */
export type Subject = {
  /** Level lines of dark print. */
  rows: TextRow[];
  /** The print in the direction and brightness that have most of it. */
  print: Print;
  /** Whether that print runs up or down. */
  isOnSide: boolean;
  hasBarcode: boolean;
  /** The layout of its machine-readable zone (ICAO 9303), by the number of characters in a line. */
  zone: ZoneLayout | undefined;
};

const invert = ({ pixels, ...size }: GrayImage): GrayImage => ({ ...size, pixels: pixels.map((value) => 255 - value) });

type Directed = Pick<Subject, 'print' | 'isOnSide'>;

function findMostPrint(image: GrayImage, text: Text, side: ExpectedDocument['side']): Directed {
  const level = { print: measurePrint(text), isOnSide: false };
  // Photos that are on their side, and cards with light print, are rare: only those are examined again.
  if (isPrint(level.print, side)) return level;
  const turned = transpose(image);
  const measure = (other: GrayImage, isOnSide: boolean) => ({ print: measurePrint(findText(other)), isOnSide });
  return [measure(turned, true), measure(invert(image), false), measure(invert(turned), true)].reduce(
    (most, other) => (other.print.characterCount > most.print.characterCount ? other : most),
    level,
  );
}

/** Detects what a photo shows. @param image about 1,600 pixels long @param side the one that is expected */
export function readSubject(image: GrayImage, side: ExpectedDocument['side']): Subject {
  const level = findText(image);
  const { rows } = level;
  return { rows, ...findMostPrint(image, level, side), hasBarcode: hasBarcode(image), zone: findZone(rows) };
}
