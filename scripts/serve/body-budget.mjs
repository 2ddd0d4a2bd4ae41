import { whenOver } from './when-over.mjs';

/**
 * How large a body counts whose size nobody states. Browsers always state it.
 */
const UNSTATED_BYTES = 12_000_000;

const toSize = ({ headers }) =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : UNSTATED_BYTES;

/**
 * Makes a budget for the bodies that are under way or being worked on: each takes memory until its answer is sent. A
 * body that does not fit is refused, unless others that are still arriving can make room for it: first slow ones, then
 * those of whoever holds the most, as long as that is more than the newcomer would hold. Otherwise a few slow senders
 * could keep everyone else out.
 *
 * @param {{
 *   bodiesMaxBytes: number,
 *   bodiesOfOneMaxBytes: number,
 *   smallBodyBytes: number,
 *   slowBodyMs: number,
 *   slowBodyBytesPerSecond: number,
 * }} limits
 */
export function createBodyBudget(limits) {
  const { bodiesMaxBytes, bodiesOfOneMaxBytes, smallBodyBytes, slowBodyMs, slowBodyBytesPerSecond } = limits;
  /** In the order in which they came. */
  const held = new Set();

  const sumOf = (entries) => entries.reduce((sum, { byteCount }) => sum + byteCount, 0);
  const isArriving = ({ request }) => !request.complete;

  function isSlow({ request, startedAt, readBefore }) {
    const ms = performance.now() - startedAt;
    const arrived = request.socket.bytesRead - readBefore;
    return ms > slowBodyMs && arrived < (slowBodyBytesPerSecond * ms) / 1_000;
  }

  /** Finds the body that has to go first for another; undefined if none has to. */
  function findNextToGo(entries, { sender, byteCount }) {
    const arriving = entries.filter(isArriving);
    const slow = arriving.find(isSlow);
    if (slow) return slow;
    const sums = new Map();
    for (const entry of entries) sums.set(entry.sender, (sums.get(entry.sender) ?? 0) + entry.byteCount);
    const most = Math.max(...arriving.map((entry) => sums.get(entry.sender)));
    const wouldHold = (sums.get(sender) ?? 0) + byteCount;
    return most > wouldHold ? arriving.find((entry) => sums.get(entry.sender) === most) : undefined;
  }

  /** @returns {boolean} false: there is no room for it, and nothing had to go */
  function makeRoom(entries, maxBytes, newcomer) {
    const staying = [...entries];
    const going = [];
    while (sumOf(staying) + newcomer.byteCount > maxBytes) {
      const next = findNextToGo(staying, newcomer);
      if (!next) return false;
      staying.splice(staying.indexOf(next), 1);
      going.push(next);
    }
    for (const entry of going) {
      held.delete(entry);
      entry.giveUp();
    }
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
    const startedAt = performance.now();
    const entry = { request, sender, byteCount, giveUp, startedAt, readBefore: request.socket.bytesRead };
    const own = [...held].filter((other) => other.sender === sender);
    if (!makeRoom(own, bodiesOfOneMaxBytes, entry)) return false;
    if (!makeRoom([...held], bodiesMaxBytes, entry)) return false;
    held.add(entry);
    whenOver(request, response, () => held.delete(entry));
    return true;
  };
}
