import { describe, expect, test, vi } from 'vitest';
import { type BarcodeReader, searchLicense } from '../../../lib/browser/read-id/search-license';
import { findBarcodeAreas } from '../../../lib/vision/barcode/find-barcode-areas';
import { type Corners, flatten, unflatten } from '../../../lib/vision/barcode/flatten';
import { refineAngle } from '../../../lib/vision/barcode/refine-angle';
import { type GrayImage, shrinkGray } from '../../../lib/vision/gray/gray-image';
import { makeLicensePayload } from '../../fixtures/licenses/license-payload';

const WIDTH_PX = 1200;
const HEIGHT_PX = 900;
const BARS = { centerX: 700, centerY: 400, widthPx: 600, heightPx: 160 };

/** Bars of varying width on white paper, rotated clockwise by an angle. */
function drawBars(degrees: number): GrayImage {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const pixels = new Uint8ClampedArray(WIDTH_PX * HEIGHT_PX).fill(200);
  for (let y = 0; y < HEIGHT_PX; y += 1) {
    for (let x = 0; x < WIDTH_PX; x += 1) {
      const [dx, dy] = [x - BARS.centerX, y - BARS.centerY];
      const [u, v] = [dx * cos + dy * sin, dy * cos - dx * sin];
      if (Math.abs(u) > BARS.widthPx / 2 || Math.abs(v) > BARS.heightPx / 2) continue;
      pixels[y * WIDTH_PX + x] = 120 + 90 * Math.sin(u * 0.9 + 2 * Math.sin(u / 17));
    }
  }
  return { pixels, widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
}

const makeBlank = (widthPx: number, heightPx: number): GrayImage => ({
  pixels: new Uint8ClampedArray(widthPx * heightPx).fill(180),
  widthPx,
  heightPx,
});

const BLANK = makeBlank(WIDTH_PX, HEIGHT_PX);

test.each([0, 7, -18, 40, 85])('bars turned by %d° are found where they are, at their angle', (degrees) => {
  const image = drawBars(degrees);
  const [area] = findBarcodeAreas(image);
  if (!area) throw new Error('not found');
  expect(Math.hypot(area.centerX - BARS.centerX, area.centerY - BARS.centerY)).toBeLessThan(25);
  expect(Math.abs(area.widthPx - BARS.widthPx)).toBeLessThan(80);
  expect(Math.abs(area.heightPx - BARS.heightPx)).toBeLessThan(60);
  expect(Math.abs((refineAngle(image, area) * 180) / Math.PI - degrees)).toBeLessThan(0.5);
});

test('a picture without contrast has no area', () => {
  expect(findBarcodeAreas(BLANK)).toEqual([]);
  expect(findBarcodeAreas({ pixels: new Uint8ClampedArray(1), widthPx: 1, heightPx: 1 })).toEqual([]);
});

test('flattening takes the four corners to the corners, and outside the photo is white', () => {
  const corners: Corners = [
    { x: 10, y: 20 },
    { x: 110, y: 30 },
    { x: 100, y: 90 },
    { x: 20, y: 80 },
  ];
  const unit = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  unit.forEach((point, index) => {
    const { x, y } = unflatten(corners, point);
    expect([x, y]).toEqual([expect.closeTo(corners[index]?.x ?? 0), expect.closeTo(corners[index]?.y ?? 0)]);
  });
  const outside = corners.map(({ x, y }) => ({ x: x - 500, y })) as unknown as Corners;
  expect([...flatten(BLANK, outside, 2, 1).pixels]).toEqual([255, 255]);
  expect([...flatten(BLANK, corners, 2, 1).pixels]).toEqual([180, 180]);
});

describe('searching', () => {
  const image = shrinkGray(drawBars(12), 2);
  const always = () => true;
  const text = makeLicensePayload();
  const corners: Corners = [
    { x: 0, y: 0 },
    { x: 9, y: 0 },
    { x: 9, y: 9 },
    { x: 0, y: 9 },
  ];
  /** A reader that finds nothing in the whole photo. */
  const readPieces = (found: (call: number) => Awaited<ReturnType<BarcodeReader>>) => {
    let calls = 0;
    return vi.fn<BarcodeReader>(async (_, isWhole) => {
      if (isWhole) return undefined;
      calls += 1;
      return found(calls);
    });
  };

  test('what the reader finds in the whole photo is taken at once', async () => {
    const read = vi.fn<BarcodeReader>(async () => ({ isValid: true, text, corners }));
    expect((await searchLicense(image, read, always)).reading?.values.lastName).toBe('Sample');
    expect(read.mock.calls).toEqual([[image, true]]);
  });

  test.each([
    [1600, [1600]],
    [2000, [2000, 1600]],
    [3200, [1600, 3200]],
  ])('a photo of %d pixels is shown whole, in widths of %j', async (widthPx, widths) => {
    const large = makeBlank(widthPx, 400);
    const read = vi.fn<BarcodeReader>(async () => undefined);
    await searchLicense(large, read, always);
    const shown = read.mock.calls.filter(([, isWhole]) => isWhole).map(([picture]) => picture.widthPx);
    expect(shown).toEqual(widths);
  });

  test('ends with the first text that is a license’s', async () => {
    const read = readPieces((call) => ({ isValid: true, text: call === 1 ? 'garbage' : text, corners }));
    expect((await searchLicense(image, read, always)).reading?.values.lastName).toBe('Sample');
    expect(read.mock.calls.filter(([, isWhole]) => !isWhole)).toHaveLength(2);
  });

  test('never takes a text that the reader marks as damaged, and tries again by the corners', async () => {
    const read = readPieces(() => ({ isValid: false, text, corners }));
    expect(await searchLicense(image, read, always)).toEqual({ miss: 'not-read' });
    expect(read.mock.calls.filter(([, isWhole]) => !isWhole).length % 2).toBe(0);
  });

  test('ends when the same text that is no license was read twice, and says so', async () => {
    const read = vi.fn<BarcodeReader>(async () => ({ isValid: true, text: 'https://example.com/', corners }));
    expect(await searchLicense(image, read, always)).toEqual({ miss: 'refused' });
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('gives up early where no barcode is seen', async () => {
    const read = vi.fn<BarcodeReader>(async () => undefined);
    expect(await searchLicense(image, read, always)).toEqual({ miss: 'not-found' });
    const unseen = read.mock.calls.length;
    const seen = readPieces((call) => ({ isValid: true, text: `garbage ${call}`, corners }));
    await searchLicense(image, seen, always);
    expect(unseen).toBeLessThan(seen.mock.calls.length / 2);
  });

  test('ends when its time is up', async () => {
    const read = vi.fn<BarcodeReader>(async () => undefined);
    const hasTime = vi
      .fn(() => false)
      .mockReturnValueOnce(true)
      .mockReturnValueOnce(true)
      .mockReturnValueOnce(true)
      .mockReturnValueOnce(true);
    await searchLicense(image, read, hasTime);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
