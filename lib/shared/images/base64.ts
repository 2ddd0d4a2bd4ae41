/** How many bytes a text of padded base64 decodes to. */
export function decodedByteCount(base64: string): number {
  const paddingCharacters = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - paddingCharacters;
}
