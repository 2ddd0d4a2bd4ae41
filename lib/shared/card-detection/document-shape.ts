/** What lies before the camera. `passport` is one page, the one with the photo. */
export const DOCUMENT_SHAPES = ['card', 'passport'] as const;

export type DocumentShape = (typeof DOCUMENT_SHAPES)[number];

/** Width by height, from millimetres: ID-1 and ID-3 of ISO/IEC 7810. */
export const ASPECT_RATIOS: Record<DocumentShape, number> = { card: 85.6 / 53.98, passport: 125 / 88 };
