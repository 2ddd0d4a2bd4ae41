import type { CustomerWrite } from '@/lib/server/contract-client/storage-client';
import type { CheckedImage } from '@/lib/server/images/decode-image';
import type { WireDocuments, WireTexts } from '@/lib/shared/contract/request';

/** Bytes that pass for a checked image; the storage client looks at nothing else in it. */
export const asCheckedImage = (base64: string): CheckedImage => ({
  bytes: Buffer.from(base64, 'base64'),
  format: 'jpeg',
  widthPx: 24,
  heightPx: 16,
});

/** A target as it appears in JSON, in the form the storage client takes. */
export function toWrite({ documents, ...target }: WireTexts & { documents: WireDocuments }): CustomerWrite {
  const { front, back } = documents;
  return { target, documents: { front: asCheckedImage(front), ...(back && { back: asCheckedImage(back) }) } };
}
