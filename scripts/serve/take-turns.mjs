import { whenOver } from './when-over.mjs';

/**
 * Lets each sender have so many requests under way at a time; more of theirs wait for their turn, in the order in which
 * they came. Otherwise everyone would wait for a stranger who asks for pages on very many connections.
 *
 * @param {number} atOnceMax
 */
export function createTurns(atOnceMax) {
  /** Only senders who have requests under way. @type {Map<string, { underWayCount: number, waiting: Set<() => void> }>} */
  const turns = new Map();

  function endTurn(sender) {
    const own = turns.get(sender);
    own.underWayCount -= 1;
    const [next] = own.waiting;
    if (next) next();
    else if (own.underWayCount === 0) turns.delete(sender);
  }

  /**
   * Does the work for a request at its sender's next turn: at once unless they have too much under way. Nothing is done
   * for a request whose connection has closed by then.
   *
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} sender see find-sender.mjs
   * @param {() => void} work
   */
  return function takeTurn(request, response, sender, work) {
    const own = turns.get(sender) ?? { underWayCount: 0, waiting: new Set() };
    turns.set(sender, own);
    const begin = () => {
      own.waiting.delete(begin);
      own.underWayCount += 1;
      work();
    };
    // It waits no more, or its turn is over.
    whenOver(request, response, () => own.waiting.delete(begin) || endTurn(sender));
    if (own.underWayCount < atOnceMax) begin();
    else own.waiting.add(begin);
  };
}
