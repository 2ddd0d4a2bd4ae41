import { SealError } from './seal-error';

function orElse<Other>(otherwise: Other, error: unknown): Other {
  if (error instanceof SealError) return otherwise;
  throw error;
}

/** Opens something sealed. `otherwise` stands for what can no longer be opened; other errors are passed on. */
export function openOr<Opened, Other>(otherwise: Other, open: () => Opened): Opened | Other {
  try {
    return open();
  } catch (error) {
    return orElse(otherwise, error);
  }
}

/** The same for what is looked for first. */
export async function findOr<Found, Other>(otherwise: Other, find: () => Promise<Found>): Promise<Found | Other> {
  return find().catch((error) => orElse(otherwise, error));
}
