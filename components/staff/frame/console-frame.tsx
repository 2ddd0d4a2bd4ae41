'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { forgetDrafts } from '@/lib/browser/draft/draft';
import { hasPermission, type StaffPermission, type StaffRole } from '@/lib/shared/staff/staff';
import {
  ACCOUNT_PATH,
  ACTIVITY_PATH,
  CUSTOMERS_PATH,
  HELD_PATH,
  INVITATIONS_PATH,
  NEW_CUSTOMER_PATH,
  STAFF_MEMBERS_PATH,
  UNDELIVERED_PATH,
} from '@/lib/shared/staff/staff-paths';
import { CompanyMark } from '../../company/company-mark';
import { PressesHeard } from '../../frame/presses-heard';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { LanguageChoice } from '../../words/language-choice';
import { useWords } from '../../words/use-words';
import { IdleWarning } from './idle-warning';
import type { IdleActions } from './use-idle-clock';

const PLACES: {
  path: string;
  name: 'customers' | 'newCustomer' | 'held' | 'undelivered' | 'invitations' | 'activity' | 'members';
  needs: StaffPermission;
}[] = [
  { path: CUSTOMERS_PATH, name: 'customers', needs: 'look-up-customers' },
  { path: NEW_CUSTOMER_PATH, name: 'newCustomer', needs: 'enter-customers' },
  { path: HELD_PATH, name: 'held', needs: 'decide' },
  { path: UNDELIVERED_PATH, name: 'undelivered', needs: 'decide' },
  { path: INVITATIONS_PATH, name: 'invitations', needs: 'invite-customers' },
  { path: ACTIVITY_PATH, name: 'activity', needs: 'view-activity' },
  { path: STAFF_MEMBERS_PATH, name: 'members', needs: 'manage-staff' },
];

const LINK =
  'inline-flex min-h-11 min-w-11 items-center justify-center font-semibold text-ink-muted aria-[current=page]:text-accent aria-[current=page]:underline aria-[current=page]:underline-offset-8';

type ConsoleFrameProps = {
  name: string;
  role: StaffRole;
  /** How many submissions are waiting for staff. */
  heldCount: number;
  /** How many submissions could not be delivered and wait for staff; undefined: there is nothing in the outbox. */
  undeliveredCount: number | undefined;
  /** Whether the member has to be told of a link for a new password. */
  hasResetNotice: boolean;
  signOut(): Promise<void>;
  idle: IdleActions;
  children: ReactNode;
};

/** The most specific section that contains a path. */
const findPlace = (pathname: string) =>
  [...PLACES].sort((a, b) => b.path.length - a.path.length).find(({ path }) => pathname.startsWith(path))?.path;

/** The frame of the staff console: navigation, who is signed in, and the page. */
export function ConsoleFrame(props: ConsoleFrameProps) {
  const { name, role, heldCount, undeliveredCount, hasResetNotice, signOut, idle, children } = props;
  const { t } = useWords('staff');
  const pathname = usePathname();
  const current = findPlace(pathname);
  const here = (path: string) => (path === current || pathname === path ? 'page' : undefined);
  const counts = { held: heldCount, undelivered: undeliveredCount ?? 0 };
  // A page for what hardly ever happens, shown when it does.
  const isShown = ({ path, name: place, needs }: (typeof PLACES)[number]) =>
    hasPermission(role, needs) && (place !== 'undelivered' || undeliveredCount !== undefined || path === current);
  const labelOf = (place: (typeof PLACES)[number]['name']) =>
    (place === 'held' || place === 'undelivered') && counts[place] > 0
      ? t(`navigation.${place}Count`, { count: counts[place] })
      : t(`navigation.${place}`);
  return (
    <div className="mx-auto flex min-h-dvh max-w-7xl flex-col px-4 pb-10 text-base sm:px-6">
      <header className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2">
        <div className="flex flex-wrap items-center gap-x-8">
          <CompanyMark />
          <nav aria-label={t('navigation.label')}>
            <ul className="flex flex-wrap gap-x-5">
              {PLACES.filter(isShown).map(({ path, name: place }) => (
                <li key={place}>
                  <Link href={path} prefetch={false} aria-current={here(path)} className={LINK}>
                    {labelOf(place)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className="flex flex-wrap items-center gap-x-4">
          <Link
            href={ACCOUNT_PATH}
            prefetch={false}
            aria-current={here(ACCOUNT_PATH)}
            aria-label={t('navigation.account')}
            className={LINK}
          >
            <bdi>{name}</bdi>
          </Link>
          <LanguageChoice />
          <form action={signOut} onSubmit={() => forgetDrafts()}>
            <Button type="submit" variant="quiet" className="px-0!">
              {t('navigation.signOut')}
            </Button>
          </form>
        </div>
      </header>
      <main id="content" className="flex flex-1 flex-col gap-6 py-8">
        {hasResetNotice ? (
          <Notice kind="hint">
            {t('resetNotice')}{' '}
            <Link href={ACCOUNT_PATH} prefetch={false} className="underline">
              {t('navigation.account')}
            </Link>
          </Notice>
        ) : null}
        {children}
      </main>
      <IdleWarning {...idle} />
      <PressesHeard />
    </div>
  );
}
