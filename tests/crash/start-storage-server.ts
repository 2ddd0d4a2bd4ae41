import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '../../lib/server/db/connection/open-database';
import { type ScriptServer, startScript } from '../setup/start-script';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import type { PlannedCrash } from './crash-points';

const SERVER_FILE = fileURLToPath(new URL('./storage-server.ts', import.meta.url));

/**
 * Starts the small storage server on a database.
 *
 * @param planned where it ends itself; default: nowhere
 * @returns undefined if it ended with SIGKILL before it was serving, as with a crash during startup
 * @throws with its output if it ended in any other way
 */
export function startStorageServer(
  { dataDir, databaseUrl }: DatabaseLocation,
  planned?: PlannedCrash,
): Promise<ScriptServer | undefined> {
  const { user, pass } = STORAGE_CREDENTIALS;
  return startScript(SERVER_FILE, {
    DATA_DIR: dataDir,
    STORAGE_API_USER: user,
    STORAGE_API_PASS: pass,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(planned && { PLANNED_CRASH: JSON.stringify(planned) }),
  });
}
