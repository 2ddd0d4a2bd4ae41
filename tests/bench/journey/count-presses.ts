import type { Browser, BrowserContext } from 'playwright';
import { fixturePath } from '../../fixtures/make-images';
import { idGroup } from '../../setup/id-images';
import { makeLicensePhoto } from '../../setup/license-photos';
import type { PortalServer } from '../../setup/portal-server';

const KEYS_MAX = 45;
const PRESSES_MAX = 15;

/** Counts what a person does on every page of a context: keys, and presses of a finger or mouse. */
async function countInput(context: BrowserContext): Promise<{ keys: number; presses: number }> {
  const counted = { keys: 0, presses: 0 };
  await context.exposeBinding('noteInput', (_source, kind: keyof typeof counted) => {
    counted[kind] += 1;
  });
  await context.addInitScript(() => {
    const { noteInput } = window as unknown as { noteInput(kind: string): void };
    window.addEventListener('keydown', () => noteInput('keys'), true);
    window.addEventListener('pointerdown', () => noteInput('presses'), true);
  });
  return counted;
}

/** Takes the journey with a license on a phone, and prints how many keys and presses it takes from Start to sent. */
export async function countPresses(browser: Browser, portal: PortalServer): Promise<void> {
  const license = await makeLicensePhoto();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const counted = await countInput(context);
  const page = await context.newPage();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).tap();
  const goOn = () => press('Continue');
  try {
    await page.goto(portal.url);
    const startedAt = performance.now();
    await press('Start');
    await page.getByLabel('Driver’s license').tap();
    await goOn();
    for (const [side, file] of [
      ['Front', await fixturePath('front.jpg')],
      ['Back', license],
    ] as const) {
      const chooser = page.waitForEvent('filechooser');
      await idGroup(page, side).getByRole('button', { name: 'Choose file' }).tap();
      await (await chooser).setFiles(file);
      await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor();
      await goOn();
    }
    await page.getByText('Only these are missing: Phone number and Email address.').waitFor();
    await page.getByLabel('Phone number').tap();
    await page.keyboard.type('2015106000');
    await page.getByLabel('Email address').tap();
    await page.keyboard.type('maria.sample@example.com');
    await goOn();
    await press('Submit');
    await page.waitForURL('**/status/*');
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`\nWith a license, from Start to sent (aim: at most ${KEYS_MAX} keys and ${PRESSES_MAX} presses):\n`);
    console.log('| keys | presses | scripted seconds |');
    console.log('| --- | --- | --- |');
    console.log(`| ${counted.keys} | ${counted.presses} | ${seconds.toFixed(1)} |`);
    console.log('\nA press on the shutter of the phone’s own camera, one for each photo, is not counted.');
  } finally {
    await context.close();
  }
}
