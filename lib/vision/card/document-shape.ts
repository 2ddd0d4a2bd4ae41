/** What lies before the camera. `passport` is one page, the one with the photo. */
export const DOCUMENT_SHAPES = ['card', 'passport'] as const;

export type DocumentShape = (typeof DOCUMENT_SHAPES)[number];

/** Width by height, from millimeters: ID-1 and ID-3 of ISO/IEC 7810. */
export const ASPECT_RATIOS: Record<DocumentShape, number> = { card: 85.6 / 53.98, passport: 125 / 88 };

export const otherShape = (shape: DocumentShape): DocumentShape => (shape === 'card' ? 'passport' : 'card');

/**
 * Share of the aspect ratio, on the side where no other document is near. A card tipped by 25° looks 10 % lower; its colored
 * band, taken for its edge, would make it 15 % lower or more.
 */
const ASPECT_TOLERANCE = 0.11;
/** Half way between both shapes, where each is seen from about 19° aside: a card turned so far looks narrower, a page lower. */
const BETWEEN_SHAPES = Math.sqrt(ASPECT_RATIOS.card * ASPECT_RATIOS.passport);

/** Whether what is that wide by high may be the document, seen nearly from above. */
export function hasShape(aspect: number, shape: DocumentShape): boolean {
  const isNear = Math.abs(aspect / ASPECT_RATIOS[shape] - 1) <= ASPECT_TOLERANCE;
  return isNear && (shape === 'card' ? aspect >= BETWEEN_SHAPES : aspect < BETWEEN_SHAPES);
}
