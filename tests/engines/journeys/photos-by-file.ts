import { type FixtureName, readFixture } from '../../fixtures/make-images';
import { measureDifference } from '../../setup/compare-images';
import { makeTypedCustomer } from '../../setup/customer-form';
import { getStored } from '../../setup/stored-customer';
import type { Person } from '../person';
import type { Journey, Scene } from './journey';

/** Each shows the same picture as front.jpg. */
const FILES: readonly FixtureName[] = [
  ...(['front.jpg', 'progressive.jpg', 'transparent.png', '16-bit.png', 'front.webp', 'front.gif'] as const),
  ...(['front.bmp', 'os2.bmp', 'front.avif', 'front.heic', 'photo-48mp.jpg', 'scan.pdf'] as const),
];

/** Of another picture, or of the same with a white margin: only that it is taken is checked. */
const NOT_COMPARED: readonly FixtureName[] = ['scan.pdf', 'photo-48mp.jpg', 'transparent.png'];

/** Levels, 0 to 255. Each format loses something. */
const DIFFERENCE_MAX = 6;

/** Runs in the page: whether the photo was taken or refused; undefined while it is being prepared. */
function findEnd(): { isTaken: boolean; problem: string } | undefined {
  const group = document.querySelector('fieldset:has(input[type=file]), [role=group]:has(input[type=file])');
  const isTaken = [...(group?.querySelectorAll('button') ?? [])].some((button) => button.textContent === 'Remove');
  const problem = group?.querySelector('[id$="-messages"]')?.textContent ?? '';
  return isTaken || problem ? { isTaken, problem } : undefined;
}

type Keeping = { lastShown?: Blob };

/** Runs in the page, and keeps each picture that the page shows from then on: canvases may not draw what the file holds. */
function keepShown(): void {
  const makeUrl = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (shown) => {
    if (shown instanceof Blob && shown.type === 'image/jpeg') (window as Keeping).lastShown = shown;
    return makeUrl(shown);
  };
}

/** Runs in the page: the JPEG of the preview in base64; undefined until it is shown. */
async function readPreview(): Promise<string | undefined> {
  const image = document.querySelector<HTMLImageElement>('fieldset img, [role=group] img');
  const { lastShown } = window as Keeping;
  if (!image?.complete || image.naturalWidth === 0 || !lastShown) return undefined;
  const bytes = new Uint8Array(await lastShown.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function tryFile(person: Person, { limits }: Scene, name: FixtureName): Promise<boolean> {
  await person.giveFile('Front', name);
  const { isTaken, problem } = await person.wait(`${name} to be taken or refused`, findEnd);
  const isRefused = limits.refusedFiles?.includes(name) ?? false;
  if (isTaken === isRefused) throw new Error(`${name} was ${isTaken ? 'taken' : `refused: ${problem}`}`);
  if (!isTaken) {
    // What to do next is always said.
    if (!/choose|take|save|try/i.test(problem)) throw new Error(`${name}: ${problem}`);
    await person.open('/front');
    await person.page.evaluate(keepShown);
    return false;
  }
  if (!limits.hasNoCanvas && !NOT_COMPARED.includes(name)) {
    const preview = Buffer.from(await person.wait(`the preview of ${name}`, readPreview), 'base64');
    const difference = await measureDifference(preview, await readFixture('front.jpg'));
    if (difference > DIFFERENCE_MAX) throw new Error(`${name} differs by ${difference.toFixed(1)}`);
  }
  await person.press('Remove', 'Front of ID');
  return true;
}

/** Every format is tried on the front, then the application is sent with a JPEG of each side. */
export const photosByFile: Journey = {
  name: 'photos by file',
  async take(scene) {
    const person = await scene.meet();
    await person.open('/');
    await scene.picture(person.page, 'start');
    await person.press('Start');
    await person.expectHeading('Which ID do you have?');
    await person.check('Driver’s license');
    await scene.picture(person.page, 'which-id');
    await person.press('Continue');
    await person.expectHeading('Front of your ID');
    await person.page.evaluate(keepShown);
    const taken: string[] = [];
    for (const name of FILES) if (await tryFile(person, scene, name)) taken.push(name);
    await person.chooseFile('Front', 'front.jpg');
    await scene.picture(person.page, 'front');
    await person.press('Continue');
    await person.expectHeading('Back of your ID');
    await person.chooseFile('Back', 'back.jpg');
    await person.press('Continue');
    const customer = makeTypedCustomer();
    await person.fillDetails(customer);
    await scene.picture(person.page, 'details');
    await person.press('Continue');
    await person.expectHeading('Check and send');
    await scene.picture(person.page, 'check');
    await person.send();
    await scene.picture(person.page, 'status');
    const { front } = await getStored(scene.portal, customer.emailAddress);
    const difference = await measureDifference(Buffer.from(front), await readFixture('front.jpg'));
    if (difference > DIFFERENCE_MAX) throw new Error(`What was stored differs by ${difference.toFixed(1)}`);
    return `sent; ${taken.length} of ${FILES.length} formats`;
  },
};
