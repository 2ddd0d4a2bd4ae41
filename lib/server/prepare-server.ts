import 'server-only';
import { getDatabase } from './db/get-database';
import { EnvError, env } from './env';
import { logUnexpected } from './log';
import { DocumentKeyError } from './storage/embedded/keys/document-key-error';
import { openEmbeddedStore } from './storage/embedded/open-embedded-store';

function stop(sentence: string): never {
  process.stderr.write(`\nThe portal cannot start. ${sentence}\n`);
  process.exit(1);
}

/**
 * Checks the configuration, opens the database and brings it up to date, and checks the document keys. Ends the process
 * with a sentence where the operator has to mend something; a database that cannot be reached yet is tried again later.
 */
export async function prepareServer(): Promise<void> {
  try {
    const { storageApi } = env();
    await (storageApi.url ? getDatabase() : openEmbeddedStore());
  } catch (error) {
    if (error instanceof EnvError || error instanceof DocumentKeyError) stop(error.message);
    logUnexpected(error, 'start');
  }
}
