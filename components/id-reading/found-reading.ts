import type { DocumentSide } from '@/lib/shared/contract/request';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';

/** Where the person is: looking at the offer, choosing between typed and read values, or through with it. */
export type ReadingStep = 'offered' | 'choosing' | 'done' | 'declined';

/** What was read from one side, and what the person did with it. */
export type FoundReading = {
  side: DocumentSide;
  reading: IdReading;
  step: ReadingStep;
  /** The page brought it back after a reload, and nobody has pressed anything yet. */
  isRestored?: boolean;
  filled: readonly IdField[];
  /** Differ from the ID, and stay as typed. */
  kept: readonly IdField[];
};
