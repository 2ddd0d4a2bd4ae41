'use client';

import Link from 'next/link';
import { HELD_PATH } from '@/lib/shared/staff/staff-paths';
import { Card } from '../../ui/card';
import { useWords } from '../../words/use-words';

/** Shown if someone already decided on it, or it expired. */
export function HeldGone() {
  const { t } = useWords('held');
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('gone.title')}</h1>
      <p>{t('gone.text')}</p>
      <p>
        <Link href={HELD_PATH} className="font-semibold text-accent underline underline-offset-4">
          {t('back')}
        </Link>
      </p>
    </Card>
  );
}
