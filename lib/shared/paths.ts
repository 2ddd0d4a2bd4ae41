/** The applicant form. */
export const HOME_PATH = '/';

/** The worker that turns HEIC photos into JPEG. next.config.mjs allows WebAssembly on this address alone. */
export const HEIC_WORKER_PATH = '/workers/heic-worker.js';
