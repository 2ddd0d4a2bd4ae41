import { expect, type Page } from '@playwright/test';

/** The least size of what is pressed, in CSS pixels (WCAG 2.2, 2.5.5). Links within a sentence are exempt there too. */
const TARGET_MIN_PX = 44;

/**
 * Lists what is wrong with the layout of a page as it is shown now: sideways scrolling, controls that lie on each other or
 * reach out of the window, text that is cut, and targets that are too small to hit.
 *
 * @returns one line for each fault; empty if there is none
 */
export function listLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate((targetMinPx) => {
    const faults: string[] = [];
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
    const isShown = (element: Element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
      !element.closest('.sr-only, [inert]');
    // A modal dialog covers the page on purpose.
    const top = document.querySelector('dialog[open]') ?? document.body;
    const shown = [...top.querySelectorAll('*')].filter(isShown);

    const overflowPx = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (overflowPx > 0) faults.push(`scrolls sideways by ${overflowPx} px`);

    const controls = shown.filter((element) => element.matches('a[href], button, input, select, textarea, summary'));
    const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const { element, box } of boxes) {
      if (box.left < -1 || box.right > document.documentElement.clientWidth + 1)
        if (!element.closest('[data-scrolls-sideways]')) faults.push(`${nameOf(element)} reaches out of the window`);
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && element.matches('a, button'))
        faults.push(`${nameOf(element)} is narrower than its text`);
      const isInSentence = element.matches('a') && getComputedStyle(element).display === 'inline';
      const isSmallBox = element.matches('input[type=checkbox], input[type=radio]');
      const label = (element as HTMLInputElement).labels?.[0];
      const isCovered = label && getComputedStyle(label, '::after').position === 'absolute';
      const target =
        isSmallBox && label
          ? ((isCovered ? label.parentElement?.parentElement : label)?.getBoundingClientRect() ?? box)
          : box;
      if (!isInSentence && (target.height < targetMinPx - 0.5 || target.width < targetMinPx - 0.5))
        faults.push(`${nameOf(element)} is ${Math.round(target.width)} × ${Math.round(target.height)} px`);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const widthPx = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const heightPx = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // What stays in view while the page scrolls lies on the page.
        const isFloating = [one, other].some(({ element }) => {
          for (let parent: Element | null = element; parent; parent = parent.parentElement)
            if (['fixed', 'sticky'].includes(getComputedStyle(parent).position)) return true;
          return false;
        });
        if (widthPx > 2 && heightPx > 2 && !isFloating)
          faults.push(`${nameOf(one.element)} and ${nameOf(other.element)} lie on each other`);
      }
    }

    for (const element of shown) {
      const style = getComputedStyle(element);
      const hasOwnText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!hasOwnText) continue;
      const isCut =
        (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
        (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
      if (isCut && !element.matches('textarea, input, select')) faults.push(`${nameOf(element)} is cut`);
    }
    return faults;
  }, TARGET_MIN_PX);
}

/** Has every page from now on show text as large as with the browser's setting; 100 is the default. */
export async function setTextSize(page: Page, percent: number) {
  await page.addInitScript((size) => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = `${size}%`;
    });
  }, percent);
}

/** Expects a page that is whole: see listLayoutFaults. Waits for what still moves. */
export async function expectSound(page: Page, state: string) {
  await expect(async () => {
    expect(await listLayoutFaults(page), state).toEqual([]);
  }).toPass({ timeout: 5_000 });
}
