/** Seals what is in clear in the database of DATA_DIR or DATABASE_URL, in a process of its own, as a start does. */
import { sealClearRows } from '@/lib/server/applications/clear-rows/seal-clear-rows';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { env } from '@/lib/server/env';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';

const database = await openDatabase(env());
console.log(await sealClearRows(database, await loadDocumentKeys(database, env())));
await database.close();
