import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from 'kysely';
import { findImageFormat } from '../../../shared/images/image-format';
import { selectSealedImages } from '../../customer-store/embedded/sealed-images';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOr } from '../../sealing/open-or';
import { type ImageBinding, openImage } from '../../sealing/seal-image';
import type { HeldSet } from './collect-person';

const OWNER_ONLY_FILE = 0o600;

/** Writes a file that only its owner may read, and that must not exist yet. */
export function writeExportFile(path: string, content: string | Buffer): Promise<void> {
  return writeFile(path, content, { mode: OWNER_ONLY_FILE, flag: 'wx' });
}

async function findImage(snapshot: Transaction<Tables>, keys: DocumentKeys, binding: ImageBinding) {
  const sealed = await selectSealedImages(snapshot)
    .where('documents.set_id', '=', binding.setId)
    .where('documents.side', '=', binding.side)
    .executeTakeFirstOrThrow();
  return openOr(undefined, () => openImage(keys, binding, sealed));
}

const extensionOf = (image: Buffer) => (findImageFormat(image) ?? 'bin').replace('jpeg', 'jpg');

/** One set of images as listed in the export. A file is null if the image can no longer be read. */
export type ExportedSet = Omit<HeldSet, 'sides' | 'id' | 'customerId'> & {
  front?: string | null;
  back?: string | null;
};

/** Writes the images of one set into the folder, as `1-front.jpg`, one after the other. */
export async function exportSet(
  snapshot: Transaction<Tables>,
  keys: DocumentKeys,
  { set, number, customerId, folder }: { set: HeldSet; number: number; customerId: string; folder: string },
): Promise<ExportedSet> {
  const { receivedAt, isInForce } = set;
  const exported: ExportedSet = { receivedAt, isInForce };
  for (const side of set.sides) {
    const image = await findImage(snapshot, keys, { customerId, setId: set.id, side });
    exported[side] = image ? `${number}-${side}.${extensionOf(image)}` : null;
    if (image) await writeExportFile(join(folder, exported[side] ?? ''), image);
  }
  return exported;
}

/** Writes the images of one submission into the folder, as `held-1-front.jpg`. Returns how many. */
export async function exportSubmissionImages(
  found: Record<string, Buffer>,
  { name, folder }: { name: `${'held' | 'waiting'}-${number}`; folder: string },
): Promise<number> {
  const images = Object.entries(found);
  for (const [side, image] of images) {
    await writeExportFile(join(folder, `${name}-${side}.${extensionOf(image)}`), image);
  }
  return images.length;
}
