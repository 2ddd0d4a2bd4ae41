import { Suspense } from 'react';
import { type ApplicationStatus, asksForMore } from '@/lib/shared/application/application-status';
import type { Translate } from '@/lib/shared/words/words';
import { CopyButton } from '../ui/copy-button';
import { StatusBadge } from '../ui/status-badge';
import { StatusActions } from './status-actions';
import { StatusFollower } from './status-follower';
import { StatusReason } from './status-reason';
import { statusTitleKey, statusWordsKey } from './status-title';

const HEADING_ID = 'status-title';

type StatusViewProps = {
  statusSecret: string;
  shown: ApplicationStatus;
  /** When the company usually answers, in its own words. */
  answerTime: string | undefined;
  t: Translate<'status'>;
};

/**
 * The state of a submission: where it stands, why, what comes next, and what to do. Rendered on the server, so that
 * after Submit the answer does not wait for more code; what needs some follows, each part for itself.
 */
export function StatusView({ statusSecret, shown, answerTime, t }: StatusViewProps) {
  const { status, firstName, reference, reason, recordPath } = shown;
  const title = t(statusTitleKey(shown));
  const key = statusWordsKey(shown);
  const isTimed = answerTime !== undefined && (key === 'PENDING' || key === 'more');

  return (
    <>
      <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-6 sm:p-9">
        {status ? <StatusBadge status={status} word={t(`${status}.word`)} /> : null}
        <div className="flex flex-col gap-3">
          <h1 id={HEADING_ID} tabIndex={-1} className="text-3xl font-bold text-balance outline-none">
            {title}
          </h1>
          <p className="text-lg">
            {firstName ? `${t('greeting', { firstName })} ` : null}
            {isTimed ? t(`${key}.text`, { context: 'timed', answerTime }) : t(`${key}.text`)}
          </p>
        </div>
        <StatusReason shown={shown} t={t} />
        {asksForMore(status, reason) ? (
          <Suspense>
            <StatusActions statusSecret={statusSecret} mayStartAgain={status === 'FAIL'} />
          </Suspense>
        ) : null}
        {reference ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6">
            <dl>
              <dt className="text-base text-ink-muted">{t('reference')}</dt>
              <dd className="font-codes font-semibold break-all">
                <bdi>{reference}</bdi>
              </dd>
            </dl>
            <Suspense>
              <CopyButton text={reference} label={t('copy')} copiedLabel={t('copied')} />
            </Suspense>
          </div>
        ) : null}
        <p className="text-base text-ink-muted">{t('keep')}</p>
      </section>
      {recordPath ? (
        <p className="flex flex-wrap items-center gap-x-3 px-1 text-base text-ink-muted">
          <a href={recordPath} className="link hover:text-ink">
            {t('customerRecord')}
          </a>
          <span>{t('customerRecordHint')}</span>
        </p>
      ) : null}
      <Suspense>
        <StatusFollower statusSecret={statusSecret} version={shown.version} headingId={HEADING_ID} title={title} />
      </Suspense>
    </>
  );
}
