import Link from 'next/link';
import type { ActivityEntry } from '@/lib/shared/staff/activity';
import { describeAction, describeActor, describeDetail } from '@/lib/shared/staff/describe-activity';
import { customerPath } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { RecordTable } from '../kit/record-table';

const COLUMNS = ['when', 'who', 'what', 'detail', 'subject'] as const;

/** On phones each row is a card, with the column's name before each value. */
const CELL =
  'flex gap-3 break-words before:w-24 before:shrink-0 before:text-ink-muted before:content-[attr(data-label)] md:table-cell md:px-3 md:py-2 md:align-middle md:before:content-none';

type Names = ReadonlyMap<string, string>;

/** What an entry is about: a customer's page if there is one, a member by name, otherwise an id. */
function Subject({ entry: { action, subjectId }, names }: { entry: ActivityEntry; names: Names }) {
  const { t } = useWords('activity');
  if (!subjectId) return t('none');
  if (/^(customer|documents)\.|^access\.record-refused$/.test(action)) {
    return (
      <Link
        href={customerPath(subjectId)}
        prefetch={false}
        title={subjectId}
        className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
      >
        {t('openCustomer')}
      </Link>
    );
  }
  return <span className="break-all">{names.get(subjectId) ?? subjectId}</span>;
}

/** The detail in words, and where a refused caller came from. */
function Detail({ entry: { detail, addressDigest } }: { entry: ActivityEntry }) {
  const { t } = useWords('activity');
  return (
    <>
      {detail === undefined ? t('none') : describeDetail(t, detail)}
      {addressDigest ? (
        <span className="block break-all text-base text-ink-muted">{t('address', { digest: addressDigest })}</span>
      ) : null}
    </>
  );
}

/** Log entries as a table. */
export function ActivityTable({ entries, names }: { entries: ActivityEntry[]; names: Names }) {
  const { t } = useWords('activity');
  return (
    <RecordTable caption={t('caption')} columns={COLUMNS.map((name) => [name, t(`columns.${name}`)] as const)}>
      {entries.map((entry) => (
        <tr
          key={entry.id}
          className="flex flex-col gap-1 border-b border-line px-3 py-3 md:table-row md:px-0 md:hover:bg-surface-muted"
        >
          <td data-label={t('columns.when')} className={CELL}>
            <LocalTime at={entry.at} />
          </td>
          <td data-label={t('columns.who')} className={CELL}>
            <bdi>{describeActor(t, entry, names)}</bdi>
          </td>
          <td data-label={t('columns.what')} className={`${CELL} font-semibold`}>
            {describeAction(t, entry.action)}
          </td>
          <td data-label={t('columns.detail')} className={CELL}>
            <Detail entry={entry} />
          </td>
          <td data-label={t('columns.subject')} className={CELL}>
            <bdi>
              <Subject entry={entry} names={names} />
            </bdi>
          </td>
        </tr>
      ))}
    </RecordTable>
  );
}
