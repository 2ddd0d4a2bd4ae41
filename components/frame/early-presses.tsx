import { keepEarlyDrops } from './keep-early-drops';
import { keepEarlyPresses, PRESSES_HEARD } from './keep-early-presses';
import { NOT_LOADED_ID, tellNotLoaded } from './tell-not-loaded';

const SOURCE = [keepEarlyPresses, keepEarlyDrops, tellNotLoaded]
  .map((run) => `(${run})(${JSON.stringify(PRESSES_HEARD)},${JSON.stringify(NOT_LOADED_ID)})`)
  .join(';');

/**
 * A script that holds button presses and dropped files until the page can handle them, and tells if that does not
 * happen. It comes before everything that can be pressed.
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
