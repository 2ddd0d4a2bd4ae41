'use client';

import Link from 'next/link';
import type { ActivityEntry } from '@/lib/shared/staff/activity';
import { type ActivityQuery, isActivityFiltered, writeActivityQuery } from '@/lib/shared/staff/activity-query';
import { ACTIVITY_EXPORT_PATH, ACTIVITY_PATH } from '@/lib/shared/staff/staff-paths';
import type { FoundSubject } from '@/lib/shared/staff/subject';
import { useWords } from '../../words/use-words';
import { PageTurner } from '../kit/page-turner';
import { ActivityFilters } from './activity-filters';
import { ActivityTable } from './activity-table';

type ActivityLogProps = {
  query: ActivityQuery;
  page: { entries: ActivityEntry[]; older: string | undefined; newer: string | undefined };
  /** Everyone who has or had an account. */
  staff: { id: string; name: string }[];
  /** Who or what the entries are about, by id. */
  subjects: Record<string, FoundSubject>;
};

function EmptyLog({ query }: { query: ActivityQuery }) {
  const { t } = useWords('activity');
  const isBeyondEnd = Boolean(query.after || query.before);
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6">
      <h2 className="text-xl font-bold">{t('empty.title')}</h2>
      <p>{t(isActivityFiltered(query) ? 'empty.filtered' : isBeyondEnd ? 'empty.end' : 'empty.none')}</p>
      {isBeyondEnd ? (
        <Link href={ACTIVITY_PATH} className="link self-start text-accent">
          {t('empty.firstPage')}
        </Link>
      ) : null}
    </section>
  );
}

/** The log of who did what and when, with its filters, paging and export. */
export function ActivityLog({ query, page, staff, subjects }: ActivityLogProps) {
  const { t } = useWords('activity');
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const filters = { ...query, after: '', before: '' };
  const hrefTo = (place: Partial<ActivityQuery>) => ({
    href: `${ACTIVITY_PATH}${writeActivityQuery({ ...filters, ...place })}`,
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        {/* A file, not a page: the router must not fetch it. */}
        <a
          href={`${ACTIVITY_EXPORT_PATH}${writeActivityQuery(filters)}`}
          download
          title={t('exportHint')}
          className="inline-flex min-h-11 items-center rounded-lg border border-line-strong bg-surface px-5 py-2 font-semibold hover:bg-surface-muted"
        >
          {t('export')}
        </a>
      </div>
      <p className="text-ink-muted">{t('intro')}</p>
      <ActivityFilters key={writeActivityQuery(filters)} query={query} staff={staff} />
      {page.entries.length > 0 ? (
        <ActivityTable entries={page.entries} names={names} subjects={subjects} />
      ) : (
        <EmptyLog query={query} />
      )}
      <PageTurner
        label={t('pages.label')}
        previous={page.newer ? hrefTo({ before: page.newer }) : undefined}
        next={page.older ? hrefTo({ after: page.older }) : undefined}
        words={{ previous: t('pages.previous'), next: t('pages.next') }}
      />
    </>
  );
}
