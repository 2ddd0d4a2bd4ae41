/** The applicant form. */
export const HOME_PATH = '/';

/** Where a customer who was invited fills in the form. */
export const invitePath = (token: string) => `/invite/${encodeURIComponent(token)}`;

/** The step of the form that takes the photo of the front. */
export const FRONT_PATH = '/front';

/** Where an applicant sees what became of a submission. */
export const statusPath = (statusSecret: string) => `/status/${encodeURIComponent(statusSecret)}`;

/** Where the open status page asks whether something changed. */
export const statusStatePath = (statusSecret: string) => `${statusPath(statusSecret)}/state`;

/** The worker that opens HEIC photos. next.config.mjs allows WebAssembly on this address and the next two alone. */
export const HEIC_WORKER_PATH = '/workers/heic-worker.js';

/** The worker that draws the pages of a PDF. */
export const PDF_WORKER_PATH = '/workers/pdf-worker.js';

/** The worker that reads barcodes. */
export const BARCODE_WORKER_PATH = '/workers/barcode-worker.js';
