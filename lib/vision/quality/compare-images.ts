import type { GrayImage } from '../gray/gray-image';
import { measureSimilarity } from './fit-picture';

/**
 * Both pictures are compared as squares of this many averages per edge: enough for print to matter, too few for grain.
 */
export const COMPARED_EDGE_PX = 96;

/**
 * Two shots of one side, up to 8° aside, reach 0.91 and more; two sides stay below 0.78, and below 0.88 where a card takes a
 * third of the photo and lies in one place on a pattern.
 */
const SIMILARITY_MIN = 0.9;

/**
 * Whether two pictures show the same side of one document: in one photo, perhaps resaved or shrunk, or in two shots.
 *
 * @param one COMPARED_EDGE_PX long and high, like `other`
 */
export const isSameSide = (one: GrayImage, other: GrayImage): boolean =>
  measureSimilarity(one, other) >= SIMILARITY_MIN;
