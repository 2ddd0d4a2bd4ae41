/**
 * The parts of a form's draft that a saved one takes along; draft-schema.ts says how each looks. The form's keys stay in its
 * own browser: whoever made a link would know those of the person who goes on with it.
 */
export const SAVED_PARTS = ['values', 'choices', 'front', 'back', 'idReading'] as const;

export type SavedPart = (typeof SAVED_PARTS)[number];

/** A form to be finished later. */
export type SavedDraft = {
  /** The step: its path, and what stands in the address behind it. */
  path: string;
  /** Whose draft it is in the tab (draft.ts); undefined for the applicant's. */
  draftName?: string | undefined;
  parts: Partial<Record<SavedPart, unknown>>;
};
