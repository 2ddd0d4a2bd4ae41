/** The document keys are missing, unreadable or wrong. The message tells the operator what to do and holds no key. */
export class DocumentKeyError extends Error {
  override readonly name = 'DocumentKeyError';
}
