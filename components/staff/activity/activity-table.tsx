import Link from 'next/link';
import type { ActivityEntry } from '@/lib/shared/staff/activity';
import { describeAction, describeActor, describeDetail } from '@/lib/shared/staff/describe-activity';
import { customerPath, heldPath, INVITATIONS_PATH, STAFF_MEMBERS_PATH } from '@/lib/shared/staff/staff-paths';
import type { FoundSubject } from '@/lib/shared/staff/subject';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { RECORD_CELL, RecordTable } from '../kit/record-table';
import { StoredText } from '../kit/stored-text';

const COLUMNS = ['when', 'who', 'what', 'detail', 'subject'] as const;

type Names = ReadonlyMap<string, string>;

type Subjects = Readonly<Record<string, FoundSubject>>;

type SubjectProps = { id: string | undefined; found: FoundSubject | undefined; names: Names };

/** What an entry is about, by name and with the page that shows it: a customer, a submission, a member; or an id. */
function Subject({ id, found, names }: SubjectProps) {
  const { t } = useWords('activity');
  if (!id) return t('none');
  const [href, text] = nameSubject(id, found, names.get(id));
  if (!href) return <StoredText className="break-all">{text}</StoredText>;
  return (
    <Link href={href} prefetch={false} title={id} className="link break-words text-accent max-lg:wrap-anywhere">
      <StoredText>{text || t(found?.kind === 'held' ? 'openHeld' : 'openCustomer')}</StoredText>
    </Link>
  );
}

/** The page of a subject, if there is one, and its name, which may be empty. */
function nameSubject(id: string, found: FoundSubject | undefined, memberName: string | undefined) {
  if (found?.kind === 'customer') return [customerPath(id), found.name] as const;
  if (found?.kind === 'held') return [heldPath(id), ''] as const;
  if (found?.kind === 'invitation') return [INVITATIONS_PATH, found.emailAddress] as const;
  return memberName === undefined ? ([undefined, id] as const) : ([STAFF_MEMBERS_PATH, memberName] as const);
}

/** The detail in words, and where a refused caller came from. */
function Detail({ entry: { action, detail, addressDigest } }: { entry: ActivityEntry }) {
  const { t } = useWords('activity');
  return (
    <>
      {detail === undefined ? t('none') : <StoredText>{describeDetail(t, { action, detail })}</StoredText>}
      {addressDigest ? (
        <span className="block break-all text-base text-ink-muted">{t('address', { digest: addressDigest })}</span>
      ) : null}
    </>
  );
}

type ActivityTableProps = { entries: ActivityEntry[]; names: Names; subjects: Subjects };

/** Log entries as a table. */
export function ActivityTable({ entries, names, subjects }: ActivityTableProps) {
  const { t } = useWords('activity');
  return (
    <RecordTable caption={t('caption')} columns={COLUMNS.map((name) => [name, t(`columns.${name}`)] as const)}>
      {entries.map((entry) => (
        <tr
          key={entry.id}
          className="flex flex-col gap-1 border-b border-line px-3 py-3 md:table-row md:px-0 md:hover:bg-surface-muted"
        >
          <td data-label={t('columns.when')} className={RECORD_CELL}>
            <LocalTime at={entry.at} />
          </td>
          <td data-label={t('columns.who')} className={RECORD_CELL}>
            <StoredText>{describeActor(t, entry, names)}</StoredText>
          </td>
          <td data-label={t('columns.what')} className={`${RECORD_CELL} font-semibold`}>
            {describeAction(t, entry.action)}
          </td>
          <td data-label={t('columns.detail')} className={RECORD_CELL}>
            <Detail entry={entry} />
          </td>
          <td data-label={t('columns.subject')} className={RECORD_CELL}>
            <bdi>
              <Subject id={entry.subjectId} found={subjects[entry.subjectId ?? '']} names={names} />
            </bdi>
          </td>
        </tr>
      ))}
    </RecordTable>
  );
}
