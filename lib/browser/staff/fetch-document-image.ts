/**
 * Fetches one document image of the console into memory; the browser keeps no copy of its own.
 *
 * @param path see documentImagePath
 * @returns undefined when the portal does not give it, or does not answer
 */
export async function fetchDocumentImage(path: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(path, { cache: 'no-store' });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}
