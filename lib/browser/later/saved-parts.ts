import { ANSWER_PARTS } from '../draft/draft-parts';

/**
 * The parts of a form's draft that are saved; draft-schema.ts defines the shape of each. The form's keys stay in its
 * own browser: otherwise whoever made a link would know the keys of the person who continues with it.
 */
export const SAVED_PARTS = [...ANSWER_PARTS, 'front', 'back', 'idReading'] as const;

export type SavedPart = (typeof SAVED_PARTS)[number];

/** A form to be finished later. */
export type SavedDraft = {
  /** The step: its path, and the address's query. */
  path: string;
  /** Whose draft it is in the tab (draft.ts); undefined for the applicant's. */
  draftName?: string | undefined;
  parts: Partial<Record<SavedPart, unknown>>;
};
