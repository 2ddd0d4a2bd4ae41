import { REFUSAL_MESSAGES } from '../../../shared/contract/reply';
import { STORAGE_REQUEST_MAX_BYTES } from '../../../shared/limits';

/** Why the storage API does not do what was asked: returned as a value, answered in the contract's format. */
export class Refusal {
  constructor(
    readonly httpStatus: number,
    readonly message: string,
    /** Whether nothing of a write is stored for certain. Only asked for the status codes from 500 on. */
    readonly isUndone = false,
  ) {}
}

/** The beginning of every refusal that has nothing to do with what was asked. */
export const UNAVAILABLE_MESSAGE = 'The customer storage is not available at the moment. Try again later.';

export const METHOD_NOT_ALLOWED = new Refusal(405, 'Use the method POST');
export const TOO_LARGE = new Refusal(413, `The request is larger than ${STORAGE_REQUEST_MAX_BYTES / 1_000_000} MB`);
export const NOT_A_JSON_OBJECT = new Refusal(400, 'The request must be one JSON object, encoded in UTF-8');
export const TOO_MANY_PARTS = new Refusal(400, 'The request holds too many values');
export const MISSING_INPUT = new Refusal(400, REFUSAL_MESSAGES.missingInput);
export const CREDENTIALS_REFUSED = new Refusal(401, REFUSAL_MESSAGES.credentialsRefused);
export const TOO_MANY_GUESSES = new Refusal(429, 'Too many wrong user names or passwords. Try again in 15 minutes.');
export const UNKNOWN_SERVICE = new Refusal(400, 'The service is unknown');
export const INVALID_EMAIL = new Refusal(400, REFUSAL_MESSAGES.invalidEmail);
export const EMAIL_NOT_FOUND = new Refusal(404, REFUSAL_MESSAGES.emailNotFound);
export const NO_ROOM_FOR_IMAGES = new Refusal(503, UNAVAILABLE_MESSAGE, true);
export const IMAGES_NOT_CHECKED = new Refusal(503, UNAVAILABLE_MESSAGE, true);
export const IMAGES_NOT_KEPT = new Refusal(404, 'The document images of this customer are no longer kept');

/** A field that is present but cannot be used. `problem` completes a sentence that begins with the field's name. */
export const refuseField = (field: string, problem: string) => new Refusal(400, `${field} ${problem}`);
