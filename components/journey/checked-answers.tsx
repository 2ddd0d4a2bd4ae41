'use client';

import { useFormContext } from 'react-hook-form';
import { controlPathsOf, isDateField } from '@/lib/shared/customer/customer-form-values';
import { isRealDate } from '@/lib/shared/customer/date-of-birth';
import { CUSTOMER_FIELDS, type FieldName } from '@/lib/shared/customer/fields';
import { US_STATES } from '@/lib/shared/customer/us-states';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { describeDate } from '../id-reading/describe-value';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';

/** An answer the way people say it; empty if there is none. */
function describeAnswer(values: SubmissionFormValues, name: FieldName, language: string): string {
  if (!isDateField(name)) {
    const text = values[name]?.trim() ?? '';
    return (name === 'state' && US_STATES.find(([code]) => code === text)?.[1]) || text;
  }
  const { month, day, year } = values[name] ?? {};
  const date = { month: Number(month), day: Number(day), year: Number(year) };
  return isRealDate(date) ? describeDate(date, language) : '';
}

/** Every answer, each with a way to change it. */
export function CheckedAnswers() {
  const { t, language } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { getValues } = useFormContext<SubmissionFormValues>();
  const { reference, isEmailFixed, goToControl } = useJourney();
  const values = getValues();
  const fields = CUSTOMER_FIELDS.filter(({ group }) => group !== 'reference')
    .map(({ name, required }) => ({ name, required, answer: describeAnswer(values, name, language) }))
    .filter(({ answer, required }) => answer || required !== 'in-united-states' || !values.isOutsideUnitedStates);
  return (
    <section
      aria-labelledby="check-details"
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 sm:p-7"
    >
      <h2 id="check-details" className="text-xl font-bold">
        {t('check.details')}
      </h2>
      <dl className="flex flex-col">
        {fields.map(({ name, answer }) => {
          const field = tForm(`fields.${name}`);
          return (
            <div key={name} className="flex flex-wrap items-center gap-x-4 border-t border-line py-2 first:border-t-0">
              <dt className="w-full text-ink-muted sm:w-40">{field}</dt>
              <dd className="min-w-0 flex-1 font-semibold break-words">
                {answer ? <bdi>{answer}</bdi> : t('check.noAnswer')}
              </dd>
              {name === 'emailAddress' && isEmailFixed ? null : (
                <dd>
                  <Button
                    variant="quiet"
                    className="px-0! whitespace-nowrap"
                    aria-label={t('check.changeField', { field })}
                    onClick={() => goToControl(controlPathsOf(name)[0] ?? name)}
                  >
                    {t('check.change')}
                  </Button>
                </dd>
              )}
            </div>
          );
        })}
        {reference ? (
          <div className="flex flex-wrap items-center gap-x-4 border-t border-line py-3">
            <dt className="w-full text-ink-muted sm:w-40">{t('check.reference')}</dt>
            <dd className="min-w-0 flex-1 font-codes font-semibold break-all">
              <bdi>{reference}</bdi>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
