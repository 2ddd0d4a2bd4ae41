import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STORED_IMAGE_MAX_BYTES } from '../../shared/limits';
import { type CheckedImage, decodeImage } from '../images/decode-image';
import { DEMO_BACK_NAME, DEMO_IDS_FOLDER, DEMO_PEOPLE, demoFrontName } from './demo-people';

/** The drawn photos of one person's ID. */
export type DemoImages = { front: CheckedImage; back?: CheckedImage };

async function readImage(name: string): Promise<CheckedImage> {
  const bytes = await readFile(join(/* turbopackIgnore: true */ process.cwd(), DEMO_IDS_FOLDER, name));
  const image = await decodeImage(bytes.toString('base64'), STORED_IMAGE_MAX_BYTES);
  if (typeof image === 'string') throw new Error(`${DEMO_IDS_FOLDER}/${name} is ${image}: run npm run fixtures:demo`);
  return image;
}

/** Reads the drawn IDs, one for each of DEMO_PEOPLE. */
export async function readDemoImages(): Promise<DemoImages[]> {
  const back = await readImage(DEMO_BACK_NAME);
  return Promise.all(
    DEMO_PEOPLE.map(async ({ document }, index) => {
      const front = await readImage(demoFrontName(index));
      return document === 'PASSPORT' ? { front } : { front, back };
    }),
  );
}
