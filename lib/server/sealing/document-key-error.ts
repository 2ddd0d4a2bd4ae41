/**
 * The document keys are missing, unreadable or wrong. The message tells the operator what to do and includes no key.
 */
export class DocumentKeyError extends Error {
  override readonly name = 'DocumentKeyError';
}
