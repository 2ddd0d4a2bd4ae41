import type { Step } from './journey/steps';

/** Where applicants start. */
export const HOME_PATH = '/';

/** One step of the applicant's journey. */
export const journeyPath = (step: Step) => `/${step}`;

/** Where a customer who was invited fills in the form. */
export const invitePath = (token: string) => `/invite/${encodeURIComponent(token)}`;

/** One step of the journey of a customer who was invited. */
export const invitedJourneyPath = (token: string, step: Step) => `${invitePath(token)}/${step}`;

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
