import { appendFileSync } from 'node:fs';
import type { Browser, BrowserContext } from '@playwright/test';
import { MARK } from './mark-messages';

type Finding = { path: string; where: string; text: string };

/** Runs in the page: reports what an English page says, to see or to hear, that no message file says. */
function watchPage(mark: string) {
  const NOT_OURS =
    'textarea, bdi, [dir=auto], time, kbd, code, script, style, noscript, [lang]:not(html), [contenteditable]';
  const NAMES = ['aria-label', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'alt', 'title'];
  const told = new Set<string>();

  const check = (element: Element | null, kind: string, text: string) => {
    if (document.documentElement.lang !== 'en' || text.includes(mark) || element?.closest(NOT_OURS)) return;
    // Countries and states, which have their own names.
    if (element instanceof HTMLOptionElement && /^[A-Z]{2}$/.test(element.value)) return;
    const words = text.replaceAll(/\u2068[^\u2069]*\u2069/g, '').trim();
    if (!/\p{L}{2}/u.test(words) || told.has(kind + words)) return;
    told.add(kind + words);
    const where = `${element?.tagName.toLowerCase() ?? 'title'}${kind}`;
    void (window as unknown as { reportWords(finding: Finding): void }).reportWords({
      path: location.pathname.replace(/[\w-]{20,}/g, '…'),
      where,
      text: words.slice(0, 120),
    });
  };
  const checkNames = (element: Element) => {
    for (const name of NAMES) check(element, ` ${name}`, element.getAttribute(name) ?? '');
  };
  const checkAll = (root: Node) => {
    if (root instanceof Text) check(root.parentElement, '', root.data);
    if (!(root instanceof Element)) return;
    checkNames(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) checkNames(node);
      else if (node instanceof Text) check(node.parentElement, '', node.data);
    }
  };
  new MutationObserver((mutations) => {
    for (const { target, addedNodes } of mutations) {
      if (target instanceof Element) checkNames(target);
      if (target instanceof Text) checkAll(target);
      for (const node of addedNodes) checkAll(node);
    }
  }).observe(document, {
    ...{ subtree: true, childList: true, characterData: true },
    attributeFilter: NAMES,
  });
}

async function watchContext(context: BrowserContext, file: string): Promise<void> {
  await context.exposeBinding('reportWords', (_, finding: Finding) =>
    appendFileSync(file, `${JSON.stringify(finding)}\n`),
  );
  await context.addInitScript(watchPage, MARK);
}

/** Has all pages of a browser, for as long as it is open, report words that are in no message file: a line of JSON each. */
export function watchWords(browser: Browser, file: string): Browser {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await watchContext(context, file);
    return context;
  };
  return browser;
}
