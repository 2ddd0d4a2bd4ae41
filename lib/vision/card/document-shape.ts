/** What is in front of the camera. `passport` is one page, the one with the photo. */
export const DOCUMENT_SHAPES = ['card', 'passport'] as const;

export type DocumentShape = (typeof DOCUMENT_SHAPES)[number];

/** Width over height, from millimeters: ID-1 and ID-3 of ISO/IEC 7810. */
export const ASPECT_RATIOS: Record<DocumentShape, number> = { card: 85.6 / 53.98, passport: 125 / 88 };

export const otherShape = (shape: DocumentShape): DocumentShape => (shape === 'card' ? 'passport' : 'card');

/**
 * Tolerance as a share of the aspect ratio, on the side away from the other document. A card tipped by 25° looks 10%
 * lower; mistaking its colored band for its edge would make it 15% lower or more.
 */
const ASPECT_TOLERANCE = 0.11;
/**
 * Halfway between the two shapes, where each is seen from about 19° to the side: at that angle a card looks narrower, a
 * page lower.
 */
const BETWEEN_SHAPES = Math.sqrt(ASPECT_RATIOS.card * ASPECT_RATIOS.passport);

/** Whether something this wide by this high may be the document, seen from almost directly above. */
export function hasShape(aspect: number, shape: DocumentShape): boolean {
  const isNear = Math.abs(aspect / ASPECT_RATIOS[shape] - 1) <= ASPECT_TOLERANCE;
  return isNear && (shape === 'card' ? aspect >= BETWEEN_SHAPES : aspect < BETWEEN_SHAPES);
}
