import { decodeBase64, encodeBase64 } from '../image-file/blob-base64';
import type { SavedDraft } from './saved-parts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Parts with photos: these are stored as bytes, since base64 is a third longer. */
const PHOTO_PARTS = ['front', 'back'] as const;

const LENGTH_BYTES = 4;

const hasBase64 = (part: unknown): part is { base64: string } =>
  typeof part === 'object' && part !== null && 'base64' in part && typeof part.base64 === 'string';

/** One sequence of bytes: the length of the JSON (32 bits), the JSON without photos, and the photos in order. */
export function packDraft(draft: SavedDraft): Bytes {
  const parts = { ...draft.parts };
  const photos: Bytes[] = [];
  const photoByteCounts: Record<string, number> = {};
  for (const name of PHOTO_PARTS) {
    const part = parts[name];
    if (!hasBase64(part)) continue;
    const bytes = decodeBase64(part.base64);
    photos.push(bytes);
    photoByteCounts[name] = bytes.length;
    parts[name] = { ...part, base64: '' };
  }
  const json = new TextEncoder().encode(JSON.stringify({ draft: { ...draft, parts }, photoByteCounts }));
  const packed = new Uint8Array(photos.reduce((sum, { length }) => sum + length, LENGTH_BYTES + json.length));
  new DataView(packed.buffer).setUint32(0, json.length);
  packed.set(json, LENGTH_BYTES);
  let end = LENGTH_BYTES + json.length;
  for (const photo of photos) {
    packed.set(photo, end);
    end += photo.length;
  }
  return packed;
}

/**
 * Reverses packDraft. The content is untrusted: see draft-schema.ts.
 *
 * @throws if it was not packed by packDraft
 */
export function unpackDraft(packed: Bytes): unknown {
  const jsonLength = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  let end = LENGTH_BYTES + jsonLength;
  const { draft, photoByteCounts } = JSON.parse(new TextDecoder().decode(packed.subarray(LENGTH_BYTES, end)));
  for (const name of PHOTO_PARTS) {
    const byteCount = Number(photoByteCounts[name] ?? 0);
    if (byteCount === 0) continue;
    draft.parts[name] = { ...draft.parts[name], base64: encodeBase64(packed.subarray(end, end + byteCount)) };
    end += byteCount;
  }
  return draft;
}
