import type { DocumentSide } from '@/lib/shared/contract/request';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';

/** Just read, asking about differences between typed and read values, or done. */
export type ReadingStep = 'offered' | 'choosing' | 'done';

/** What was read from one side, and what happened to it. */
export type FoundReading = {
  side: DocumentSide;
  reading: IdReading;
  step: ReadingStep;
  filled: readonly IdField[];
  /** Differ from the ID, and stay as typed unless the person chooses otherwise. */
  kept: readonly IdField[];
};
