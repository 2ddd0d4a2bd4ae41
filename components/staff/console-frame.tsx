'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTIVITY_PATH, CUSTOMERS_PATH, INVITATIONS_PATH, STAFF_MEMBERS_PATH } from '@/lib/shared/staff-paths';

const PLACES = [
  { path: CUSTOMERS_PATH, name: 'customers' },
  { path: INVITATIONS_PATH, name: 'invitations' },
  { path: ACTIVITY_PATH, name: 'activity' },
  { path: STAFF_MEMBERS_PATH, name: 'members' },
] as const;

/** The frame of the staff console: where one can go, and the page. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('staff');
  const pathname = usePathname();
  return (
    <div className="mx-auto flex min-h-dvh max-w-7xl flex-col px-4 pb-10 sm:px-6">
      <header className="border-b border-line py-3">
        <nav aria-label={t('navigation.label')}>
          <ul className="flex flex-wrap gap-x-5">
            {PLACES.map(({ path, name }) => (
              <li key={name}>
                <Link
                  href={path}
                  aria-current={pathname.startsWith(path) ? 'page' : undefined}
                  className="inline-flex min-h-11 items-center font-semibold text-ink-muted aria-[current=page]:text-accent aria-[current=page]:underline aria-[current=page]:underline-offset-8"
                >
                  {t(`navigation.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="content" className="flex flex-1 flex-col gap-6 py-8">
        {children}
      </main>
    </div>
  );
}
