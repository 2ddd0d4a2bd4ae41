import type { Locator, Page } from '@playwright/test';
import { type FixtureName, fixturePath } from '../fixtures/make-images';

/** The group of one side of the ID. */
export function idGroup(page: Page, side: 'Front' | 'Back'): Locator {
  return page.getByRole('group', { name: `${side} of ID` });
}

/** Chooses a test image for one side and waits for its preview. */
export async function chooseImage(page: Page, side: 'Front' | 'Back', name: FixtureName): Promise<void> {
  const group = idGroup(page, side);
  const chooser = page.waitForEvent('filechooser');
  await group.getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(await fixturePath(name));
  await group.getByRole('button', { name: 'Remove' }).waitFor();
}
