import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { type Picture, PictureProver } from '@/lib/server/images/proof/picture-prover';
import { crc32 } from '@/lib/shared/images/crc32';
import { IMAGE_MAX_PIXELS } from '@/lib/shared/limits';
import { insertArchive, makeShell, withHeight } from '../../setup/tampered-images';
import { makeTestImage } from '../../setup/test-image';

const opened: PictureProver[] = [];
function open(limits?: ConstructorParameters<typeof PictureProver>[0]): PictureProver {
  const prover = new PictureProver(limits);
  opened.push(prover);
  return prover;
}
afterEach(() => {
  for (const prover of opened.splice(0)) prover.close();
});

const picture = (bytes: Uint8Array, format: Picture['format'] = 'jpeg'): Picture => ({
  bytes,
  format,
  stated: { widthPx: 24, heightPx: 16 },
  maxPixels: IMAGE_MAX_PIXELS,
});

/** A program that stands for the one that decodes. */
function makeProgram(source: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'picture-process-')), 'program.mjs');
  writeFileSync(path, `process.on('disconnect', () => process.exit());\n${source}`);
  return path;
}
const READY = 'process.send({ isReady: true });';

/** The PNG of one gray pixel row after the other, with other compressed data. */
async function makePngWith(data: Buffer): Promise<Buffer> {
  const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  const at = png.indexOf('IDAT') - 4;
  const end = at + 12 + png.readUInt32BE(at);
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length);
  chunk.write('IDAT', 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(end)]);
}

const PLAIN_PNG_BYTES = 10 * (1 + 10 * 3);

test('Processes start for pictures that are about to come, no more than may run at a time', async () => {
  const started = join(mkdtempSync(join(tmpdir(), 'picture-process-')), 'started');
  const program = makeProgram(`import { appendFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(started)}, 'x');
    process.on('message', () => process.send({ isWhole: false }));
    ${READY}`);
  const prover = open({ program });
  const countStarted = () => (existsSync(started) ? readFileSync(started, 'utf8').length : 0);
  prover.expect(1);
  prover.expect(1);
  await expect.poll(countStarted).toBe(1);
  expect(await prover.prove(picture(Buffer.alloc(1)))).toEqual({ isWhole: false });
  prover.expect(100);
  await expect.poll(countStarted).toBe(Math.min(availableParallelism(), 4));
  expect(await prover.prove(picture(Buffer.alloc(1)))).toEqual({ isWhole: false });
  expect(countStarted()).toBe(Math.min(availableParallelism(), 4));
});

test.each(['jpeg', 'png', 'webp'] as const)('A whole %s is proved, with the size it has', async (format) => {
  const image = await makeTestImage({ format, widthPx: 31, heightPx: 17 });
  const proof = { isWhole: true, widthPx: 31, heightPx: 17, byteCount: image.length };
  expect(await open().prove(picture(image, format))).toMatchObject(proof);
});

test('A JPEG is whole without what it carries behind its last block', async () => {
  const jpeg = await makeTestImage();
  const prover = open();
  expect(await prover.prove(picture(insertArchive(jpeg)))).toMatchObject({ isWhole: true, byteCount: jpeg.length });
  expect(await prover.prove(picture(withHeight(await makeTestImage({ heightPx: 40 }), 8)))).toMatchObject({
    isWhole: true,
    heightPx: 8,
  });
});

test('A PNG has exactly the data of its size', async () => {
  const prover = open();
  const prove = async (data: Buffer) => prover.prove(picture(await makePngWith(data), 'png'));
  expect(await prove(deflateSync(Buffer.alloc(PLAIN_PNG_BYTES)))).toMatchObject({ isWhole: true });
  expect(await prove(deflateSync(Buffer.alloc(PLAIN_PNG_BYTES - 1)))).toEqual({ isWhole: false });
  expect(await prove(deflateSync(Buffer.alloc(PLAIN_PNG_BYTES + 1)))).toEqual({ isWhole: false });
  expect(await prove(deflateSync(Buffer.alloc(90_000_000)))).toEqual({ isWhole: false });
  const withMore = Buffer.concat([deflateSync(Buffer.alloc(PLAIN_PNG_BYTES)), Buffer.from('PK archive')]);
  expect(await prove(withMore)).toEqual({ isWhole: false });
  expect(await prove(Buffer.from('no compressed data'))).toEqual({ isWhole: false });
});

test('An interlaced PNG of any depth has the data of its seven passes', async () => {
  const prover = open();
  for (const [width, height, colors] of [
    [1, 1, 2],
    [3, 5, 4],
    [33, 19, 16],
    [20, 20, 256],
  ] as const) {
    const base = sharp(await makeTestImage({ widthPx: width, heightPx: height, format: 'png' }));
    for (const options of [{ palette: true, colors }, {}]) {
      const png = await base
        .clone()
        .png({ progressive: true, ...options })
        .toBuffer();
      expect(await prover.prove(picture(png, 'png'))).toMatchObject({ isWhole: true });
    }
  }
});

test.each([
  ['a shell without tables', makeShell()],
  ['a JPEG that states more rows than it has', withHeight(await makeTestImage(), 4_000)],
  ['a progressive JPEG that is cut', await makeCutProgressive()],
])('%s is not whole', async (_, bytes) => {
  expect(await open().prove(picture(bytes))).toEqual({ isWhole: false });
});

async function makeCutProgressive(): Promise<Buffer> {
  const jpeg = await sharp(await makeTestImage({ widthPx: 80, heightPx: 80 }))
    .jpeg({ progressive: true })
    .toBuffer();
  return Buffer.concat([jpeg.subarray(0, -40), jpeg.subarray(-2)]);
}

test('A format is decoded by its own decoder only, and no other file by any', async () => {
  const gif = await sharp(await makeTestImage())
    .gif()
    .toBuffer();
  expect(await open().prove(picture(gif, 'webp'))).toEqual({ isWhole: false });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await open().prove(picture(svg, 'webp'))).toEqual({ isWhole: false });
});

test('A picture with more pixels than allowed is not decoded', async () => {
  const image = await makeTestImage({ widthPx: 40, heightPx: 40, format: 'webp' });
  const prover = open();
  expect(await prover.prove({ ...picture(image, 'webp'), maxPixels: 1_600 })).toMatchObject({ isWhole: true });
  expect(await prover.prove({ ...picture(image, 'webp'), maxPixels: 1_599 })).toEqual({ isWhole: false });
});

test('The process that decodes knows nothing of the environment', async () => {
  const program = makeProgram(`${READY}
    process.on('message', () => process.send({ isWhole: true, env: Object.keys(process.env), argv: process.execArgv }));`);
  const proof = await open({ program }).prove(picture(Buffer.alloc(1)));
  expect(proof).toMatchObject({ env: ['MALLOC_ARENA_MAX', 'UV_THREADPOOL_SIZE'] });
  expect(JSON.stringify(proof)).toContain('max-old-space-size');
});

test('A picture that takes too long is not whole, and the next one is decoded by another process', async () => {
  const program = makeProgram(`${READY}
    process.on('message', ({ bytes }) => { while (bytes[0] === 1); process.send({ isWhole: true }); });`);
  const prover = open({ program, decodeMaxMs: 300 });
  expect(await prover.prove(picture(Buffer.from([1])))).toEqual({ isWhole: false });
  expect(await prover.prove(picture(Buffer.from([2])))).toEqual({ isWhole: true });
});

test('A picture that ends its process is tried once more, and is not whole if it does so again', async () => {
  const program = makeProgram(`${READY}
    process.on('message', ({ bytes }) => { if (bytes[0] === 1) process.exit(1); process.send({ isWhole: true }); });`);
  const prover = open({ program });
  const [bad, good] = await Promise.all([1, 2].map((byte) => prover.prove(picture(Buffer.from([byte])))));
  expect(bad).toEqual({ isWhole: false });
  expect(good).toEqual({ isWhole: true });
});

test('A process that was ended between two pictures is replaced', async () => {
  const program = makeProgram(`${READY}
    process.on('message', () => { process.send({ isWhole: true, pid: process.pid }); setTimeout(() => process.exit(), 20); });`);
  const prover = open({ program });
  const first = await prover.prove(picture(Buffer.alloc(1)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const second = await prover.prove(picture(Buffer.alloc(1)));
  expect(second).toMatchObject({ isWhole: true });
  expect(second).not.toEqual(first);
});

test('Where no process starts, pictures are not decoded, and nobody waits', async () => {
  const broken = open({ program: makeProgram('process.exit(1);') });
  const answers = await Promise.all([1, 2, 3].map(() => broken.prove(picture(Buffer.alloc(1)))));
  expect(answers).toEqual(['unavailable', 'unavailable', 'unavailable']);
  expect(await open({ program: '/nowhere/program.mjs' }).prove(picture(Buffer.alloc(1)))).toBe('unavailable');
});

test('When too many wait, the next is not decoded', async () => {
  const program = makeProgram(`${READY}
    process.on('message', () => setTimeout(() => process.send({ isWhole: true }), 50));`);
  const prover = open({ program, waitingMax: 6 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => prover.prove(picture(Buffer.alloc(1)))));
  expect(answers.filter((answer) => answer === 'unavailable')).toHaveLength(4);
});

test('Closing answers what waits', async () => {
  const prover = open();
  const proof = prover.prove(picture(await makeTestImage()));
  prover.close();
  expect(await proof).toBe('unavailable');
});
