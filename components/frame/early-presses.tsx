import { keepEarlyPresses, PRESSES_HEARD } from './keep-early-presses';

/**
 * The script that holds what is pressed before the page hears it. It stands before everything that can be pressed.
 *
 * @param nonce of the page's policy; undefined where the page has none
 */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide a nonce from scripts, so it differs from what the server sent.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own function, and no value from outside
      dangerouslySetInnerHTML={{ __html: `(${keepEarlyPresses})(${JSON.stringify(PRESSES_HEARD)})` }}
    />
  );
}
