/** What may make a photo hard to read, the worst first. Each has its sentence in the messages, under `note`. */
export const QUALITY_NOTES = ['cut-off', 'blurred', 'too-dark', 'glare', 'too-small'] as const;

/** Advice about a photo. It never keeps the photo from being sent. */
export type QualityNote = (typeof QUALITY_NOTES)[number];
