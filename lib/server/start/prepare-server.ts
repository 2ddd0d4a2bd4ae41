import 'server-only';
import { ConsentError, noteShownConsents } from '../applications/consents/note-shown-consents';
import { releaseLeftClaims } from '../applications/submissions/submission-record';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { DemoError, prepareDemo } from '../demo/prepare-demo';
import { tellDemoLink } from '../demo/tell-demo-link';
import { EnvError, env } from '../env';
import { removeExpiredHandoffs } from '../handoffs/remove-expired-handoffs';
import { logUnexpected } from '../log';
import { removeExpiredParcels } from '../parcels/remove-parcels';
import { DocumentKeyError } from '../sealing/document-key-error';
import { getStaffEntrance, type StaffEntrance } from '../staff/entrance/get-staff-auth';
import { makeSetupLink } from '../staff/entrance/setup-link';
import { StaffSecretError } from '../staff/entrance/staff-secret';

function stop(sentence: string): never {
  process.stderr.write(`\nThe portal cannot start. ${sentence}\n`);
  process.exit(1);
}

async function tellSetupLink(entrance: StaffEntrance): Promise<void> {
  const link = await makeSetupLink(entrance, env(), Date.now());
  if (link === undefined) return;
  process.stdout.write(
    `\nNobody can sign in to the staff console yet. This link makes the first administrator (once, within 24 hours):\n${link}\n`,
  );
}

/**
 * Checks the configuration, opens the database and brings it up to date, and checks the document keys. Ends the process
 * with a message if there is something for the operator to fix; a database that cannot be reached yet is retried later.
 */
export async function prepareServer(): Promise<void> {
  try {
    // With a remote account too: photos on their way from a phone are encrypted under the document keys.
    const store = await openEmbeddedStore();
    await releaseLeftClaims(store.database);
    await removeExpiredHandoffs(store.database, Date.now());
    await removeExpiredParcels(store.database, Date.now());
    if (env().isDemo) {
      await prepareDemo(store, Date.now());
      tellDemoLink('Demo: everything here is invented. This link signs you in (once):');
    }
    await noteShownConsents(store.database, Date.now());
    await tellSetupLink(await getStaffEntrance());
  } catch (error) {
    const isForOperator =
      error instanceof EnvError ||
      error instanceof ConsentError ||
      error instanceof DocumentKeyError ||
      error instanceof StaffSecretError ||
      error instanceof DemoError;
    if (isForOperator) stop(error.message);
    logUnexpected(error, 'start');
  }
}
