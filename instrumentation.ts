/** Runs once when the server starts: an invalid configuration or key stops it here, with an explanation. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { prepareServer } = await import('./lib/server/start/prepare-server');
  await prepareServer();
}
