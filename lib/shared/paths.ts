import type { Step } from './journey/steps';
import type { LanguageTag } from './words/languages';

/** Where applicants start. */
export const HOME_PATH = '/';

/** One step of the applicant's journey. */
export const journeyPath = (step: Step) => `/${step}`;

/** Where an invited customer fills in the form. */
export const invitePath = (token: string) => `/invite/${encodeURIComponent(token)}`;

/** One step of an invited customer's journey. */
export const invitedJourneyPath = (token: string, step: Step) => `${invitePath(token)}/${step}`;

/** Where an applicant sees the state of a submission. */
export const statusPath = (statusSecret: string) => `/status/${encodeURIComponent(statusSecret)}`;

/** Where the open status page checks for changes. */
export const statusStatePath = (statusSecret: string) => `${statusPath(statusSecret)}/state`;

/** Where a form sends the language that someone chose. */
export const LANGUAGE_PATH = '/language';

/** The link of an invitation whose form opens in a language. `path` is the invitation's own. */
export const pathInLanguage = (path: string, language: LanguageTag) => `${path}/in/${language}`;

/** The worker that decodes HEIC photos. next.config.mjs allows WebAssembly only on this address and the next two. */
export const HEIC_WORKER_PATH = '/workers/heic-worker.js';

/** The worker that renders PDF pages. */
export const PDF_WORKER_PATH = '/workers/pdf-worker.js';

/** The worker that reads barcodes. */
export const BARCODE_WORKER_PATH = '/workers/barcode-worker.js';
