'use client';

import { describeBrowser } from '@/lib/shared/staff/describe-browser';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

type OwnSession = { id: string; isThisOne: boolean; startedAt: number; lastActiveAt: number; userAgent: string };

type SessionsPartProps = { sessions: OwnSession[]; end(form: FormData): Promise<void> };

/** Where the member is signed in, and a way to end those sessions. */
export function SessionsPart({ sessions, end }: SessionsPartProps) {
  const { t } = useWords('account');
  return (
    <Card title={t('sessions.title')}>
      <p>{t('sessions.text')}</p>
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map(({ id, isThisOne, startedAt, lastActiveAt, userAgent }) => {
          const browser = describeBrowser(userAgent) ?? t('sessions.unknownBrowser');
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <p>
                <bdi className="font-semibold">{browser}</bdi>{' '}
                {isThisOne ? <span className="font-semibold text-accent">({t('sessions.thisOne')})</span> : null}
                <br />
                <span className="text-ink-muted">
                  {t('sessions.began')} <LocalTime at={startedAt} />; {t('sessions.lastActive')}{' '}
                  <LocalTime at={lastActiveAt} />
                </span>
              </p>
              {isThisOne ? null : (
                <form action={end}>
                  <input type="hidden" name="session" value={id} />
                  <Button type="submit">
                    {t('sessions.end')}{' '}
                    <span className="sr-only">
                      (<bdi>{browser}</bdi>)
                    </span>
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
