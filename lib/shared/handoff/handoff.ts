import type { DocumentSide } from '../contract/request';
import type { PreparedImage } from '../images/prepared-image';
import type { RefusalCode } from '../refusal';

/**
 * How long a phone link works, in milliseconds: long enough to fetch the ID, short for anyone else who finds the link.
 */
export const HANDOFF_MAX_AGE_MS = 15 * 60 * 1000;

/** How often both sides poll, in milliseconds. */
export const HANDOFF_POLL_MS = 2_000;

/** The page that the phone opens; the link's secret follows. */
export const CAPTURE_PATH = '/capture/';

/** Where the form on the computer creates a handoff, asks what has arrived, and ends it. */
export const HANDOFF_API_PATHS = {
  make: '/api/handoffs',
  poll: '/api/handoffs/poll',
  end: '/api/handoffs/end',
} as const;

/** The latest photo the phone sent of each side: a UUID made by the phone, or null if there is none. */
export type HandoffVersions = Record<DocumentSide, string | null>;

/** How a handoff ended. `expired` also covers one that never existed or was forgotten. */
export type HandoffEnd = 'done' | 'cancelled-on-phone' | 'cancelled-on-computer' | 'expired';

/** What the form on the computer keeps about a handoff it created. */
export type MadeHandoff = {
  /** Proves that this form made it. */
  formSecret: string;
  /** Part of the link. */
  linkSecret: string;
  /** Epoch milliseconds by the server's clock. */
  expiresAt: number;
};

/** A photo as the computer receives it. */
export type HandedImage = { side: DocumentSide; version: string; image: PreparedImage };

/** What each poll tells the computer. Photos are repeated until it confirms that it has them. */
export type HandoffForComputer = {
  state: 'waiting' | 'opened' | HandoffEnd;
  versions: HandoffVersions;
  images: HandedImage[];
};

/** What the phone is told: `new` before anyone opened the link, `taken` if another phone did. */
export type HandoffForPhone = {
  state: 'new' | 'opened' | 'taken' | HandoffEnd;
  versions: HandoffVersions;
  /** The sides whose photo the computer has. */
  arrived: DocumentSide[];
};

/** What the phone sends for one side; without an image, the side was cleared. */
export type HandoffPhoto = { side: DocumentSide; version: string | null; image?: PreparedImage };

/**
 * Why something could not be done. `link-ended`: request the state; `unavailable`: no answer came;
 * `too-large-on-way`: something between the phone and the portal refuses requests of this size.
 */
export type HandoffProblem = RefusalCode | 'unavailable' | 'too-large-on-way';

/** The answer to a request to do something. */
export type HandoffAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; problem: HandoffProblem; errorId?: string | undefined };
