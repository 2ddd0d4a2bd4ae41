/** The event by which the page says that it now handles presses itself. */
export const PRESSES_HEARD = 'portal-presses-heard';

/**
 * Holds every press of a button until the page handles presses, then presses those buttons again in the same order.
 *
 * Until its scripts have loaded, a page looks ready and ignores its buttons, and Enter in a form would post it natively and
 * empty it. The text of this function stands in the page itself, so it may use nothing from outside.
 *
 * A part of the page marked `data-unheard` is held until the mark is gone. Forms that work without scripts are left alone:
 * those that only lead to another address, and those that Next.js marks with `$ACTION_…` fields.
 *
 * @param heard the name of the event that says that more is heard now
 */
export function keepEarlyPresses(heard: string): void {
  const pressed = new Set<HTMLElement>();
  let isPageHeard = false;

  const isHeard = (button: Element) => isPageHeard && !button.closest('[data-unheard]');

  const holdClick = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || isHeard(button)) return;
    const { form, type } = button;
    if (type === 'submit' && (form?.method === 'get' || form?.querySelector('input[name^="$ACTION"]'))) return;
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
