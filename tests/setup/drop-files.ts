import type { Locator } from '@playwright/test';
import { type FixtureName, readFixture } from '../fixtures/make-images';

/** Drags a picture out of another page, as browsers hand it over when they give no file, and drops it on an element. */
export async function dropPictureOfPage(target: Locator, address: string): Promise<void> {
  const dataTransfer = await target.page().evaluateHandle((source) => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', source);
    transfer.setData('text/html', `<img src="${source}">`);
    return transfer;
  }, address);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
}

/** Drags test images over an element and drops them there, as from a desktop. */
export async function dropFiles(target: Locator, names: readonly FixtureName[]): Promise<void> {
  const files = await Promise.all(
    names.map(async (name) => ({ name, base64: (await readFixture(name)).toString('base64') })),
  );
  const dataTransfer = await target.page().evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
}
