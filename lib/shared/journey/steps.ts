/** The kinds of ID an applicant can use; each has a label in journey.json. */
export const DOCUMENT_TYPES = ['drivers-license', 'id-card', 'passport', 'other'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** The steps after Start, in order. Each is the last part of its address, and has a heading in journey.json. */
export const STEPS = ['which-id', 'front', 'back', 'details', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** Lists the steps that an applicant takes; a passport has no back. */
export const listSteps = (documentType: DocumentType | undefined): readonly Step[] =>
  STEPS.filter((step) => step !== 'back' || documentType !== 'passport');

/** Finds the step at the end of an address; undefined if it does not end with one. */
export function findStep(pathname: string): Step | undefined {
  const end = pathname.slice(pathname.lastIndexOf('/') + 1);
  return STEPS.find((step) => step === end);
}

/**
 * Finds the step before or after another.
 *
 * @param by -1 for the previous one, 1 for the next one
 * @returns undefined if there is none
 */
export function findNeighbor(step: Step, by: -1 | 1, documentType: DocumentType | undefined): Step | undefined {
  const steps = listSteps(documentType);
  const index = steps.indexOf(step);
  // The back of a passport can only be reached by its address; the next step from there is the one that follows it.
  if (index < 0) return by === 1 ? 'details' : 'front';
  return steps[index + by];
}

/** The key of a step's heading in journey.json. */
export const toStepHeading = <S extends Step>(step: S) =>
  `${step === 'back' ? 'back-of-id' : step}.heading` as 'details.heading';
