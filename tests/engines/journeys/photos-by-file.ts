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

/** Runs in the page: what the preview shows, as a JPEG in base64; undefined until it shows anything. */
function readPreview(): string | undefined {
  const image = document.querySelector<HTMLImageElement>('fieldset img, [role=group] img');
  if (!image?.complete || image.naturalWidth === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  // WebKit now and then draws nothing at first.
  if (context?.getImageData(0, 0, 1, 1).data[3] === 0) return undefined;
  const url = canvas.toDataURL('image/jpeg', 0.95);
  return url.slice(url.indexOf(',') + 1);
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
