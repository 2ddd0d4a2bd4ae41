/**
 * Keeps files that are dropped on the page before its scripts have loaded: they go into a file input, where the page
 * finds them. Otherwise the browser would open the file and leave the page.
 *
 * The source of this function is inlined in the page, so it must not use anything from outside.
 *
 * @param heard name of the event that signals that the page now handles drops itself
 */
export function keepEarlyDrops(heard: string): void {
  const keep = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type !== 'drop' || !(event.target instanceof Element)) return;
    const inputs = 'input[type=file]';
    const input = event.target.closest('fieldset')?.querySelector<HTMLInputElement>(inputs);
    const anyInput = input ?? document.querySelector<HTMLInputElement>(inputs);
    if (anyInput) anyInput.files = event.dataTransfer.files;
  };
  const stop = () => {
    window.removeEventListener('dragover', keep);
    window.removeEventListener('drop', keep);
  };
  window.addEventListener('dragover', keep);
  window.addEventListener('drop', keep);
  window.addEventListener(heard, stop, { once: true });
}
