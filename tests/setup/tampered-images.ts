import sharp from 'sharp';
import { makeTestImage } from './test-image';

/** Hartford, Connecticut: a public place. */
const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '41/1 45/1 5000/100',
  GPSLongitudeRef: 'W',
  GPSLongitude: '72/1 40/1 0/1',
};

/** Text that stands for what must not be kept. */
export const SECRET = 'SPECIMEN-SECRET';
/** How an archive begins. */
const ARCHIVE = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(SECRET.repeat(20))]);

const EOI = Buffer.from([0xff, 0xd9]);
const SOS = Buffer.from([0xff, 0xda]);

/** A JPEG's segment. */
export const makeSegment = (code: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([0xff, code, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff]), bytes]);
};

const insertAt = (image: Buffer, offset: number, part: Buffer) =>
  Buffer.concat([image.subarray(0, offset), part, image.subarray(offset)]);

/** Puts bytes directly behind the start of a JPEG. */
export const insertAtStart = (jpeg: Buffer, part: Buffer): Buffer => insertAt(jpeg, 2, part);

/** A picture that says where and with what it was taken, and is to be turned: 24 by 16 pixels as stored. */
export async function makeLocatedImage(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const picture = sharp(await makeTestImage({ seed: 7 }), { autoOrient: false });
  return picture
    .withExif({ IFD0: { Make: SECRET, Orientation: '6' }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();
}

/** A picture with an archive behind its end. */
export const appendArchive = (image: Buffer): Buffer => Buffer.concat([image, ARCHIVE]);

/** A JPEG with an archive between its last block and its end marker. */
export const insertArchive = (jpeg: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, -2), Buffer.from(ARCHIVE.toString('latin1'), 'latin1'), EOI]);

/** Markers, a size and a scan, but no tables and no picture: 46 bytes. */
export function makeShell(): Buffer {
  const frame = makeSegment(0xc0, Buffer.from([8, 11, 184, 15, 160, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1]));
  const scan = makeSegment(0xda, Buffer.from([3, 1, 0, 2, 17, 3, 17, 0, 63, 0]));
  const start = Buffer.from([0xff, 0xd8]);
  const rest = 46 - start.length - frame.length - scan.length - EOI.length;
  return Buffer.concat([start, frame, scan, Buffer.alloc(rest), EOI]);
}

/** The same JPEG, whose header states another height. */
export function withHeight(jpeg: Buffer, heightPx: number): Buffer {
  const changed = Buffer.from(jpeg);
  changed.writeUInt16BE(heightPx, changed.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  return changed;
}

/** A PNG without its chunks of the given name. */
export function withoutChunks(png: Buffer, name: string): Buffer {
  const parts = [png.subarray(0, 8)];
  for (let offset = 8; offset < png.length; ) {
    const end = offset + 12 + png.readUInt32BE(offset);
    if (png.toString('latin1', offset + 4, offset + 8) !== name) parts.push(png.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat(parts);
}

/** JPEGs that are not quite in order, and that every browser opens. */
export function listUntidyJpegs(jpeg: Buffer): [what: string, image: Buffer][] {
  const scan = jpeg.indexOf(SOS);
  const photoshop = makeSegment(0xed, `Photoshop 3.0\0${'8BIM'.repeat(20)}`);
  photoshop.writeUInt16BE(30, 2);
  return [
    ['bytes between two segments', insertAt(jpeg, scan, Buffer.from('junk between two segments'))],
    ['a cut Adobe segment', insertAtStart(jpeg, makeSegment(0xee, 'Adobe\0'))],
    ['a Photoshop segment that says it is shorter', insertAtStart(jpeg, photoshop)],
  ];
}
