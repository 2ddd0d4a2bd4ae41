import { photograph } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { listMrzPhotos, MRZ_DIFFICULTIES } from '../../fixtures/mrz/mrz-scenes';
import {
  listWorldPhotos,
  takeWorldPhoto,
  WORLD_KINDS,
  WORLD_SIZES_PX,
  type WorldPhoto,
} from '../../fixtures/mrz/world-photos';
import { hasTypeface } from '../../setup/has-typeface';
import { loadGray } from '../reading/load-gray';
import { countFalseReads, readWrongDigits } from './count-false-reads';
import { printZoneHead, printZones } from './print-zones';
import { readOne, type ZoneOutcome } from './read-one';

/** How many photos of the kind that other people take, per photo of a difficulty. */
const WORLD_SHARE = 7;
const PAGES_OF_EACH_KIND = 125;

async function readPlainPhotos(perDifficulty: number): Promise<void> {
  const outcomes: (ZoneOutcome & { difficulty: string; format: string })[] = [];
  for (const photo of listMrzPhotos(perDifficulty)) {
    const page = await drawIdentityPage(photo.format, photo.lines, photo.boldUnits);
    const outcome = readOne(await loadGray(await photograph(page, photo.scene)), photo.lines);
    outcomes.push({ ...outcome, difficulty: photo.difficulty, format: photo.format });
    if (outcome.kind !== 'read') console.log(`${photo.name} (${photo.format}): ${outcome.miss ?? outcome.kind}`);
  }
  printZoneHead();
  for (const name of MRZ_DIFFICULTIES)
    printZones(
      name,
      outcomes.filter(({ difficulty }) => difficulty === name),
    );
  for (const name of ['TD3', 'TD1', 'TD2'])
    printZones(
      name,
      outcomes.filter(({ format }) => format === name),
    );
  printZones('all', outcomes);
}

function describe({ name, kind, format, documentPx, turnDegrees, print, scene, jpegQuality }: WorldPhoto): string {
  const angles = [scene.rollDegrees, scene.pitchDegrees, scene.yawDegrees].map((angle) => Math.round(angle)).join(' ');
  const ink = `${Math.round(print.paper - print.ink)} darker than paper, strokes ${print.boldUnits}, ${print.patterns} patterns`;
  return `${name} (${kind}, ${format}, ${documentPx} px, turned ${turnDegrees}°; roll, pitch, yaw ${angles}; ink ${ink}; blur ${scene.blurPx.toFixed(1)} px; JPEG ${jpegQuality})`;
}

async function readWorldPhotos(count: number): Promise<void> {
  const outcomes: (ZoneOutcome & { photo: WorldPhoto })[] = [];
  for (const photo of listWorldPhotos(count)) {
    const outcome = readOne(await loadGray(await takeWorldPhoto(photo)), photo.lines);
    outcomes.push({ ...outcome, photo });
    if (outcome.kind === 'read') continue;
    console.log(`${describe(photo)}: ${outcome.miss ?? outcome.kind}`);
    if (outcome.lines) console.log(`${photo.lines.join('\n')}\nread as\n${outcome.lines.join('\n')}`);
  }
  const rowsBy = (label: string, isIn: (photo: WorldPhoto) => boolean) =>
    printZones(
      label,
      outcomes.filter(({ photo }) => isIn(photo)),
    );
  printZoneHead();
  for (const kind of WORLD_KINDS) rowsBy(kind, (photo) => photo.kind === kind);
  for (const sizePx of WORLD_SIZES_PX) rowsBy(`${sizePx} px`, ({ documentPx }) => documentPx === sizePx);
  for (const name of ['TD3', 'TD1', 'TD2', 'MRV-A', 'MRV-B']) rowsBy(name, ({ format }) => format === name);
  rowsBy('all', () => true);
}

/** The network was not trained on these. */
const OTHER_TYPEFACES = ['FreeMono', 'Inconsolata', 'JetBrains Mono', 'Fira Code', 'mononoki'];

/** The same photos, of documents that are not printed in OCR-B but in what the machine has of other typefaces. */
async function readOtherTypefaces(count: number): Promise<void> {
  printZoneHead();
  for (const typeface of OTHER_TYPEFACES.filter(hasTypeface)) {
    const outcomes: ZoneOutcome[] = [];
    for (const photo of listWorldPhotos(count)) {
      const picture = await takeWorldPhoto({ ...photo, print: { ...photo.print, typeface } });
      outcomes.push(readOne(await loadGray(picture), photo.lines));
    }
    printZones(typeface, outcomes);
  }
}

/**
 * Reads generated photos of three difficulties, then photos of the kind that other people take, then other typefaces,
 * then pages without a zone.
 */
export async function readMadePhotos(perDifficulty: number): Promise<void> {
  await readPlainPhotos(perDifficulty);
  console.log('\nAs others print and photograph them:\n');
  await readWorldPhotos(perDifficulty * WORLD_SHARE);
  console.log('\nIn typefaces that are not OCR-B:\n');
  await readOtherTypefaces(perDifficulty);
  console.log('\nWith a wrong digit in their number:\n');
  printZoneHead();
  printZones('wrong digit', await readWrongDigits(perDifficulty));
  console.log('\n| without a zone | photos | read falsely | longest s |');
  console.log('|---|---|---|---|');
  await countFalseReads(PAGES_OF_EACH_KIND);
}
