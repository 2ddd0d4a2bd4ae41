const hasBody = ({ headers }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Watches a body arrive, and gives up on one that trickles. While it waits for us to read it, the sender is not to
 * blame.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {{ bodyWindowMs: number, bodyWindowMinBytes: number }} limits
 * @param {() => void} giveUp called once
 */
export function watchBody(request, { bodyWindowMs, bodyWindowMinBytes }, giveUp) {
  if (!hasBody(request)) return;
  const { socket } = request;
  let byteCount = socket.bytesRead;
  let waitedForUs = false;
  const look = () => {
    if (request.complete) return clearInterval(timer);
    const arrived = socket.bytesRead - byteCount;
    byteCount += arrived;
    const waitsForUs = request.readableLength >= request.readableHighWaterMark;
    // Also if we have only just started reading again.
    const isSlow = arrived < bodyWindowMinBytes && !waitsForUs && !waitedForUs;
    waitedForUs = waitsForUs;
    if (!isSlow) return;
    clearInterval(timer);
    giveUp();
  };
  const timer = setInterval(look, bodyWindowMs);
  timer.unref();
  request.once('close', () => clearInterval(timer));
}
