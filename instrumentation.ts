/** Runs once when the server starts: an invalid configuration or key stops it here, with an explanation. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // Developers read what Next.js tells them.
  if (process.env.NODE_ENV === 'production') (await import('./lib/server/start/log-console')).logConsole();
  const { preventCallsToItself } = await import('./lib/server/start/no-calls-to-itself');
  preventCallsToItself();
  const { prepareServer } = await import('./lib/server/start/prepare-server');
  await prepareServer();
}

/** Next.js calls this for what it caught in a page, an action or a route handler. */
export async function onRequestError(error: unknown) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./lib/server/start/log-request-error');
  logRequestError(error);
}
