/** A session without a sign of its person ends after this. */
export const SESSION_IDLE_SECONDS = 15 * 60;

/** The browser tells of its person at most this often. */
export const STAY_SIGNED_IN_INTERVAL_SECONDS = 60;
