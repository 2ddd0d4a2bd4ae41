/**
 * What is missing from a photo, as far as can be told: the photo is then not called ready. The worst first, as below.
 */
const SUBJECT_NOTES = ['nothing', 'no-document', 'not-a-passport', 'not-a-card', 'other-side'] as const;

/** What may make a photo hard to read. */
export const READING_NOTES = ['cut-off', 'blurred', 'too-dark', 'glare', 'too-small'] as const;

export type ReadingNote = (typeof READING_NOTES)[number];

/**
 * Advice about a photo. It never blocks sending the photo. Each note has its sentence in the messages, under `note`.
 */
export type QualityNote = (typeof SUBJECT_NOTES)[number] | ReadingNote;

const subjectNotes: ReadonlySet<QualityNote> = new Set(SUBJECT_NOTES);

/** Whether any of the notes says that the photo does not show what it should. */
export const hasSubjectNote = (notes: readonly QualityNote[]): boolean => notes.some((note) => subjectNotes.has(note));
