import { PIECE_MAX_BYTES } from '@/lib/shared/parcels/parcel';

/**
 * How long a piece should take, in milliseconds. The page's other actions wait behind it, and if it is lost it is all
 * sent again; but each piece also waits for an answer, about 0.3 seconds on a slow network.
 */
const TARGET_MS = 1_200;

/** Two thirds of a second at 750 kbit/s, in base64. */
const FIRST_BYTES = 48_000;
const MIN_BYTES = 12_000;
/** How many times larger than the last one a piece may be: one quick answer may be luck. */
const GROWTH_MAX = 4;

/** How large the next piece should be: what the connection can send in about a second. */
export type PieceSize = {
  /** In bytes before base64. */
  next(): number;
  /** Records how long a piece took, in milliseconds. */
  noteArrival(byteCount: number, elapsedMs: number): void;
  noteFailure(): void;
  /** Records that something on the way lets no piece of this size through: from now on they are at most half of it. */
  noteTooLarge(byteCount: number): void;
};

/** Starts with a size for a slow phone. */
export function makePieceSize(): PieceSize {
  let bytes = FIRST_BYTES;
  let maxBytes = PIECE_MAX_BYTES;
  const set = (wanted: number) => {
    bytes = Math.round(Math.min(Math.max(wanted, MIN_BYTES), maxBytes));
  };
  return {
    next: () => bytes,
    noteArrival: (byteCount, elapsedMs) => {
      const fitting = (byteCount / Math.max(elapsedMs, 1)) * TARGET_MS;
      // The last piece of a parcel is small and not representative.
      if (fitting < bytes || byteCount * 2 > bytes) set(Math.min(Math.max(fitting, bytes / 2), bytes * GROWTH_MAX));
    },
    noteFailure: () => set(bytes / 2),
    noteTooLarge: (byteCount) => {
      maxBytes = Math.max(byteCount / 2, MIN_BYTES);
      set(maxBytes);
    },
  };
}
