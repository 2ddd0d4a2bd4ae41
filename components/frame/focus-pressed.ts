/**
 * Gives a pressed button the focus, as most browsers do by themselves and Safari does not. What the button opens then
 * has somewhere to return the focus to.
 */
export function focusPressed({ target }: Event): void {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button && button !== document.activeElement) button.focus({ preventScroll: true, focusVisible: false });
}
