/**
 * Gives a pressed button the focus, as most browsers do by themselves and Safari does not. What the button opens then
 * has somewhere to return the focus to. Enter in a field also clicks a button, and leaves the focus where it is.
 */
export function focusPressed({ target, detail }: MouseEvent): void {
  const isByPointer = detail > 0;
  const button = isByPointer && target instanceof Element ? target.closest('button') : null;
  if (button && button !== document.activeElement) button.focus({ preventScroll: true, focusVisible: false });
}
