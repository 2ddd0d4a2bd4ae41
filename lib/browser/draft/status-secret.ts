const SECRET_BYTES = 32;

/**
 * Creates the secret of a status link: 32 random bytes as 43 characters of base64url. It works without a secure
 * context.
 */
export function makeStatusSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
