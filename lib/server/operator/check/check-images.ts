import type { Kysely } from 'kysely';
import type { DocumentImageKeysTable } from '../../db/schema/document-image-keys-table';
import type { DocumentsTable, Tables } from '../../db/schema/tables';
import { findImageSize } from '../../images/find-image-size';
import type { DocumentKeys } from '../../sealing/document-keys';
import { SealError } from '../../sealing/seal-error';
import { openImage } from '../../sealing/seal-image';
import { findSetOwners, isAfter } from '../kit/walk-documents';
import { describeSealProblem, type ReportProblem } from './problem-list';

/** Each may be as large as images get. */
const IMAGES_AT_ONCE = 8;

type CheckedImage = DocumentsTable & { customerId: string | undefined; key: DocumentImageKeysTable | undefined };

async function listImageKeys(
  kysely: Kysely<Tables>,
  rows: readonly DocumentsTable[],
): Promise<DocumentImageKeysTable[]> {
  if (rows.length === 0) return [];
  const setIds = rows.map(({ set_id }) => set_id);
  return kysely.selectFrom('document_image_keys').selectAll().where('set_id', 'in', setIds).execute();
}

async function listNext(kysely: Kysely<Tables>, last: CheckedImage | undefined): Promise<CheckedImage[]> {
  const query = kysely.selectFrom('documents').selectAll().orderBy('set_id').orderBy('side').limit(IMAGES_AT_ONCE);
  const rows = await (last ? query.where(isAfter(last)) : query).execute();
  const owners = await findSetOwners(kysely, rows);
  const imageKeys = await listImageKeys(kysely, rows);
  return rows.map((row) => ({
    ...row,
    customerId: owners.get(row.set_id),
    key: imageKeys.find(({ set_id, side }) => set_id === row.set_id && side === row.side),
  }));
}

function findProblem(keys: DocumentKeys, image: CheckedImage): string | undefined {
  const { customerId, key, set_id: setId, side } = image;
  if (customerId === undefined) return 'its document set is missing';
  if (!key) return 'its own key is missing';
  try {
    const sealed = { ...image, keyId: key.key_id, wrappedKey: key.wrapped_key };
    const plain = openImage(keys, { customerId, setId, side }, sealed);
    if (plain.length !== image.byte_count) return 'its size differs from the one recorded';
    // With its own memory, as findImageSize requires.
    return typeof findImageSize(Uint8Array.from(plain)) === 'string' ? 'it is not a readable image' : undefined;
  } catch (error) {
    if (error instanceof SealError) return describeSealProblem(error);
    throw error;
  }
}

export type ImageTotals = { images: number; bytes: number };

/** Decrypts every image and reads its format, a few at a time. */
export async function checkImages(
  kysely: Kysely<Tables>,
  keys: DocumentKeys,
  { report, onProgress }: { report: ReportProblem; onProgress: (totals: ImageTotals) => void },
): Promise<ImageTotals> {
  const totals: ImageTotals = { images: 0, bytes: 0 };
  let last: CheckedImage | undefined;
  do {
    const images = await listNext(kysely, last);
    for (const image of images) {
      const problem = findProblem(keys, image);
      if (problem) report(`image ${image.set_id} ${image.side}: ${problem}`);
      totals.images += 1;
      totals.bytes += image.byte_count;
    }
    onProgress(totals);
    last = images.at(-1);
  } while (last);
  return totals;
}
