import { createServer } from 'node:http';
import { createBodyBudget } from './body-budget.mjs';
import { findRefusal, statusOfError } from './find-refusal.mjs';
import { findSender } from './find-sender.mjs';
import { SERVER_LIMITS } from './limits.mjs';
import { refuse } from './refuse.mjs';
import { shareConnections } from './share-connections.mjs';
import { createTurns } from './take-turns.mjs';
import { watchBody } from './watch-body.mjs';
import { whenOver } from './when-over.mjs';

const toOptions = (limits) => ({
  headersTimeout: limits.headersMs,
  requestTimeout: limits.requestMs,
  connectionsCheckingInterval: limits.checkEveryMs,
  keepAliveTimeout: limits.keepAliveMs,
  maxHeaderSize: limits.headersMaxBytes,
  // We have to refuse this ourselves: Node.js would answer without the headers.
  requireHostHeader: false,
});

/**
 * On the first request Next.js adds a listener that leaves sockets open forever if it has no page for them. Keep only
 * ours.
 */
function keepOnlyUpgradeListener(server, listener) {
  server.on('upgrade', listener);
  server.on('newListener', (event, added) => {
    // It is added right after this event.
    if (event === 'upgrade') queueMicrotask(() => server.off('upgrade', added));
  });
}

/** Refuses each connection once, and never in the middle of an answer. */
function createRefuser({ refusalMs }) {
  const refused = new WeakSet();
  const openResponses = new WeakMap();
  return {
    isRefused: (socket) => refused.has(socket),
    isAnswering: (socket) => (openResponses.get(socket)?.size ?? 0) > 0,
    refuse(socket, status) {
      if (refused.has(socket)) return;
      refused.add(socket);
      const isMidAnswer = [...(openResponses.get(socket) ?? [])].some(({ headersSent }) => headersSent);
      if (isMidAnswer) socket.destroy();
      else refuse(socket, status, refusalMs);
    },
    noteResponse(request, response) {
      const open = openResponses.get(request.socket) ?? new Set();
      openResponses.set(request.socket, open.add(response));
      whenOver(request, response, () => open.delete(response));
    },
  };
}

/**
 * Creates an HTTP server that passes on plain requests for its own paths, and ends anything else: upgrades (there is
 * nothing to upgrade to), CONNECT, TRACE, requests meant for a proxy, anything that is not HTTP, and anything too slow.
 *
 * @param {import('node:http').RequestListener} handle
 * @param {typeof SERVER_LIMITS} [limits]
 * @param {{
 *   trustedProxyHops?: number,
 *   admitBody?: ReturnType<typeof createBodyBudget>,
 *   isServed?: (url: string) => boolean,
 * }} [options] hops: default none; `admitBody`: a budget that several servers share, default: one of its own;
 *   `isServed`: whether a request's target is served here, the rest gets 404; default: everything
 */
export function createGuardedServer(
  handle,
  limits = SERVER_LIMITS,
  { trustedProxyHops = 0, admitBody = createBodyBudget(limits), isServed = () => true } = {},
) {
  const server = createServer(toOptions(limits));
  server.timeout = limits.idleMs;
  server.maxHeadersCount = limits.headersMaxCount;
  const refuser = createRefuser(limits);
  const takeTurn = createTurns(limits.requestsOfOneMax);
  shareConnections(server, limits.connectionsMax, refuser.isAnswering);

  server.on('request', (request, response) => {
    const { socket } = request;
    // Anything sent after a refused request is ignored.
    if (refuser.isRefused(socket)) return;
    const status = findRefusal(request, limits.headersMaxCount);
    if (status !== undefined) return refuser.refuse(socket, status);
    if (!isServed(request.url)) return refuser.refuse(socket, 404);
    const giveUp = () => refuser.refuse(socket, 503);
    const sender = findSender(request, trustedProxyHops);
    if (!admitBody(request, response, sender, giveUp)) return giveUp();
    refuser.noteResponse(request, response);
    watchBody(request, limits, () => refuser.refuse(socket, 408));
    takeTurn(request, response, sender, () => handle(request, response));
  });
  server.on('checkExpectation', ({ socket }) => refuser.refuse(socket, 417));
  server.on('connect', (_request, socket) => refuser.refuse(socket, 405));
  server.on('clientError', (error, socket) => refuser.refuse(socket, statusOfError(error)));
  keepOnlyUpgradeListener(server, (_request, socket) => refuser.refuse(socket, 400));
  return server;
}
