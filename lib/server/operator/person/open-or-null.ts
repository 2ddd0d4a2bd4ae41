import { SealError } from '../../sealing/seal-error';

function nullIfSealed(error: unknown): null {
  if (error instanceof SealError) return null;
  throw error;
}

/** Opens something sealed; null if it can no longer be opened. */
export function openOrNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    return nullIfSealed(error);
  }
}

/** The same for what is looked for first. */
export function findOrNull<T>(find: () => Promise<T>): Promise<T | null> {
  return find().catch(nullIfSealed);
}
