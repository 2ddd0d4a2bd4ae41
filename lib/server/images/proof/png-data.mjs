import { createInflate } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const FRAME_BYTES = 12;
const INFLATED_CHUNK_BYTES = 262_144;

/** How many samples a pixel has, by the color type in the header. */
const SAMPLES = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The seven passes of an interlaced picture: first column and row, and the steps from there. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE = [[0, 0, 1, 1]];

/** How many bytes the picture has before compression: rows of whole bytes, one more byte in front of each. */
function countPlainBytes(header) {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bitsPerPixel = header[8] * (SAMPLES[header[9]] ?? Number.NaN);
  const passes = header[12] === 1 ? PASSES : WHOLE;
  return passes.reduce((sum, [left, top, across, down]) => {
    const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bitsPerPixel) / 8)) : sum;
  }, 0);
}

function listChunks(png) {
  const chunks = [];
  for (let offset = SIGNATURE_BYTES; offset + FRAME_BYTES <= png.length; ) {
    const end = offset + FRAME_BYTES + png.readUInt32BE(offset);
    const name = png.toString('latin1', offset + 4, offset + 8);
    chunks.push({ name, content: png.subarray(offset + 8, end - 4) });
    offset = end;
  }
  return chunks;
}

/**
 * Whether the compressed data of a PNG is one picture of the size in its header, and nothing more. Decoders refuse less
 * than that, but show the first rows of more.
 *
 * @param {Buffer} png as cutPng leaves it
 */
export async function isPngDataExact(png) {
  const chunks = listChunks(png);
  const expectedBytes = countPlainBytes(chunks[0].content);
  const data = chunks.filter(({ name }) => name === 'IDAT').map(({ content }) => content);
  const inflate = createInflate({ chunkSize: INFLATED_CHUNK_BYTES });
  let plainBytes = 0;
  inflate.end(Buffer.concat(data));
  try {
    for await (const part of inflate) {
      plainBytes += part.length;
      if (plainBytes > expectedBytes) return false;
    }
  } catch {
    return false;
  }
  return plainBytes === expectedBytes && inflate.bytesWritten === data.reduce((sum, { length }) => sum + length, 0);
}
