import { expect, test } from 'vitest';
import { searchLicense } from '../../../lib/browser/read-id/search-license';
import { readAamva } from '../../../lib/shared/id-reading/read-aamva';
import { findBarcodeAreas } from '../../../lib/vision/barcode/find-barcode-areas';
import { layFlat } from '../../../lib/vision/barcode/lay-flat';
import { measureSkew } from '../../../lib/vision/barcode/measure-skew';
import { makeCutter } from '../../../lib/vision/barcode/piece';
import { drawLicenseBack } from '../../fixtures/licenses/license-card';
import { makeLicensePayload } from '../../fixtures/licenses/license-payload';
import { listMadePictures, type Variety } from '../../fixtures/licenses/license-varieties';
import { photograph, type Scene } from '../../fixtures/licenses/photograph';
import { decodeGray, makeBarcodeReader } from '../../setup/barcode-reader';

/** The others are 12-megapixel photos; `npm run bench:reading` reads those. */
const SMALL: Variety[] = ['fills 25 %', 'fills 50 %', 'fills 75 %', 'fills 100 %', 'turned crop', 'gray scan'];
const pictures = listMadePictures(1).filter(({ variety }) => SMALL.includes(variety));

const SCENE: Scene = {
  widthPx: 2000,
  heightPx: 1500,
  rollDegrees: 17,
  pitchDegrees: 18,
  yawDegrees: -18,
  fill: 0.85,
  blurPx: 0.4,
  light: [220, 160],
  noise: 4,
  jpegQuality: 85,
  seed: 'read-barcodes',
};

test.each(pictures)('$variety: read, and truly', async ({ make, payload }) => {
  const { reading } = await searchLicense(await decodeGray(await make()), await makeBarcodeReader(), () => true);
  expect(reading).toEqual(readAamva(payload, Date.now()));
});

test('a barcode that is turned and tilted both ways is laid flat: its bars upright, its rows level and parallel', async () => {
  const card = await drawLicenseBack({ payload: makeLicensePayload(), moduleMm: 0.21 });
  const image = await decodeGray(await photograph(card, SCENE));
  const [area] = findBarcodeAreas(image);
  if (!area) throw new Error('not found');
  const cut = makeCutter(image);
  const { skew } = measureSkew(cut(layFlat(area, cut).piece));
  for (const tilt of Object.values(skew)) expect(Math.abs(tilt)).toBeLessThan(0.02);
});
