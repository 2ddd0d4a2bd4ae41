/** By connection, what is called when it closes. */
const waiting = new WeakMap();

/**
 * Calls back once: when a request's answer is sent, or its connection has closed. A response alone does not tell: while
 * earlier requests of the same connection wait for their answers, it hears nothing of the connection.
 *
 * @param {import('node:http').IncomingMessage} request that has just come
 * @param {import('node:http').ServerResponse} response
 * @param {() => void} callback
 */
export function whenOver({ socket }, response, callback) {
  const callbacks = waiting.get(socket) ?? new Set();
  if (!waiting.has(socket)) {
    waiting.set(socket, callbacks);
    socket.once('close', () => {
      for (const end of callbacks) end();
    });
  }
  const end = () => {
    if (callbacks.delete(end)) callback();
  };
  callbacks.add(end);
  response.once('close', end);
}
