import pino from 'pino';

/** The log of the server: one JSON object a line. Never give it a request body, a personal value or an image. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
