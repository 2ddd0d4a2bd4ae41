/**
 * What one connection may take of the server. A stranger who sends slowly is gone in seconds; a person on a slow phone, who
 * sends 8 MB of photos at 750 kbit/s in about 90 seconds, gets through, because a body is judged by its progress.
 */
export const SERVER_LIMITS = {
  /** For the headers of a request, in milliseconds: they fit a few packets, so even a bad connection needs a second or two. */
  headersMs: 10_000,
  /** For a whole request, in milliseconds: the form's 12 MB arrive in it at 320 kbit/s, the storage API's 28 MB at 750. */
  requestMs: 300_000,
  /** How often the two above are looked at, in milliseconds. */
  checkEveryMs: 1_000,
  /** While a body arrives, each time this long, in milliseconds: a phone that changes cells is silent for a few seconds. */
  bodyWindowMs: 15_000,
  /** Bytes that must arrive in each of those times: 16 kbit/s, far below any network on which photos can be sent. */
  bodyWindowMinBytes: 30_000,
  /** How long a connection stays open for a next request, in milliseconds. Browsers open another when they need it. */
  keepAliveMs: 5_000,
  /**
   * How long nothing may move on a connection, in milliseconds: longer than a submission that waits for another attempt and
   * then for the storage API (about 90 seconds), and an end to those who never read their answer.
   */
  idleMs: 120_000,
  /** All headers of a request together, in bytes: the default of Node.js. */
  headersMaxBytes: 16_384,
  /** Header fields of a request: browsers and proxies send about forty at most. Node.js would drop the rest unseen. */
  headersMaxCount: 100,
  /** Connections at once: half of the 4,096 open files that ordinary systems allow at least, the rest is for the database. */
  connectionsMax: 2_000,
  /** How long a refused connection may take to read why, in milliseconds. */
  refusalMs: 500,
};
