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

/** Whether the browser itself died, as WebKitGTK's now and then does in GStreamer when a camera stops. */
const hasCrashed = (page: EnginePage) =>
  page
    .evaluate(() => true)
    .then(
      (answer) => !answer,
      () => true,
    );

async function takeOnce(journey: Journey, { engine, scene }: Place): Promise<Ending & { isCrash?: boolean }> {
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
    const isCrash = (await Promise.all(pages.map(hasCrashed))).includes(true);
    const seconds = (Date.now() - startedAt) / 1000;
    return { ...ending, end: isCrash ? 'browser crashed' : 'failed', problem: String(error), seconds, isCrash };
  } finally {
    await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
  }
}

/** Takes a journey, and once more if the browser crashed: a portal that crashes browsers does so again. */
async function takeOne(journey: Journey, place: Place): Promise<Ending> {
  const first = await takeOnce(journey, place);
  if (!first.isCrash) return first;
  const second = await takeOnce(journey, place);
  return { ...second, end: `${second.end}, after the browser itself had crashed once` };
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
