import { type GrayImage, turnQuarter } from '../gray/gray-image';
import { isConfirmed } from './confirm-face';
import { type Face, findFaces } from './find-faces';

/** Fewer windows show a face by chance now and then, in foliage, folds and patterns. */
const WINDOWS_MIN = 4;

/** The portrait in a photo of an ID that is upright. @param image about 1,000 pixels long */
export const findPortrait = (image: GrayImage): Face | undefined =>
  findFaces(image).find((face) => face.windowCount >= WINDOWS_MIN && isConfirmed(image, face));

/**
 * Whether there is a portrait, upright or on its head.
 *
 * @param image about 1,000 pixels long
 * @param isOnSide whether the ID is on its side in the photo
 */
export function hasPortrait(image: GrayImage, isOnSide: boolean): boolean {
  const level = isOnSide ? turnQuarter(image) : image;
  return findPortrait(level) !== undefined || findPortrait(turnQuarter(turnQuarter(level))) !== undefined;
}
