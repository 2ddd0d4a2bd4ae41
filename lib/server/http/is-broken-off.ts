/** What Node.js reports when a browser goes away in the middle of an upload, as many do. */
export const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && error.message === 'aborted';
