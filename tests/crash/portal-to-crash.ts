import type { DatabaseLocation } from '../../lib/server/db/connection/open-database';
import { startPortal } from '../setup/portal-server';
import type { ScriptServer } from '../setup/start-script';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';

/** Starts the whole portal, as `npm start` does, to be killed. Needs the production build. */
export async function startPortalToCrash({ dataDir, databaseUrl }: DatabaseLocation): Promise<ScriptServer> {
  const { user, pass } = STORAGE_CREDENTIALS;
  const env = { STORAGE_API_USER: user, STORAGE_API_PASS: pass, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const portal = await startPortal({ dataDir, env });
  let setEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    setEnded = resolve;
  });
  const kill = async () => {
    await portal.kill();
    setEnded();
  };
  return { url: portal.url, kill, ended };
}
