import type { ApplicationStatus } from '@/lib/shared/application/application-status';
import type { Translate } from '@/lib/shared/words/words';
import { findReasonKey } from './find-reason-key';

/** The reason for the decision, in plain words, and what staff wrote to this customer. */
export function StatusReason({ shown, t }: { shown: ApplicationStatus; t: Translate<'status'> }) {
  const { customerText } = shown;
  const key = findReasonKey(shown);
  if (!key && !customerText) return null;
  return (
    <dl className="flex flex-col gap-4 border-s-4 border-line-strong ps-4">
      {key ? (
        <div>
          <dt className="text-base text-ink-muted">{t('why')}</dt>
          <dd className="font-semibold">{t(key)}</dd>
        </div>
      ) : null}
      {customerText ? (
        <div>
          <dt className="text-base text-ink-muted">{t('told')}</dt>
          <dd dir="auto" className="whitespace-pre-line font-semibold wrap-anywhere">
            {customerText}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
