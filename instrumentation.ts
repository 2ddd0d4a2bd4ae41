/** Runs once when the server starts: a configuration or a key that is wrong stops it here, with a sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { prepareServer } = await import('./lib/server/start/prepare-server');
  await prepareServer();
}
