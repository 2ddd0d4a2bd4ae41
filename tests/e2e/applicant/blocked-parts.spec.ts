import type { Locator, Page } from '@playwright/test';
import { type FixtureName, fixturePath } from '../../fixtures/make-images';
import { ALL_PARTS, BLOCKS, type Block, blockParts } from '../../setup/block-parts';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage, idGroup } from '../../setup/id-images';
import { expectHeard, showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

const MISSING = 'Part of this page could not be loaded.';
/** Longer than any deadline for one part, in milliseconds. */
const PATIENCE_MS = 11_000;
/** Longer than the deadline for a whole page. */
const WHOLE_PAGE_PATIENCE_MS = 21_000;

// The browser reports each file that did not arrive.
test.use({
  expectedFaults: [/Failed to load resource|net::ERR_FAILED|link preload|ChunkLoadError|PartMissingError|React error/],
});
// What is still being asked for when a test ends.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });
const choose = async (page: Page, side: 'Front' | 'Back', name: FixtureName) =>
  idGroup(page, side)
    .locator('input[type=file]')
    // A camera that failed offers the phone's own, with a field of its own, behind it.
    .first()
    .setInputFiles(await fixturePath(name));

type Part = {
  name: string;
  press(page: Page): Promise<void>;
  /** What is said where the part does not arrive. */
  missing(page: Page): Locator;
  /** What is there once it has; closed again by Escape, or by `end`. */
  arrived(page: Page): Locator;
  end?(page: Page): Promise<void>;
};

/** Parts of the step with the front of the ID, which has a photo. */
const FRONT_PARTS: Part[] = [
  {
    name: 'the closer look',
    press: (page) => button(idGroup(page, 'Front'), 'Look closely').click(),
    missing: (page) => idGroup(page, 'Front').getByText(MISSING).first(),
    arrived: (page) => page.getByRole('dialog'),
  },
  {
    name: 'the code for a phone',
    press: (page) => page.getByRole('button', { name: /^Use your phone/ }).click(),
    missing: (page) => page.getByText('or add the photos below.'),
    arrived: (page) => page.getByLabel('Link for your phone'),
    end: (page) => button(page, 'Cancel').click(),
  },
  {
    name: 'finishing later',
    press: (page) => button(page, 'Save and finish later').click(),
    missing: (page) => page.getByText('Everything you entered is still here. Try again.'),
    arrived: (page) => button(page, 'Delete the saved copy'),
    end: async () => undefined,
  },
];

/** Parts of the step with the back of the ID, which has no photo yet. */
const BACK_PARTS: Part[] = [
  {
    name: 'the camera',
    press: (page) => button(idGroup(page, 'Back'), 'Take photo').click(),
    missing: (page) => idGroup(page, 'Back').getByText('or choose a file instead.').first(),
    arrived: (page) => button(page, 'Capture'),
  },
  {
    name: 'the reader of iPhone photos',
    press: (page) => choose(page, 'Back', 'front.heic'),
    missing: (page) => idGroup(page, 'Back').getByText(MISSING).first(),
    arrived: (page) => button(idGroup(page, 'Back'), 'Remove'),
    end: (page) => button(idGroup(page, 'Back'), 'Remove').click(),
  },
  {
    name: 'the reader of PDF files',
    press: (page) => choose(page, 'Back', 'scan.pdf'),
    missing: (page) => idGroup(page, 'Back').getByText(MISSING).first(),
    arrived: (page) => button(idGroup(page, 'Back'), 'Remove'),
    end: async () => undefined,
  },
];

/** Something may wait for one part after another. */
const expectInTime = (page: Page, block: Block, shown: Locator) =>
  expect(async () => {
    await wait(page, block);
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

const wait = async (page: Page, block: Block) => {
  if (block === 'never answered') await page.clock.fastForward(PATIENCE_MS);
};

/** Opens the front's step with a photo, and waits until what loads ahead of time is there. */
async function openWithPhoto(page: Page, block: Block): Promise<void> {
  if (block === 'never answered') await page.clock.install();
  await page.goto('/front');
  await chooseImage(page, 'Front', 'small.jpg');
  await expect(idGroup(page, 'Front').getByText(/Photo (added|ready)/)).toBeVisible();
  await expect(page.getByText('Reading your ID')).toBeHidden();
  await page.waitForLoadState('networkidle');
}

async function pressAll(page: Page, parts: Part[], block: Block): Promise<void> {
  for (const { name, press, missing } of parts) {
    await test.step(`${name} is ${block}`, async () => {
      await press(page);
      await expectInTime(page, block, missing(page));
    });
  }
}

async function pressAgain(page: Page, parts: Part[]): Promise<void> {
  for (const { name, press, arrived, end } of parts) {
    await test.step(`${name} arrives when it is asked for again`, async () => {
      await press(page);
      await expect(arrived(page)).toBeVisible();
      if (end) return end(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
}

const expectFrontPhoto = async (page: Page) => {
  await showStep(page, 'front');
  await expect(button(idGroup(page, 'Front'), 'Remove')).toBeVisible();
};

for (const block of BLOCKS) {
  test(`parts that are ${block} are named, cost nothing, and come when they are asked for again`, {
    tag: '@long',
  }, async ({ page }) => {
    const customer = makeTypedCustomer();
    await openWithPhoto(page, block);
    await showStep(page, 'details');
    await showStep(page, 'back');
    await page.waitForLoadState('networkidle');
    const unblock = await blockParts(page, block);
    await pressAll(page, BACK_PARTS, block);
    await showStep(page, 'front');
    await pressAll(page, FRONT_PARTS, block);
    await fillCustomer(page, customer);
    await button(page, 'Continue').click();
    await expectInTime(page, block, page.getByRole('status').filter({ hasText: MISSING }));
    await expect(page.getByLabel('Email address')).toHaveValue(customer.emailAddress);
    await unblock();
    await expectFrontPhoto(page);
    await pressAgain(page, FRONT_PARTS);
    await showStep(page, 'back');
    await pressAgain(page, BACK_PARTS);
    await submit(page);
    await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeVisible();
  });
}

test.describe('a step whose code', () => {
  for (const block of BLOCKS) {
    const tag = block === 'not found' ? [] : '@long';
    test(`is ${block} is loaded as a page of the current build, and nothing is lost`, { tag }, async ({ page }) => {
      await openWithPhoto(page, block);
      const unblock = await blockParts(page, block);
      await button(page, 'Continue').click();
      const loaded = page.waitForRequest((request) => request.isNavigationRequest());
      await button(page, 'Skip the back').click();
      await wait(page, block);
      await loaded;
      await unblock();
      await page.reload();
      await page.getByLabel('First name').fill('Ada');
      await expectFrontPhoto(page);
    });
  }

  test('does not arrive because the connection is gone stays closed until it is back', { tag: '@long' }, async ({
    page,
  }) => {
    await openWithPhoto(page, 'aborted');
    const unblock = await blockParts(page, 'aborted', /./);
    await button(page, 'Continue').click();
    await button(page, 'Skip the back').click();
    await expect(page.getByRole('status').filter({ hasText: MISSING })).toBeVisible();
    await unblock();
    await button(page, 'Skip the back').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your details' })).toBeFocused();
    await expectFrontPhoto(page);
  });

  test('the browser’s Back leads to does not arrive can be loaded again', { tag: '@long' }, async ({ page }) => {
    await openWithPhoto(page, 'aborted');
    await showStep(page, 'details');
    await page.reload();
    await expectHeard(page);
    await page.getByLabel('First name').fill('Ada');
    await page.waitForLoadState('networkidle');
    const unblock = await blockParts(page, 'aborted');
    await page.goBack();
    await expect(page.getByRole('alert').filter({ hasText: MISSING })).toBeVisible();
    await unblock();
    await button(page, 'Load the page again').click();
    await expect(button(idGroup(page, 'Front'), 'Remove')).toBeVisible();
    await page.goForward();
    await expect(page.getByLabel('First name')).toHaveValue('Ada');
  });

  test('the browser’s Back leads to is late is shown when it arrives, and the step before until then', {
    tag: '@long',
  }, async ({ page }) => {
    await openWithPhoto(page, 'never answered');
    await showStep(page, 'details');
    await page.reload();
    await expectHeard(page);
    await page.waitForLoadState('networkidle');
    const unblock = await blockParts(page, 'never answered');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Your details' })).toBeVisible();
    await wait(page, 'never answered');
    await expect(page.getByRole('alert').filter({ hasText: MISSING })).toBeVisible();
    await unblock();
    await expect(button(idGroup(page, 'Front'), 'Remove')).toBeVisible();
  });
});

test.describe('a page whose own code', () => {
  for (const block of BLOCKS) {
    const tag = block === 'aborted' ? [] : '@long';
    test(`is ${block} says so, and loads again with what was entered`, { tag }, async ({ page }) => {
      if (block === 'never answered') await page.clock.install();
      await page.goto('/details');
      await page.getByLabel('First name').fill('Ada');
      await expect.poll(() => page.evaluate(listDraftParts)).toContain('values');
      // Without its style sheet, no browser shows a page.
      const unblock = await blockParts(page, block, block === 'never answered' ? /\/chunks\/.*\.js/ : ALL_PARTS);
      await page.reload({ waitUntil: 'commit' });
      await expect(page.getByLabel('First name')).toBeVisible();
      const notice = page.getByRole('alert').filter({ hasText: 'has not loaded completely' });
      if (block === 'never answered') await page.clock.fastForward(WHOLE_PAGE_PATIENCE_MS);
      await expect(notice).toBeVisible();
      await unblock();
      // Code that arrives late after all needs no press.
      if (block !== 'never answered') await page.getByRole('link', { name: 'Load the page again' }).click();
      await expect(notice).toBeHidden();
      await expect(page.getByLabel('First name')).toHaveValue('Ada');
    });
  }

  test('misses any one file works all the same, or shows a way to load it again', { tag: '@long' }, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.clock.install();
    await page.goto('/details');
    await page.getByLabel('First name').fill('Ada');
    await page.waitForLoadState('networkidle');
    const files = await page.evaluate(() => [...document.scripts].map(({ src }) => src).filter(Boolean));
    for (const file of files) {
      await test.step(file, async () => {
        await page.route(file, (route) => route.abort());
        await page.reload({ waitUntil: 'commit' });
        const again = page.getByRole('link', { name: 'Load the page again' }).or(button(page, 'Load the page again'));
        await expect(async () => {
          const name = await page
            .getByLabel('First name')
            .inputValue({ timeout: 500 })
            .catch(() => '');
          if (name === 'Ada') return;
          // A file that fails at once is noticed only by the page's silence.
          await page.clock.fastForward(PATIENCE_MS);
          await expect(again.first()).toBeVisible({ timeout: 500 });
        }).toPass();
        await page.unroute(file);
      });
    }
    await page.reload();
    await expect(page.getByLabel('First name')).toHaveValue('Ada');
  });
});

test.describe('readers and judges that', () => {
  for (const block of BLOCKS) {
    test(`are ${block} stop nobody`, { tag: '@long' }, async ({ page }) => {
      await blockParts(page, block, /worker|vendor/);
      await page.goto('/front');
      await choose(page, 'Front', 'small.jpg');
      // In real time: a clock that is put forward would also end what is still arriving.
      await expect(button(idGroup(page, 'Front'), 'Remove')).toBeVisible({ timeout: PATIENCE_MS + 15_000 });
      await button(page, 'Continue').click();
      await button(page, 'Skip the back').click();
      await fillCustomer(page, makeTypedCustomer());
      await button(page, 'Continue').click();
      await submit(page);
      await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeVisible();
    });
  }
});
