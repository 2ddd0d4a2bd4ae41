/** A session ends after this long without activity. */
export const SESSION_IDLE_SECONDS = 15 * 60;

/** The browser reports activity at most this often. */
export const STAY_SIGNED_IN_INTERVAL_SECONDS = 60;
