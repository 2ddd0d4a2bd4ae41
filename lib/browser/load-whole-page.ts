import { answerWithin } from './answer-within';

const ANSWER_LIMIT_MS = 5_000;
const LOADED_ITEM = 'portal-loaded-again';

/**
 * Has the browser load a page from the portal, with the code of the current build. Save what was entered first.
 *
 * @param path of a page of the portal
 * @returns false if the portal does not answer: this page is then better than none
 */
export async function loadWholePage(path: string): Promise<boolean> {
  const answer = await answerWithin(ANSWER_LIMIT_MS, fetch(path, { method: 'HEAD', cache: 'no-store' }));
  if (!answer?.ok) return false;
  window.location.assign(path);
  return true;
}

/** Does that for the current address, unless this tab already did: what failed twice would fail forever. */
export async function loadWholePageOnce(): Promise<void> {
  const { pathname, search } = window.location;
  const path = `${pathname}${search}`;
  try {
    if (sessionStorage.getItem(LOADED_ITEM) === path) return;
    sessionStorage.setItem(LOADED_ITEM, path);
  } catch {
    // Without session storage, the person loads the page.
    return;
  }
  await loadWholePage(path);
}
