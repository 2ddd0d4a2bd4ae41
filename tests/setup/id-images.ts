import type { Locator, Page } from '@playwright/test';
import { type FixtureName, fixturePath } from '../fixtures/make-images';
import { showStep } from './journey';

/** The group of controls for one side of the ID. */
export function idGroup(page: Page, side: 'Front' | 'Back'): Locator {
  return page.getByRole('group', { name: `${side} of ID` });
}

/** Chooses a test image for one side and waits for its preview; in the journey, on that side's step. */
export async function chooseImage(page: Page, side: 'Front' | 'Back', name: FixtureName): Promise<void> {
  await showStep(page, side === 'Front' ? 'front' : 'back');
  const group = idGroup(page, side);
  const chooser = page.waitForEvent('filechooser');
  await group.getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(await fixturePath(name));
  await group.getByRole('button', { name: 'Remove' }).waitFor();
}

/**
 * What the preview of one side shows, at full size, as a JPEG of the best quality: a PNG takes longer to create and
 * transfer.
 */
export async function readPreview(page: Page, side: 'Front' | 'Back'): Promise<Buffer> {
  await showStep(page, side === 'Front' ? 'front' : 'back');
  const dataUrl = await idGroup(page, side)
    .getByRole('img')
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/jpeg', 1);
    });
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
