import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { loadGray } from '../reading/load-gray';
import { printZoneHead, printZones } from './print-zones';
import { readOne, type ZoneOutcome } from './read-one';

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif', '.tif', '.tiff']);

/** The lines in the text file next to a picture; no lines if it says "none", undefined if there is no such file. */
async function readTruth(path: string): Promise<string[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return text.trim() === 'none' ? [] : text.trim().split(/\s+/);
}

/**
 * Reads all pictures in a folder and prints each result. `NAME.txt` next to a picture holds the lines of its zone, or
 * the word none; without it, whatever is read is printed and assumed to be right.
 */
export async function readFolder(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => PICTURES.has(extname(name).toLowerCase())).sort();
  const [withZone, without, unknown]: ZoneOutcome[][] = [[], [], []];
  for (const name of names) {
    const path = join(folder, name);
    const truth = await readTruth(join(folder, `${name.slice(0, -extname(name).length)}.txt`));
    const image = await loadGray(path).catch(() => undefined);
    if (!image) {
      console.log(`${name}: cannot be opened`);
      continue;
    }
    const outcome = readOne(image, truth);
    (truth === undefined ? unknown : truth.length ? withZone : without)?.push(outcome);
    console.log(`${name}: ${outcome.miss ?? outcome.kind}; ${(outcome.elapsedMs / 1000).toFixed(1)} s`);
    if (outcome.lines && (outcome.kind !== 'read' || !truth)) console.log(outcome.lines.join('\n'));
    if (truth?.length && outcome.kind !== 'read') console.log(`wanted:\n${truth.join('\n')}`);
  }
  console.log('');
  printZoneHead();
  printZones('with a zone', withZone ?? []);
  printZones('without a zone', without ?? []);
  printZones('not known', unknown ?? []);
}
