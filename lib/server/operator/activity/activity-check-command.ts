import type { Database } from '../../db/schema/database';
import { inSnapshot } from '../../db/transactions/in-snapshot';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import type { ChainPoint } from '../../staff/activity/find-chain-break';
import { sealActivity } from '../../staff/activity/seal-activity';
import type { Command, Operator } from '../kit/command';
import { UsageError } from '../kit/operator-error';
import { countOf, formatNumber } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { type CheckedActivity, checkActivity } from './check-activity';
import { describeBreak } from './describe-break';

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

function readHead(text: string | undefined): ChainPoint | undefined {
  if (text === undefined) return undefined;
  const [, position = '', digest = ''] = HEAD.exec(text) ?? [];
  if (!digest) throw new UsageError('--head must be what this command printed as the head: NUMBER:DIGEST.');
  return { position: Number(position), digest };
}

const toDay = (ms: number) => new Date(ms).toISOString();

function tell({ print }: Operator, { found, head, sealed }: CheckedActivity): void {
  if (found) {
    print(`The record of activity is not whole. The first break:\n- ${describeBreak(found)}`);
    return;
  }
  print(`The record of activity is whole: ${countOf(head?.position ?? 0, 'entry', 'entries')}.`);
  const former = head?.former_count ?? 0;
  if (former > 0)
    print(`${formatNumber(former)} of them were written before the record was a chain: only changes since then show.`);
  print(
    sealed
      ? `Sealed up to entry ${formatNumber(sealed.position)}, at ${toDay(sealed.at)}; under seal since ${toDay(sealed.since)}.`
      : 'It had no seal yet. If the portal has run before, somebody may have removed it.',
  );
}

async function check(operator: Operator, database: Database, kept: ChainPoint | undefined): Promise<boolean> {
  const keys = await loadDocumentKeys(database, operator.settings);
  const onProgress = (entries: number) => operator.progress(`Checked ${countOf(entries, 'entry', 'entries')}…`);
  const checked = await inSnapshot(database, (snapshot) => checkActivity(snapshot, keys, { kept, onProgress }));
  tell(operator, checked);
  if (checked.found || !checked.head) return false;
  await sealActivity(database, keys, operator.now());
  operator.print(`Head, to keep elsewhere: ${checked.head.position}:${checked.head.digest}`);
  return true;
}

/** `activity-check` */
export const activityCheckCommand: Command = {
  name: 'activity-check',
  summary: 'Proves that the record of activity is whole, or names the first entry that is not.',
  details:
    'Every entry holds a digest of itself and of the entry before it, and the portal seals the last one every minute under\n' +
    'its document keys. So whoever has the database, but not the keys, can change or remove nothing that was sealed\n' +
    'without being found out. An older copy of the whole database is whole as well: keep the head that this command\n' +
    'prints somewhere else, and give it with --head the next time. The exit status is 1 if the record is not whole.',
  options: { head: { isFlag: false, value: 'HEAD', help: 'the head of an earlier check, which must still be in it' } },
  run: (operator, { values }) => {
    const kept = readHead(values.get('head'));
    return withDatabase(operator, (database) => check(operator, database, kept));
  },
};
