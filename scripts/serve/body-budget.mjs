/**
 * How large a body counts whose size nobody states. Browsers always state it.
 */
const UNSTATED_BYTES = 12_000_000;

const toSize = ({ headers }) =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : UNSTATED_BYTES;

/**
 * Makes a budget for the bodies that are under way or being worked on: each takes memory until its answer is sent. A
 * body that does not fit is refused, unless a slow one can make room for it: otherwise a few slow senders could keep
 * everyone else out.
 *
 * @param {{ bodiesMaxBytes: number, bodiesOfOneMaxBytes: number, smallBodyBytes: number, slowBodyMs: number }} limits
 */
export function createBodyBudget({ bodiesMaxBytes, bodiesOfOneMaxBytes, smallBodyBytes, slowBodyMs }) {
  /** In the order in which they came. */
  const held = new Set();

  function sumOf(entries) {
    let sum = 0;
    for (const { byteCount } of entries) sum += byteCount;
    return sum;
  }
  const heldBy = (sender) => [...held].filter((entry) => entry.sender === sender);

  /** Makes room by refusing the slowest of the given bodies. @returns whether there is any such body */
  function dropSlow(entries) {
    const slowest = entries.find(
      ({ request, startedAt }) => !request.complete && performance.now() - startedAt > slowBodyMs,
    );
    if (!slowest) return false;
    held.delete(slowest);
    slowest.giveUp();
    return true;
  }

  function makeRoom(list, maxBytes, byteCount) {
    while (sumOf(list()) + byteCount > maxBytes) if (!dropSlow(list())) return false;
    return true;
  }

  /**
   * Admits a request's body, until its answer is sent.
   *
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} sender see find-sender.mjs
   * @param {() => void} giveUp called when it has to make room for another
   * @returns {boolean} false: there is no room, and nothing was counted
   */
  return function admit(request, response, sender, giveUp) {
    const byteCount = toSize(request);
    // A sign-in must be possible whatever others send.
    if (byteCount <= smallBodyBytes) return true;
    if (!makeRoom(() => heldBy(sender), bodiesOfOneMaxBytes, byteCount)) return false;
    if (!makeRoom(() => [...held], bodiesMaxBytes, byteCount)) return false;
    const entry = { request, sender, byteCount, giveUp, startedAt: performance.now() };
    held.add(entry);
    response.once('close', () => held.delete(entry));
    return true;
  };
}
