/**
 * The limits for one connection. A stranger who sends slowly is cut off in seconds; a person on a slow phone, who sends
 * 8 MB of photos at 750 kbit/s in about 90 seconds, gets through, because a body is judged by its progress.
 */
export const SERVER_LIMITS = {
  /**
   * For the headers of a request, in milliseconds: they fit in a few packets, so even a bad connection needs only a
   * second or two.
   */
  headersMs: 10_000,
  /**
   * For a whole request, in milliseconds: enough for the form's 12 MB at 320 kbit/s and the storage API's 28 MB at 750.
   */
  requestMs: 300_000,
  /** How often the two above are checked, in milliseconds. */
  checkEveryMs: 1_000,
  /**
   * The interval for checking a body's progress, in milliseconds: a phone that changes cells is silent for a few
   * seconds.
   */
  bodyWindowMs: 15_000,
  /** Bytes that must arrive in each interval: 16 kbit/s, far below any network on which photos can be sent. */
  bodyWindowMinBytes: 30_000,
  /**
   * How long a connection stays open for another request, in milliseconds. Browsers open a new one when they need it.
   */
  keepAliveMs: 5_000,
  /**
   * How long a connection may be idle, in milliseconds: longer than a submission that waits for another attempt and
   * then for the storage API (about 90 seconds), and an end for clients that never read their answer.
   */
  idleMs: 120_000,
  /** Total size of a request's headers, in bytes: the Node.js default. */
  headersMaxBytes: 16_384,
  /** Header fields per request: browsers and proxies send about forty at most. Node.js would silently drop the rest. */
  headersMaxCount: 100,
  /**
   * Simultaneous connections: half of the 4,096 open files that ordinary systems allow at least; the rest is for the
   * database. See share-connections.mjs for who has to go when there is one more.
   */
  connectionsMax: 2_000,
  /**
   * Requests of one address that are under way at a time; more wait for their turn. The pages that ten browsers of an
   * office load at once do not wait, and for somebody else it is about a second's work.
   */
  requestsOfOneMax: 64,
  /**
   * Bytes of all bodies that are under way or being worked on, each with its stated size: twenty forms with two large
   * photos, or eight full bodies of the storage API. Each takes about three times its size in memory.
   */
  bodiesMaxBytes: 240_000_000,
  /** The same for one address: an office that sends eight such forms at the same moment, or three full bodies. */
  bodiesOfOneMaxBytes: 96_000_000,
  /** Smaller bodies are not counted, so that people can always sign in: in bytes. */
  smallBodyBytes: 65_536,
  /**
   * If there is no room for another body, one that has been on its way for so many milliseconds, and brought fewer bytes
   * a second, has to make room: 128 kbit/s is far below what photos are sent at.
   */
  slowBodyMs: 2_000,
  slowBodyBytesPerSecond: 16_000,
  /** How long a refused connection may take to read why, in milliseconds. */
  refusalMs: 500,
};
