import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { sealClearRows } from '../applications/clear-rows/seal-clear-rows';
import { noteShownConsents } from '../applications/consents/note-shown-consents';
import { releaseLeftClaims } from '../applications/submissions/submission-record';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import type { Store } from '../customer-store/embedded/store';
import { isDatabaseUnavailable } from '../db/transactions/database-error';
import { prepareDemo } from '../demo/prepare-demo';
import { tellDemoLink } from '../demo/tell-demo-link';
import { env } from '../env';
import { removeExpiredHandoffs } from '../handoffs/remove-expired-handoffs';
import { logger, logUnexpected } from '../log';
import { removeExpiredParcels } from '../parcels/remove-parcels';
import { getStaffEntrance, type StaffEntrance } from '../staff/entrance/get-staff-auth';
import { makeSetupLink } from '../staff/entrance/setup-link';
import { noteChecked } from '../start-signal.mjs';
import { sealActivityRegularly } from './seal-regularly';
import { startDeliveries } from './start-deliveries';
import { findStartFailure } from './start-failure';

/** How long to wait before a database that could not be reached is tried again, in milliseconds. */
const TRY_AGAIN_MS = 5_000;

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

/** What an earlier version stored in clear. Without this the portal works as well, and the next start tries again. */
async function sealWhatIsClear({ database, keys }: Store): Promise<void> {
  try {
    const rows = await sealClearRows(database, keys);
    if (rows > 0) logger.info({ rows }, 'texts that an earlier version stored in clear are sealed');
  } catch (error) {
    logUnexpected(error, 'seal-clear-rows');
  }
}

async function prepare(): Promise<void> {
  // With a remote account too: photos on their way from a phone are encrypted under the document keys.
  const store = await openEmbeddedStore();
  await releaseLeftClaims(store.database);
  await removeExpiredHandoffs(store.database, Date.now());
  await removeExpiredParcels(store.database, Date.now());
  if (env().isDemo) {
    await prepareDemo(store, Date.now());
    tellDemoLink('Demo: everything here is invented. This link signs you in (once):');
  }
  await sealWhatIsClear(store);
  await noteShownConsents(store.database, Date.now());
  sealActivityRegularly();
  await startDeliveries(store.database);
  const entrance = await getStaffEntrance();
  noteChecked();
  await tellSetupLink(entrance);
}

/** @returns whether it is worth trying again */
async function tryToPrepare(isFirst: boolean): Promise<boolean> {
  try {
    await prepare();
    return false;
  } catch (error) {
    const sentence = findStartFailure(error);
    if (sentence !== undefined) stop(sentence);
    if (isFirst) logUnexpected(error, 'start');
    return isDatabaseUnavailable(error);
  }
}

async function goOnTrying(): Promise<void> {
  do await sleep(TRY_AGAIN_MS, undefined, { ref: false });
  while (await tryToPrepare(false));
}

/**
 * Checks the configuration, opens the database and brings it up to date, and checks the document keys. Ends the process
 * with a message if there is something for the operator to fix; a database that cannot be reached yet is tried again,
 * with the same checks, until it can.
 */
export async function prepareServer(): Promise<void> {
  if (await tryToPrepare(true)) void goOnTrying();
  noteChecked();
}
