'use client';

import Link from 'next/link';
import type { ListedHeld } from '@/lib/shared/held/held-submission';
import { HELD_PATH, heldPath } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { PageTurner } from '../kit/page-turner';
import { StoredText } from '../kit/stored-text';

type HeldListProps = { held: ListedHeld[]; newer: string | undefined; isFirstPage: boolean };

/** The submissions waiting for staff, oldest first. */
export function HeldList({ held, newer, isFirstPage }: HeldListProps) {
  const { t } = useWords('held');
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        <p className="text-ink-muted">{t('introduction')}</p>
      </header>
      {held.length === 0 ? <p className="rounded-xl border border-line bg-surface p-5">{t('none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line rounded-xl border border-line bg-surface px-5 empty:hidden">
        {held.map(({ id, name, emailAddress, receivedAt, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <Link
              href={heldPath(id)}
              prefetch={false}
              className="inline-flex min-h-11 min-w-0 flex-col justify-center font-semibold text-accent underline underline-offset-4 wrap-anywhere"
            >
              {name ? <StoredText>{name}</StoredText> : t('unreadable')}
            </Link>
            <StoredText className="min-w-0 flex-1 break-all">{emailAddress}</StoredText>
            <span className="flex flex-wrap gap-x-4 text-ink-muted">
              <span>
                {t('received')} <LocalTime at={receivedAt} />
              </span>
              <span>
                {t('keptUntil')} <LocalTime at={expiresAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <PageTurner
        label={t('pages.label')}
        previous={isFirstPage ? undefined : { href: HELD_PATH }}
        next={newer === undefined ? undefined : { href: `${HELD_PATH}?after=${newer}` }}
        words={{ previous: t('pages.first'), next: t('pages.next') }}
      />
    </>
  );
}
