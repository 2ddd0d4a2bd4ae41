import { removeExpiredHeld } from '../../applications/held/remove-held';
import { removeExpiredCodes } from '../../applications/mailbox/mailbox-proof';
import { removeExpiredApplications } from '../../applications/status-links/application-record';
import { removeExpiredProofs } from '../../applications/submissions/renewal-proof';
import { removeOldVersions } from '../../customer-store/embedded/customer-version';
import { inTransaction } from '../../db/transactions/in-transaction';
import { emptyWriteAheadLog, rewriteTables, vacuumTables } from '../../db/upkeep/wipe-remains';
import { removeExpiredHandoffs } from '../../handoffs/remove-expired-handoffs';
import { removeExpiredEntries } from '../../outbox/outbox-entry';
import { removeExpiredParcels } from '../../parcels/remove-parcels';
import type { Command } from '../kit/command';
import { countOf } from '../kit/plain-words';
import { readWholeNumber } from '../kit/read-command-line';
import { withDatabase } from '../kit/with-database';
import { type PurgeTotals, purgeDocuments } from './purge-documents';

const DAY_MS = 86_400_000;
const MAX_DAYS = 36_500;
/** Whose rows go here, and hold keys or something sealed. */
const PURGED_TABLES = [
  'document_image_keys',
  'held_submissions',
  'outbox',
  'applications',
  'customer_versions',
  'id_readings',
] as const;

const describeTotals = ({ sets, images }: PurgeTotals) =>
  `${countOf(images, 'image')} in ${countOf(sets, 'document set')}`;

/** `purge --days N` */
export const purgeCommand: Command = {
  name: 'purge',
  summary: 'Removes ID images whose retention has ended; the customer stays.',
  details:
    'An image goes when a final status (PASS or FAIL) was given on it, or after it, at least N days ago. The images in\n' +
    'force go only when that status has stood since; a customer who is PENDING keeps them. What stays: the customer,\n' +
    'the status history, and a note of when images were removed and how many. Photos that phones sent to a form go with\n' +
    'their 15 minutes anyway, photos that went ahead of a form with their 2 hours; status links, and submissions that are\n' +
    'held for staff or could not be delivered, after 90 days. What expired of these goes here too, and so do the values\n' +
    'that a change of a record replaced at least N days ago.',
  options: {
    days: { isFlag: false, value: 'N', help: 'how many days after a final status images are kept' },
    'dry-run': { isFlag: true, help: 'only shows what would be removed' },
  },
  run: (operator, { flags, values }) => {
    const days = readWholeNumber(values.get('days'), '--days', { min: 0, max: MAX_DAYS });
    const now = operator.now();
    const isDryRun = flags.has('dry-run');
    const verb = isDryRun ? 'Would remove' : 'Removed';
    const onProgress = (totals: PurgeTotals) => operator.progress(`${verb} ${describeTotals(totals)}…`);
    return withDatabase(operator, async (database) => {
      const options = { cutoff: now - days * DAY_MS, now, isDryRun, onProgress };
      const totals = await purgeDocuments(database, options);
      operator.print(`${verb} ${describeTotals(totals)}.`);
      if (isDryRun) return true;
      await removeExpiredHandoffs(database, now);
      await removeExpiredParcels(database, now);
      await removeExpiredProofs(database.kysely, now);
      await removeExpiredCodes(database.kysely, now);
      await removeExpiredApplications(database.kysely, now);
      await inTransaction(database, (transaction) => removeExpiredHeld(transaction, now));
      await removeExpiredEntries(database.kysely, now);
      await removeOldVersions(database.kysely, options.cutoff);
      await vacuumTables(database);
      await rewriteTables(database, PURGED_TABLES);
      if (await emptyWriteAheadLog(database)) return true;
      operator.note(
        'The write-ahead log may still hold removed images, because others keep reading. Run this again later.',
      );
      return false;
    });
  },
};
