import { expect, type Page } from '@playwright/test';
import { STEPS, type Step } from '@/lib/shared/journey/steps';

const HEADINGS: Record<Step, RegExp> = {
  'which-id': /^Which ID do you have\?$/,
  front: /^(Front of your ID|Photo page of your passport)$/,
  back: /^Back of your ID$/,
  details: /^Your details$/,
  check: /^Check and send$/,
};

const isJourney = (page: Page) => STEPS.some((step) => new URL(page.url()).pathname.endsWith(`/${step}`));

/** Waits until the page's scripts listen. What is typed or pressed before is kept too, but is not acted on yet. */
export async function expectHeard(page: Page): Promise<void> {
  await expect(page.locator('form[aria-labelledby]:not([data-unheard])')).toBeAttached();
}

/** Shows a step of the journey the page is on, as the browser's back and forward do; does nothing elsewhere. */
export async function showStep(page: Page, step: Step): Promise<void> {
  if (!isJourney(page)) return;
  const heading = page.getByRole('heading', { level: 1 });
  // If the page isn't listening yet, the address would change and the page would not.
  await expectHeard(page);
  await page.evaluate((next) => {
    const base = window.location.pathname.replace(/\/[^/]+$/, '');
    window.history.pushState(null, '', `${base}/${next}`);
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }));
  }, step);
  await expect(heading).toHaveText(HEADINGS[step]);
}

/** Sends what was entered, from the last step of the journey. */
export async function submit(page: Page): Promise<void> {
  await showStep(page, 'check');
  await page.getByRole('button', { name: 'Submit' }).click();
}
