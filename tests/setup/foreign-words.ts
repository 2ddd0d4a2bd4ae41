import type { Page } from '@playwright/test';

/**
 * Lists what an Arabic page says in Latin letters, to people who see it and to those who hear it, except values that
 * people entered: those are in `<bdi>`, have a direction of their own, or stand between isolates.
 *
 * @param allowed words that are the same in every language
 */
export function listLatinWords(page: Page, allowed: readonly string[]): Promise<string[]> {
  return page.evaluate((same) => {
    const notOurs = 'bdi, script, style, noscript, [dir]:not(html), [lang]:not(html)';
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.closest(notOurs)) continue;
        for (const name of ['aria-label', 'placeholder', 'alt', 'title']) said.push(node.getAttribute(name) ?? '');
      } else if (!node.parentElement?.closest(notOurs)) {
        said.push(node.textContent ?? '');
      }
    }
    said.push(document.title);
    return said
      .map((text) => text.replaceAll(/\u2068[^\u2069]*\u2069/g, '').trim())
      .filter((text) => (text.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !same.includes(word)));
  }, allowed);
}
