type WithBase64 = Uint8Array & { toBase64?(): string };

/** How many arguments can safely be spread into one call everywhere. */
const SPREAD_MAX = 8_192;

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

/** Base64 of bytes, synchronously: for parts of an image rather than a whole one. */
export function encodeBase64(bytes: Uint8Array): string {
  const { toBase64 } = bytes as WithBase64;
  if (toBase64) return toBase64.call(bytes);
  let text = '';
  for (let start = 0; start < bytes.length; start += SPREAD_MAX) {
    text += String.fromCharCode(...bytes.subarray(start, start + SPREAD_MAX));
  }
  return btoa(text);
}

/** The bytes of a base64 text. */
export function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as typeof Uint8Array & { fromBase64?(base64: string): Uint8Array<ArrayBuffer> };
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The bytes of a base64 text as a blob, for a preview. */
export function base64ToBlob(base64: string, mediaType: string): Blob {
  return new Blob([decodeBase64(base64)], { type: mediaType });
}
