import { type GrayImage, turnQuarter } from '../gray/gray-image';
import { type Face, findFaces } from './find-faces';

/** Fewer windows show a face by chance now and then, in foliage, folds and patterns. */
const WINDOWS_MIN = 4;

/** The portrait in a photo of an ID that is upright. @param image about 1,000 pixels long */
export function findPortrait(image: GrayImage): Face | undefined {
  const [face] = findFaces(image);
  return face && face.windowCount >= WINDOWS_MIN ? face : undefined;
}

/** Whether there is a portrait, in any of the four turns. @param image about 1,000 pixels long */
export function hasPortrait(image: GrayImage): boolean {
  let turned = image;
  for (let turn = 0; turn < 4; turn += 1) {
    if (findPortrait(turned)) return true;
    turned = turnQuarter(turned);
  }
  return false;
}
