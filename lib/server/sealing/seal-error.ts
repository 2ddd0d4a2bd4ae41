export type SealErrorCode = 'DOCUMENT_KEY_MISSING' | 'DOCUMENT_KEY_DAMAGED' | 'DOCUMENT_DAMAGED';

/** A stored image cannot be decrypted. */
export class SealError extends Error {
  override readonly name = 'SealError';

  constructor(readonly code: SealErrorCode) {
    super(code);
  }
}
