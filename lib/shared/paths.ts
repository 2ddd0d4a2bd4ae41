/** The applicant form. */
export const HOME_PATH = '/';

/** Where a customer who was invited fills in the form. */
export const invitePath = (token: string) => `/invite/${encodeURIComponent(token)}`;

/** The worker that turns HEIC photos into JPEG. next.config.mjs allows WebAssembly on this address. */
export const HEIC_WORKER_PATH = '/workers/heic-worker.js';

/** The worker that reads barcodes. next.config.mjs allows WebAssembly on this address. */
export const BARCODE_WORKER_PATH = '/workers/barcode-worker.js';
