/** The applicant form. */
export const HOME_PATH = '/';

/** The worker that opens HEIC photos. next.config.mjs allows WebAssembly on this address and the next alone. */
export const HEIC_WORKER_PATH = '/workers/heic-worker.js';

/** The worker that draws the pages of a PDF. */
export const PDF_WORKER_PATH = '/workers/pdf-worker.js';
