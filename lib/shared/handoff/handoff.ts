import type { DocumentSide } from '../contract/request';
import type { PreparedImage } from '../images/prepared-image';
import type { RefusalCode } from '../refusal';

/** How long a link for a phone works, in milliseconds: long enough to fetch the ID, short for whoever finds the link. */
export const HANDOFF_MAX_AGE_MS = 15 * 60 * 1000;

/** How often both sides ask what became of it, in milliseconds. */
export const HANDOFF_POLL_MS = 2_000;

/** The page that the phone opens; the secret of the link follows. */
export const CAPTURE_PATH = '/capture/';

/** Where the form on the computer makes a handoff, asks for what arrived, and ends it. */
export const HANDOFF_API_PATHS = {
  make: '/api/handoffs',
  poll: '/api/handoffs/poll',
  end: '/api/handoffs/end',
} as const;

/** Which photo of each side the phone sent last: a UUID that the phone made, or null where there is none. */
export type HandoffVersions = Record<DocumentSide, string | null>;

/** How a handoff ended. `expired`: also when it never existed, or was forgotten. */
export type HandoffEnd = 'done' | 'cancelled-on-phone' | 'cancelled-on-computer' | 'expired';

/** What the form on the computer keeps of a handoff that it made. */
export type MadeHandoff = {
  /** Proves that this form made it. */
  formSecret: string;
  /** Stands in the link. */
  linkSecret: string;
  /** Epoch milliseconds by the server's clock. */
  expiresAt: number;
};

/** A photo as the computer gets it. */
export type HandedImage = { side: DocumentSide; version: string; image: PreparedImage };

/** What the computer learns at each question. Photos come until it says that it has them. */
export type HandoffForComputer = {
  state: 'waiting' | 'opened' | HandoffEnd;
  versions: HandoffVersions;
  images: HandedImage[];
};

/** What the phone learns: `new` before anyone opened the link, `taken` when another phone did. */
export type HandoffForPhone = {
  state: 'new' | 'opened' | 'taken' | HandoffEnd;
  versions: HandoffVersions;
  /** The sides whose photo the computer has. */
  arrived: DocumentSide[];
};

/** What the phone sends for one side; without an image the side was emptied. */
export type HandoffPhoto = { side: DocumentSide; version: string | null; image?: PreparedImage };

/** Why something could not be done. `link-ended`: ask for the state; `unavailable`: no answer came. */
export type HandoffProblem = RefusalCode | 'unavailable';

/** The answer to something that was to be done. */
export type HandoffAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; problem: HandoffProblem; errorId?: string | undefined };
