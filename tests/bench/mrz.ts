/** Reads made photos of machine-readable zones and counts what was read: `npm run bench:mrz [photos per difficulty]`. */
import { readZone } from '@/lib/vision/mrz/read-zone';
import { photograph } from '../fixtures/licenses/photograph';
import { drawIdentityPage } from '../fixtures/mrz/identity-page';
import { listMrzPhotos, MRZ_DIFFICULTIES, type MrzPhoto } from '../fixtures/mrz/mrz-scenes';
import { countFalseReads } from './reading/count-false-reads';
import { loadGray } from './reading/load-gray';
import { printRow, type ReadingOutcome } from './reading/print-row';

const DEFAULT_PHOTOS = 24;
const TIME_LIMIT_MS = 3_000;

type Outcome = ReadingOutcome & { photo: MrzPhoto; lines: string[] | undefined };

/** Of this process, so that other work on the machine does not count. */
function measureCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function readOne(photo: MrzPhoto): Promise<Outcome> {
  const image = await loadGray(
    await photograph(await drawIdentityPage(photo.format, photo.lines, photo.boldUnits), photo.scene),
  );
  const startMs = measureCpuMs();
  const lines = readZone(image, () => measureCpuMs() < startMs + TIME_LIMIT_MS);
  const isRight = lines?.join() === photo.lines.join();
  return {
    photo,
    elapsedMs: measureCpuMs() - startMs,
    lines,
    kind: !lines ? 'nothing' : isRight ? 'read' : 'false',
  };
}

function printMiss({ photo: { name, format, scene, lines }, kind, lines: read }: Outcome): void {
  const angles = [scene.rollDegrees, scene.pitchDegrees, scene.yawDegrees].map((angle) => Math.round(angle)).join(' ');
  const light = scene.light.map((value) => Math.round(value)).join(' to ');
  const details = `blur ${scene.blurPx.toFixed(1)} px; fills ${scene.fill.toFixed(2)} of ${scene.widthPx} px; light ${light}; grain ${scene.noise.toFixed(0)}`;
  console.log(`${name} (${format}): ${kind}; roll, pitch, yaw ${angles}; ${details}`);
  if (read) console.log(lines.join('\n'), '\n', read.join('\n'));
}

const perDifficulty = Number(process.argv[2] ?? DEFAULT_PHOTOS);
const outcomes: Outcome[] = [];
for (const photo of listMrzPhotos(perDifficulty)) outcomes.push(await readOne(photo));
console.log(
  '| | photos | read | nothing read | read falsely | read, % | median s | 90th percentile s | longest without result s |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
const rowsBy = (label: string, isIn: (photo: MrzPhoto) => boolean) =>
  printRow(
    label,
    outcomes.filter(({ photo }) => isIn(photo)),
  );
for (const difficulty of MRZ_DIFFICULTIES) rowsBy(difficulty, (photo) => photo.difficulty === difficulty);
for (const format of ['TD3', 'TD1', 'TD2']) rowsBy(format, (photo) => photo.format === format);
rowsBy('all', () => true);
console.log('');
for (const outcome of outcomes) if (outcome.kind !== 'read') printMiss(outcome);

const PAGES_OF_EACH_KIND = 26;
console.log('\n| without a zone | photos | read falsely | longest s |');
console.log('|---|---|---|---|');
await countFalseReads(PAGES_OF_EACH_KIND, TIME_LIMIT_MS, measureCpuMs);
