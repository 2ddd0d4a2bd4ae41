import { STORAGE_REQUEST_MAX_BYTES } from '@/lib/shared/limits';

/** How long one call may take and how much it may bring back. */
export type CallLimits = {
  /** Milliseconds for everything: connecting, sending, and reading the reply to its end. */
  deadlineMs: number;
  /** Bytes of the reply's body, after decompression. */
  maxReplyBytes: number;
};

const WRITE_DEADLINE_MS = 30_000;
const READ_DEADLINE_MS = 10_000;

/** All attributes at their longest, every character escaped, fill a tenth of this. */
const ATTRIBUTES_REPLY_MAX_BYTES = 262_144;

/** Two images at the storage limit in base64, as in a request. */
const IMAGES_REPLY_MAX_BYTES = STORAGE_REQUEST_MAX_BYTES;

export const WRITE_LIMITS: CallLimits = { deadlineMs: WRITE_DEADLINE_MS, maxReplyBytes: ATTRIBUTES_REPLY_MAX_BYTES };
export const READ_LIMITS: CallLimits = { deadlineMs: READ_DEADLINE_MS, maxReplyBytes: ATTRIBUTES_REPLY_MAX_BYTES };
export const IMAGES_LIMITS: CallLimits = { deadlineMs: WRITE_DEADLINE_MS, maxReplyBytes: IMAGES_REPLY_MAX_BYTES };
