import type { GrayImage } from '../gray/gray-image';
import { measureSimilarity } from './fit-picture';

/**
 * Both pictures are compared as squares of this many averages per edge: enough for print to matter, too few for grain.
 */
export const COMPARED_EDGE_PX = 96;

/**
 * Two shots of one side reach 0.93 and more; the two sides of one card stay below 0.7, and below 0.82 if it is small and
 * lies in one place on a pattern.
 */
const SIMILARITY_MIN = 0.88;

/**
 * Whether two pictures show the same side of one document: in one photo, perhaps resaved or shrunk, or in two shots.
 *
 * @param one COMPARED_EDGE_PX long and high, like `other`
 */
export const isSameSide = (one: GrayImage, other: GrayImage): boolean =>
  measureSimilarity(one, other) >= SIMILARITY_MIN;
