import { expect, test } from 'vitest';
import { loadGray } from '../../bench/reading/load-gray';
import { readOne } from '../../bench/zones/read-one';
import { listWorldPhotos, takeWorldPhoto } from '../../fixtures/mrz/world-photos';
import { hasTypeface } from '../../setup/has-typeface';

const TYPEFACE = 'DejaVu Sans Mono';
const PHOTOS = 8;

// Where the machine lacks the typeface, the zone would be drawn in one that no zone has.
test.skipIf(!hasTypeface(TYPEFACE))(`zones in ${TYPEFACE} instead of OCR-B are read, and nothing falsely`, async () => {
  const kinds: string[] = [];
  for (const photo of listWorldPhotos(PHOTOS)) {
    const picture = await takeWorldPhoto({ ...photo, print: { ...photo.print, typeface: TYPEFACE } });
    kinds.push(readOne(await loadGray(picture), photo.lines).kind);
  }
  expect(kinds).not.toContain('false');
  expect(kinds.filter((kind) => kind === 'read').length).toBeGreaterThanOrEqual(PHOTOS / 2);
});
