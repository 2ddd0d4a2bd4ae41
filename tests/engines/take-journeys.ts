import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPortal } from '../setup/portal-server';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import type { Engine, EnginePage } from './driver/engine';
import type { Journey, Scene } from './journeys/journey';
import { makePerson } from './person';
import type { Variant } from './variants';

/** How one journey ended. `problem`: it did not. */
export type Ending = { journey: string; end: string; problem?: string; seconds: number };

type Place = { engine: Engine; scene: Pick<Scene, 'portal' | 'limits' | 'picture'> };

async function takeOne(journey: Journey, { engine, scene }: Place): Promise<Ending> {
  const startedAt = Date.now();
  const pages: EnginePage[] = [];
  const meet: Scene['meet'] = async (size) => {
    const page = await engine.openPage(size);
    pages.push(page);
    return makePerson(page, scene.portal.url);
  };
  const ending = { journey: journey.name, seconds: 0 };
  try {
    const end = await journey.take({ ...scene, meet });
    const faults = (await Promise.all(pages.map((page) => page.listFaults()))).flat();
    const problem = faults.length > 0 ? `The page reported: ${faults.join(' | ')}` : undefined;
    return { ...ending, end, ...(problem ? { problem } : {}), seconds: (Date.now() - startedAt) / 1000 };
  } catch (error) {
    await Promise.all(pages.map((page, index) => scene.picture(page, `failed-${index}`).catch(() => undefined)));
    return { ...ending, end: 'failed', problem: String(error), seconds: (Date.now() - startedAt) / 1000 };
  } finally {
    await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
  }
}

/**
 * Takes journeys one after the other, in one browser and at one portal.
 *
 * @param options.pictureFolder where pictures of the main states are kept; undefined: none are taken
 * @param options.onEnding called as soon as a journey has ended
 */
export async function takeJourneys(
  variant: Variant,
  program: string,
  journeys: readonly Journey[],
  { pictureFolder, onEnding }: { pictureFolder: string | undefined; onEnding(ending: Ending): void },
): Promise<Ending[]> {
  const { user, pass } = STORAGE_CREDENTIALS;
  const portal = await startPortal({ env: { STORAGE_API_USER: user, STORAGE_API_PASS: pass } });
  const engine = await variant.start(program).catch(async (error) => {
    await portal.close();
    throw error;
  });
  const endings: Ending[] = [];
  try {
    for (const journey of journeys) {
      const picture: Scene['picture'] = async (page, name) => {
        if (!pictureFolder) return;
        await mkdir(pictureFolder, { recursive: true });
        const file = `${variant.name} ${journey.name} ${name}.png`.replaceAll(' ', '-');
        await writeFile(join(pictureFolder, file), await page.screenshot());
      };
      const ending = await takeOne(journey, { engine, scene: { portal, limits: variant.limits, picture } });
      onEnding(ending);
      endings.push(ending);
    }
  } finally {
    await engine.close();
    await portal.close();
  }
  return endings;
}
