import { expect, it } from 'vitest';
import { type FormImages, takeOverPhotos } from '@/components/handoff/take-over-photos';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffForComputer } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

const makeImage = (byteCount: number): PreparedImage => ({
  base64: 'AAAA',
  mediaType: 'image/jpeg',
  widthPx: 2,
  heightPx: 1,
  byteCount,
  sourceByteCount: 9,
});

function makeForm(documents: Partial<Record<DocumentSide, PreparedImage>> = {}) {
  const images: FormImages = {
    get: (side) => documents[side],
    set: (side, image) => {
      documents[side] = image;
    },
  };
  return { documents, images };
}

const makeAnswer = (changes: Partial<HandoffForComputer> = {}): HandoffForComputer => ({
  state: 'opened',
  versions: { front: 'v1', back: null },
  images: [],
  ...changes,
});

const ARRIVED = makeAnswer({ images: [{ side: 'front', version: 'v1', image: makeImage(100) }] });

it('puts a photo into the form once, however often it comes', () => {
  const { documents, images } = makeForm();
  const first = takeOverPhotos(ARRIVED, {}, images);
  expect(documents.front?.byteCount).toBe(100);
  expect(first).toEqual({
    fetched: { front: { version: 'v1', byteCount: 100 } },
    events: [{ kind: 'arrivedSide', side: 'front' }],
  });
  documents.front = makeImage(7);
  expect(takeOverPhotos(ARRIVED, first.fetched, images)).toEqual({ fetched: first.fetched, events: [] });
  expect(documents.front.byteCount, 'what was put there in the meantime').toBe(7);
});

it('takes a photo out of the form when it was removed on the phone', () => {
  const { documents, images } = makeForm({ front: makeImage(100) });
  const removed = makeAnswer({ versions: { front: null, back: null } });
  expect(takeOverPhotos(removed, { front: { version: 'v1', byteCount: 100 } }, images)).toEqual({
    fetched: {},
    events: [{ kind: 'removedSide', side: 'front' }],
  });
  expect(documents.front).toBeUndefined();
});

it('leaves a photo alone that did not come from the phone', () => {
  const { documents, images } = makeForm({ front: makeImage(7), back: makeImage(8) });
  const removed = makeAnswer({ versions: { front: null, back: null } });
  expect(takeOverPhotos(removed, { front: { version: 'v1', byteCount: 100 } }, images).events).toEqual([]);
  expect([documents.front?.byteCount, documents.back?.byteCount]).toEqual([7, 8]);
});
