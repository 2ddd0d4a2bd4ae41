import { keepEarlyDrops } from './keep-early-drops';
import { keepEarlyPresses, PRESSES_HEARD } from './keep-early-presses';

const SOURCE = [keepEarlyPresses, keepEarlyDrops]
  .map((keep) => `(${keep})(${JSON.stringify(PRESSES_HEARD)})`)
  .join(';');

/**
 * A script that holds button presses and dropped files until the page can handle them. It comes before everything that
 * can be pressed.
 *
 * @param nonce from the page's policy; undefined if the page has none
 */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide nonces from scripts, so it differs from what the server sent.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own functions, with no outside values
      dangerouslySetInnerHTML={{ __html: SOURCE }}
    />
  );
}
