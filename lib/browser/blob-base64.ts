type WithBase64 = Uint8Array & { toBase64?(): string };

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The image could not be read'));
    reader.readAsDataURL(blob);
  });
}

/** Base64 of a blob's bytes, without a `data:` prefix. */
export async function blobToBase64(blob: Blob): Promise<string> {
  if ('toBase64' in Uint8Array.prototype) {
    const bytes: WithBase64 = new Uint8Array(await blob.arrayBuffer());
    if (bytes.toBase64) return bytes.toBase64();
  }
  const dataUrl = await readAsDataUrl(blob);
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}

/** The bytes of a base64 text as a blob, for a preview. */
export function base64ToBlob(base64: string, mediaType: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: mediaType });
}
