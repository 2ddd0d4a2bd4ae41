import { STORAGE_REQUEST_MAX_BYTES } from '@/lib/shared/limits';

/** How long one call may take and how much it may return. */
export type CallLimits = {
  /** Milliseconds for everything: connecting, sending, and reading the whole reply. */
  deadlineMs: number;
  /** Bytes of the reply's body, after decompression. */
  maxReplyBytes: number;
};

const WRITE_DEADLINE_MS = 30_000;
const READ_DEADLINE_MS = 10_000;

/** All attributes at maximum length with every character escaped take up a tenth of this. */
const ATTRIBUTES_REPLY_MAX_BYTES = 262_144;

/** Two base64 images at the storage limit, as in a request. */
const IMAGES_REPLY_MAX_BYTES = STORAGE_REQUEST_MAX_BYTES;

export const WRITE_LIMITS: CallLimits = { deadlineMs: WRITE_DEADLINE_MS, maxReplyBytes: ATTRIBUTES_REPLY_MAX_BYTES };
export const READ_LIMITS: CallLimits = { deadlineMs: READ_DEADLINE_MS, maxReplyBytes: ATTRIBUTES_REPLY_MAX_BYTES };
export const IMAGES_LIMITS: CallLimits = { deadlineMs: WRITE_DEADLINE_MS, maxReplyBytes: IMAGES_REPLY_MAX_BYTES };
