/** The event that signals that the page now handles presses itself. */
export const PRESSES_HEARD = 'portal-presses-heard';

/**
 * Holds every button press until the page handles presses, then presses those buttons again in the same order.
 *
 * Until its scripts have loaded, a page looks ready but ignores its buttons, and pressing Enter in a form would submit
 * it natively and clear it. The source of this function is inlined in the page, so it must not use anything from
 * outside.
 *
 * Presses in a part of the page marked `data-unheard` are held until the mark is removed. Forms that only go to another
 * address are left alone: they work without scripts. Forms with a server action do not, because pages send no referrer:
 * the browser then posts `Origin: null`, which Next.js refuses.
 *
 * @param heard name of the event that signals that more of the page now handles presses
 */
export function keepEarlyPresses(heard: string): void {
  const pressed = new Set<HTMLElement>();
  let isPageHeard = false;

  const isHeard = (button: Element) => isPageHeard && !button.closest('[data-unheard]');

  const holdClick = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || isHeard(button)) return;
    const { form, type } = button;
    if (type === 'submit' && form?.method === 'get') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.add(button);
  };

  const press = () => {
    isPageHeard = true;
    for (const button of pressed) {
      if (button.isConnected && !isHeard(button)) continue;
      pressed.delete(button);
      button.click();
    }
  };

  window.addEventListener('click', holdClick, true);
  window.addEventListener(heard, press);
}
