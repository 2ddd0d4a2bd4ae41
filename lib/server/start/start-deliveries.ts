import 'server-only';
import { findOpenInvitation } from '../applications/invitations/invitation-record';
import { findApplication } from '../applications/status-links/application-record';
import { makeReceivedMails } from '../applications/status-links/received-mails';
import { makeSubmissionCourier } from '../applications/submissions/deliver-submission';
import { atStopping } from '../at-stop.mjs';
import type { Database } from '../db/schema/database';
import { type MailedLink, makeMailCourier } from '../mail/queued-mail';
import type { Couriers } from '../outbox/deliver-entry';
import { runDeliveries } from '../outbox/run-deliveries';
import { processSingleton } from '../process-singleton';
import { getStorage, type Storage } from '../storage/get-storage';

/**
 * The couriers for everything that can be in the outbox.
 *
 * @param clock epoch milliseconds. Default: now
 */
export function makeCouriers(
  database: Database,
  storage: Omit<Storage, 'archive'>,
  clock: () => number = Date.now,
): Couriers {
  const { openKeys } = storage;
  const isLinkGood = async (link: MailedLink) => {
    const now = clock();
    if (link.kind === 'status') return (await findApplication(database.kysely, link.secret, now)) !== undefined;
    return (await findOpenInvitation(database.kysely, link.token, now)) !== undefined;
  };
  return {
    submission: makeSubmissionCourier({
      ...{ database, storage, clock },
      ...makeReceivedMails({ database, openKeys }, clock),
    }),
    mail: makeMailCourier({ openKeys, isLinkGood }),
  };
}

/**
 * Begins to deliver what is in the outbox, once for each process, until the server stops. With OUTBOX=off, too: what was
 * put there before is delivered.
 */
export async function startDeliveries(database: Database): Promise<void> {
  const started = processSingleton('deliveries', () => ({ isStarted: false }));
  if (started.isStarted) return;
  started.isStarted = true;
  atStopping(runDeliveries(database, { couriers: makeCouriers(database, await getStorage()) }));
}
