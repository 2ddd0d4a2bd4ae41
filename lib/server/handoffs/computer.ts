import type { Selectable } from 'kysely';
import type { HandedImage, HandoffForComputer } from '../../shared/handoff/handoff';
import { findImageFormat } from '../../shared/images/image-format';
import type { Store } from '../customer-store/embedded/store';
import type { HandoffImagesTable } from '../db/schema/handoff-tables';
import { findImageSize } from '../images/find-image-size';
import { logUnexpected } from '../log';
import { SealError } from '../sealing/seal-error';
import { openImage } from '../sealing/seal-image';
import { findHandoff, type HandoffRecord, versionsOf } from './handoff-record';
import { bindHandoffImage } from './seal-binding';

type StoredImage = Selectable<HandoffImagesTable>;

function openStored({ keys }: Store, stored: StoredImage): HandedImage {
  const { handoff_id, side, version, key_id: keyId, wrapped_key: wrappedKey, iv, tag, ciphertext } = stored;
  const opened = openImage(keys, bindHandoffImage(handoff_id, stored), { keyId, wrappedKey, iv, tag, ciphertext });
  // The size readers need a buffer with its own memory.
  const size = findImageSize(new Uint8Array(opened));
  const { widthPx, heightPx } = typeof size === 'string' ? { widthPx: 0, heightPx: 0 } : size;
  const image = {
    base64: opened.toString('base64'),
    mediaType: findImageFormat(opened) === 'png' ? ('image/png' as const) : ('image/jpeg' as const),
    widthPx,
    heightPx,
    byteCount: opened.length,
    sourceByteCount: stored.source_byte_count,
  };
  return { side, version, image };
}

/** A photo that cannot be decrypted is dropped, so that the phone sends it again. */
async function forget({ database }: Store, { handoff_id, side, version }: StoredImage): Promise<void> {
  const column = side === 'front' ? 'front_version' : 'back_version';
  await database.kysely
    .updateTable('handoffs')
    .set({ [column]: null })
    .where('id', '=', handoff_id)
    .where(column, '=', version)
    .execute();
  await database.kysely
    .deleteFrom('handoff_images')
    .where('handoff_id', '=', handoff_id)
    .where('side', '=', side)
    .where('version', '=', version)
    .execute();
}

async function listImages(store: Store, record: HandoffRecord): Promise<HandedImage[]> {
  const query = store.database.kysely.selectFrom('handoff_images').selectAll().where('handoff_id', '=', record.id);
  const images: HandedImage[] = [];
  for (const stored of await query.orderBy('side', 'desc').execute()) {
    try {
      images.push(openStored(store, stored));
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      logUnexpected(error, 'open-handoff-image');
      await forget(store, stored);
    }
  }
  return images;
}

async function removeFetched({ database }: Store, handoffId: string, fetched: readonly string[]): Promise<void> {
  if (fetched.length === 0) return;
  await database.kysely
    .deleteFrom('handoff_images')
    .where('handoff_id', '=', handoffId)
    .where('version', 'in', fetched)
    .execute();
}

function stateFor({ state, phone_digest }: HandoffRecord): HandoffForComputer['state'] {
  if (state !== 'open') return state;
  return phone_digest === null ? 'waiting' : 'opened';
}

/**
 * Gives the form what has arrived for it, and deletes what the form says it already has.
 *
 * @param fetched the versions that the form already has
 */
export async function pollFromComputer(
  store: Store,
  { formSecret, fetched }: { formSecret: string; fetched: readonly string[] },
  now: number,
): Promise<HandoffForComputer> {
  const record = await findHandoff(store.database.kysely, { formSecret }, now);
  if (!record) return { state: 'expired', versions: versionsOf(undefined), images: [] };
  await removeFetched(store, record.id, fetched);
  return { state: stateFor(record), versions: versionsOf(record), images: await listImages(store, record) };
}
