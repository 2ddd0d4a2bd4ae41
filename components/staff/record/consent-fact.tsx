import type { RecordConsent } from '@/lib/shared/review/customer-record';
import { displayNames } from '@/lib/shared/words/formats';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

/** What the customer agreed to, in which language, and when; the text itself can be expanded. */
export function ConsentFact({ consent }: { consent: RecordConsent }) {
  const { t, language } = useWords('customer-record');
  const name = displayNames(language, { type: 'language' }).of(consent.language) ?? consent.language;
  return (
    <>
      <LocalTime at={consent.givenAt} />
      <br />
      <span className="wrap-anywhere">{t('facts.consentVersion', { version: consent.version, language: name })}</span>
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-accent underline underline-offset-4">
          {t('facts.consentText')}
        </summary>
        <p lang={consent.language} className="whitespace-pre-line rounded-lg bg-surface-muted p-4 wrap-anywhere">
          {consent.text}
        </p>
      </details>
    </>
  );
}
