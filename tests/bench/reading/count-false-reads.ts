import { readZone } from '@/lib/vision/mrz/read-zone';
import { createRandom } from '../../crash/random';
import { photograph, type Scene } from '../../fixtures/licenses/photograph';
import { drawPageWithoutZone, PAGE_KINDS } from '../../fixtures/mrz/pages-without-zone';
import { loadGray } from './load-gray';

function makeScene(seed: string): Scene {
  const random = createRandom(seed);
  const within = (limit: number) => random.integer(-limit * 10, limit * 10) / 10;
  return {
    widthPx: 1800,
    heightPx: 1350,
    rollDegrees: within(8),
    pitchDegrees: within(6),
    yawDegrees: within(6),
    fill: random.integer(80, 105) / 100,
    blurPx: random.integer(0, 12) / 10,
    light: [random.integer(170, 240), random.integer(150, 240)],
    noise: random.integer(0, 10),
    jpegQuality: random.integer(80, 95),
    seed,
  };
}

/** Reads made photos of pages without a zone, and prints for each kind in how many something was read. */
export async function countFalseReads(perKind: number, timeLimitMs: number, measureMs: () => number): Promise<void> {
  for (const kind of PAGE_KINDS) {
    const read: string[] = [];
    let longestMs = 0;
    for (let index = 0; index < perKind; index += 1) {
      const scene = makeScene(`without-zone/${kind}-${index}`);
      const image = await loadGray(await photograph(await drawPageWithoutZone(kind, index), scene));
      const startMs = measureMs();
      const lines = readZone(image, () => measureMs() < startMs + timeLimitMs);
      longestMs = Math.max(longestMs, measureMs() - startMs);
      if (lines) read.push(`${index}: ${lines.join(' ')}`);
    }
    console.log(`| ${kind} | ${perKind} | ${read.length} | ${(longestMs / 1000).toFixed(1)} |`);
    for (const text of read) console.log(text);
  }
}
