import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_BACK_NAME, DEMO_IDS_FOLDER, DEMO_PEOPLE, demoFrontName } from './demo-people';

/** The drawn photos of one person's ID. */
export type DemoImages = { front: Buffer; back?: Buffer };

const readImage = (name: string) => readFile(join(/* turbopackIgnore: true */ process.cwd(), DEMO_IDS_FOLDER, name));

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
