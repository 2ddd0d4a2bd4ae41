import { DOCUMENT_SIDES, type DocumentSide, type WireDocuments } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { PARCEL_TAG_BYTES, type ParcelActions } from '@/lib/shared/parcels/parcel';
import type { CustomerSubmission } from '@/lib/shared/submission/submission';
import type { Draft } from '../draft/draft';
import { decodeBase64 } from '../image-file/blob-base64';
import {
  findKeptParcels,
  isExpiring,
  type KeptParcel,
  type KeptParcels,
  makeKeptParcel,
  saveKeptParcels,
} from './kept-parcels';
import { canEncrypt, digestBytes, sealParcel } from './parcel-cipher';
import { makePauses } from './pauses';
import { makePieceSize } from './piece-size';
import { type SendingOutcome, sendParcel } from './send-parcel';

/** How much of the photos has been sent ahead, in bytes. */
export type AheadProgress = { sentByteCount: number; totalByteCount: number };

export type PhotosAheadOptions = {
  /** Keeps the key and the parcels across reloads. */
  draft: Draft;
  actions: ParcelActions;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  /** Called while `finish` waits, and with undefined when it is done. */
  onProgress(progress: AheadProgress | undefined): void;
};

/** The photos of one form, sent ahead of it. What does not get through is sent with the submission. */
export type PhotosAhead = {
  /** Sets the form's current photo for a side. An earlier photo's parcel is removed. */
  set(side: DocumentSide, image: PreparedImage | undefined): void;
  /** Waits for uploads in progress, as long as they advance. Returns false if `cancel` ended it. */
  finish(): Promise<boolean>;
  /** Ends `finish`; the photos continue to be sent ahead. */
  cancel(): void;
  /** Replaces the photos with the parcels that have arrived. */
  toDocuments(documents: WireDocuments): CustomerSubmission['documents'];
  /** The server could not decrypt them: these photos are sent with the submission. */
  giveUp(): void;
  /** The form is finished, or removed from the page. What the draft keeps stays. */
  stop(): void;
};

type Photo = {
  side: DocumentSide;
  image: PreparedImage;
  state: 'waiting' | SendingOutcome;
  kept?: KeptParcel;
  receivedByteCount: number;
  controller: AbortController;
};

const REMOVAL_ATTEMPTS = 4;
const REMOVAL_PAUSE_MS = 2_000;

/** Sends a form's photos ahead while the person types, encrypted with a key that is sent only with the submission. */
export function createPhotosAhead({ draft, actions, invitationToken, onProgress }: PhotosAheadOptions): PhotosAhead {
  const photos = new Map<DocumentSide, Photo>();
  const size = makePieceSize();
  const pauses = makePauses();
  let loading: Promise<KeptParcels> | undefined;
  let key = '';
  let isRunning = false;
  let isHurried = false;
  let isCancelled = false;
  let onSettled: () => void = () => undefined;

  async function change(edit: (kept: KeptParcels) => void): Promise<KeptParcels> {
    loading ??= findKeptParcels(draft);
    const kept = await loading;
    edit(kept);
    await saveKeptParcels(draft, kept);
    return kept;
  }

  async function remove({ parcel }: KeptParcel): Promise<void> {
    for (let attempt = 1; attempt <= REMOVAL_ATTEMPTS; attempt += 1) {
      try {
        await actions.remove(parcel);
        return;
      } catch {
        await pauses.pause(REMOVAL_PAUSE_MS);
      }
    }
  }

  function report(): void {
    if (!isHurried) return;
    const counted = [...photos.values()].filter(({ state }) => state === 'waiting' || state === 'arrived');
    const total = (of: (photo: Photo) => number) => counted.reduce((sum, photo) => sum + of(photo), 0);
    onProgress({
      sentByteCount: total(({ receivedByteCount }) => receivedByteCount),
      totalByteCount: total(({ image }) => image.byteCount + PARCEL_TAG_BYTES),
    });
  }

  /** Encrypts the photo: for the parcel that the draft has for it, or for a new one. */
  async function seal(photo: Photo) {
    const { side, image, controller } = photo;
    const bytes = decodeBase64(image.base64);
    const digest = await digestBytes(bytes);
    let isResumed = false;
    const { key: formKey } = await change((kept) => {
      if (controller.signal.aborted) return;
      const earlier = kept.photos[side];
      isResumed = earlier?.digest === digest && !isExpiring(earlier);
      if (earlier && !isResumed) void remove(earlier);
      photo.kept = earlier && isResumed ? earlier : makeKeptParcel(digest);
      kept.photos[side] = photo.kept;
    });
    key = formKey;
    const { parcel, iv } = photo.kept ?? makeKeptParcel(digest);
    return { parcel, isResumed, sealed: await sealParcel(bytes, { key, iv, parcel, content: side }) };
  }

  async function sendPhoto(photo: Photo): Promise<SendingOutcome> {
    const { controller } = photo;
    photo.receivedByteCount = 0;
    const parcel = await seal(photo);
    return sendParcel({
      ...parcel,
      purpose: 'photo',
      size,
      signal: controller.signal,
      send: (piece) => actions.sendPiece({ ...piece, invitationToken }),
      isHurried: () => isHurried,
      pause: pauses.pause,
      onProgress: (receivedByteCount) => {
        photo.receivedByteCount = receivedByteCount;
        report();
      },
    });
  }

  const findWaiting = () => DOCUMENT_SIDES.map((side) => photos.get(side)).find((photo) => photo?.state === 'waiting');

  /** One photo after another, because the page's actions also run one after another. */
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let photo = findWaiting(); photo; photo = findWaiting()) {
      photo.state = await sendPhoto(photo).catch(() => 'refused' as const);
      report();
    }
    isRunning = false;
    onSettled();
  }

  function discard(photo: Photo): void {
    const { side, kept: own, controller } = photo;
    controller.abort();
    pauses.wake();
    photos.delete(side);
    if (!own) return;
    void change(({ photos: kept }) => {
      if (kept[side]?.parcel === own.parcel) delete kept[side];
    });
    void remove(own);
  }

  return {
    set(side, image) {
      const current = photos.get(side);
      if (current?.image.base64 === image?.base64) return;
      if (current) discard(current);
      if (!image || !canEncrypt()) return;
      photos.set(side, { side, image, state: 'waiting', receivedByteCount: 0, controller: new AbortController() });
      void run();
    },
    async finish() {
      for (const photo of photos.values()) {
        const hasExpired = photo.kept !== undefined && isExpiring(photo.kept);
        if (photo.state === 'unreachable' || (photo.state === 'arrived' && hasExpired)) photo.state = 'waiting';
      }
      if (!isRunning && !findWaiting()) return true;
      [isHurried, isCancelled] = [true, false];
      report();
      await new Promise<void>((resolve) => {
        onSettled = resolve;
        pauses.wake();
        void run();
      });
      isHurried = false;
      onProgress(undefined);
      return !isCancelled;
    },
    cancel() {
      isCancelled = true;
      onSettled();
    },
    toDocuments(documents) {
      const replace = (side: DocumentSide, base64: string) => {
        const photo = photos.get(side);
        if (photo?.state !== 'arrived' || !photo.kept || photo.image.base64 !== base64) return base64;
        const { parcel, iv } = photo.kept;
        return { parcel, key, iv };
      };
      const { front, back } = documents;
      return { front: replace('front', front), ...(back === undefined ? {} : { back: replace('back', back) }) };
    },
    giveUp() {
      for (const photo of photos.values()) {
        if (photo.kept) void remove(photo.kept);
        photo.state = 'refused';
      }
      void change((kept) => {
        kept.photos = {};
      });
    },
    stop() {
      for (const { controller } of photos.values()) controller.abort();
      photos.clear();
      loading = undefined;
      pauses.stop();
    },
  };
}
