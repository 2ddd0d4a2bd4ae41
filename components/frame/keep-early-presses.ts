/** The event by which the page says that it now handles presses itself. */
export const PRESSES_HEARD = 'portal-presses-heard';

/**
 * Holds every press of a button until the page handles presses, then presses those buttons again in the same order.
 *
 * Until its scripts have loaded, a page looks ready and ignores its buttons, and Enter in a form would post it natively and
 * empty it. The text of this function stands in the page itself, so it may use nothing from outside.
 *
 * A form that works without scripts (Next.js marks it with `$ACTION_…` fields) is left alone.
 *
 * @param heard the name of the event that ends it
 */
export function keepEarlyPresses(heard: string): void {
  const pressed = new Set<HTMLElement>();

  const holdClick = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || button.form?.querySelector('input[name^="$ACTION"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.add(button);
  };

  const press = () => {
    window.removeEventListener('click', holdClick, true);
    for (const button of pressed) if (button.isConnected) button.click();
  };

  window.addEventListener('click', holdClick, true);
  window.addEventListener(heard, press, { once: true });
}
