/** `npm run bench:proof`: what it costs to cut an image and to prove it in a process of its own. Takes half a minute. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { PictureProver } from '../../lib/server/images/proof/picture-prover';
import { type CutFormat, cutImage } from '../../lib/shared/images/cut-image';
import { IMAGE_MAX_PIXELS } from '../../lib/shared/limits';
import { makePhoto } from '../fixtures/photo';

const ROUNDS = 40;
const AT_ONCE = 40;

const noise = (edge: number) =>
  sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } }).jpeg({ quality: 80 });
const photo = () => makePhoto({ widthPx: 2016, heightPx: 1512, noiseAmplitude: 30 });

const IMAGES: [name: string, format: CutFormat, make: () => Promise<Buffer>][] = [
  ['photo of 2016 × 1512', 'jpeg', () => photo().jpeg({ quality: 90 }).toBuffer()],
  ['the same, progressive', 'jpeg', () => photo().jpeg({ quality: 90, progressive: true }).toBuffer()],
  ['noise, 1 MB in base64', 'jpeg', () => noise(1_040).toBuffer()],
  ['the photo as PNG', 'png', () => photo().png().toBuffer()],
  ['the photo as WebP', 'webp', () => photo().webp().toBuffer()],
];

/** In milliseconds, quickest and median. */
async function time(run: () => unknown): Promise<{ least: number; median: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  return { least: times[0] ?? 0, median: times[ROUNDS / 2] ?? 0 };
}

async function main() {
  const prover = new PictureProver();
  console.log('| image | KB | cut, ms | proof, quickest ms | median | at once, ms each |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, format, make] of IMAGES) {
    const file = await make();
    const cut = cutImage(file);
    if (typeof cut === 'string') throw new Error(`${name} is ${cut}`);
    const picture = { bytes: cut.bytes, format, stated: cut, maxPixels: IMAGE_MAX_PIXELS };
    const prove = async () => {
      const proof = await prover.prove(picture);
      if (proof === 'unavailable' || !proof.isWhole) throw new Error(`${name} was not proved`);
    };
    const [cutting, proving] = [await time(() => cutImage(file)), await time(prove)];
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, prove));
    const eachMs = (performance.now() - startedAt) / AT_ONCE;
    const figures = [cutting.least.toFixed(2), proving.least, proving.median, eachMs];
    const cells = figures.map((figure) => (typeof figure === 'string' ? figure : figure.toFixed(1)));
    console.log(`| ${name} | ${Math.round(file.length / 1000)} | ${cells.join(' | ')} |`);
  }
  prover.close();
}

await main();
