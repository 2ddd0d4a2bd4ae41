/**
 * Fetches one document image for the console into memory; the browser does not cache it.
 *
 * @param path see documentImagePath
 * @returns undefined if the portal refuses, or does not answer
 */
export async function fetchDocumentImage(path: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(path, { cache: 'no-store' });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}
