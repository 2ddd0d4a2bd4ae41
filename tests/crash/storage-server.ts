/** The embedded storage API in its own process: what the portal serves, opened by the same code, and quick to start. */

import { createEmbeddedStorageApi } from '../../lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '../../lib/server/db/connection/open-database';
import { loadDocumentKeys } from '../../lib/server/sealing/load-document-keys';
import { serveHandler } from '../setup/serve-handler';
import { SERVICE_HEADER } from './call-storage';
import { getCrashPoint, isStartPoint, type PlannedCrash } from './crash-points';
import { watchStatements } from './watch-statements';

const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl, STORAGE_API_USER: user = '', PLANNED_CRASH } = process.env;
const pass = process.env.STORAGE_API_PASS ?? '';
const planned: PlannedCrash | undefined = PLANNED_CRASH ? JSON.parse(PLANNED_CRASH) : undefined;
/** Reads are recorded, too: what they do does not count. */
let isWriting = false;

function endAtPlannedCrash({ point, nth }: PlannedCrash): void {
  const { statement, when } = getCrashPoint(point);
  let passed = 0;
  const look = (sql: string) => {
    if (!statement.test(sql) || !(isWriting || isStartPoint(point))) return;
    passed += 1;
    if (passed === nth) process.kill(process.pid, 'SIGKILL');
  };
  const ignore = () => undefined;
  watchStatements(when === 'before' ? { before: look, after: ignore } : { before: ignore, after: look });
}

/** Exits along with the process that started it, however that one ends. */
process.stdin.resume().on('end', () => process.exit());

if (planned) endAtPlannedCrash(planned);
const database = await openDatabase({ dataDir, databaseUrl });
const keys = await loadDocumentKeys(database, { dataDir });
const api = createEmbeddedStorageApi({
  openStore: async () => ({ database, keys }),
  credentials: { user, pass },
  portalUrl: 'http://127.0.0.1',
  logFailure: (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 'logged';
  },
});
const { origin } = await serveHandler((request) => {
  isWriting ||= request.headers.get(SERVICE_HEADER) === 'createOrUpdateCustomer';
  return api.handleHttp(request);
});
process.stdout.write(`Ready: ${origin}\n`);
