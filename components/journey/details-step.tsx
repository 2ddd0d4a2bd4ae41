'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { controlPathsOf } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS, type FieldName } from '@/lib/shared/customer/fields';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import { listFormat } from '@/lib/shared/words/formats';
import { AddressSection } from '../customer/address-section';
import { ContactSection } from '../customer/contact-section';
import { PersonSection } from '../customer/person-section';
import { preloadSubmission } from '../customer/use-customer-form';
import { useSummary } from '../customer/use-summary';
import { ReadingAnswers } from '../id-reading/reading-answers';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';
import { StepFrame } from './step-frame';

const DETAILS: readonly FieldName[] = CUSTOMER_FIELDS.filter(({ group }) => group !== 'reference').map(
  ({ name }) => name,
);

/** Lists what still has to be typed, once the ID has filled in the rest. */
function MissingAnswers() {
  const { t, language } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { form } = useJourney();
  const values = useWatch({ control: form.form.control });
  if (!form.idReading.found?.filled.length) return <p className="px-1 text-ink-muted">{t('details.all')}</p>;
  const missing = CUSTOMER_FIELDS.filter(({ group, name, required }) => {
    if (group === 'reference') return false;
    if (required === 'in-united-states' && values.isOutsideUnitedStates) return false;
    return controlPathsOf(name).some((path) => !form.form.getValues(path));
  }).map(({ name }) => tForm(`fields.${name}`));
  const fields = listFormat(language, {}).format(missing);
  return (
    <p className="px-1 text-lg">
      {missing.length > 0 ? t('details.missing', { count: missing.length, fields }) : t('details.complete')}
    </p>
  );
}

/** The applicant's details: what the ID filled in, marked as such, and what is still missing. */
export function DetailsStep() {
  const { t } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { t: tReading } = useWords('id-reading');
  const { form, isEmailFixed, goOn } = useJourney();
  const { form: fields, idReading, check, askAboutAge, progress, obstacle } = form;
  const [failedAttempts, setFailedAttempts] = useState(0);
  // If the ID supplied the rest, what it does not say comes first. Decided once, so that nothing moves while people
  // type.
  const [isContactFirst] = useState(() => ID_FIELDS.every((name) => idReading.found?.filled.includes(name)));
  const entries = useSummary();
  const errors = failedAttempts > 0 ? entries.filter(({ controlId }) => !controlId.startsWith('documents.')) : [];

  const goOnIfValid = () =>
    check(async () => {
      const isValid = await fields.trigger([...DETAILS]);
      if (isValid && !askAboutAge()) goOn();
      else setFailedAttempts((count) => count + 1);
    });

  return (
    <StepFrame
      heading={t('details.heading')}
      errors={errors}
      failedAttempts={failedAttempts}
      onContinue={() => void goOnIfValid()}
      isBusy={progress !== undefined}
      status={progress ? tForm(`progress.${progress}`) : obstacle ? tForm(obstacle) : undefined}
    >
      <div className="contents" onFocusCapture={preloadSubmission}>
        <MissingAnswers />
        {idReading.isReading ? (
          <p role="status" className="px-1 text-ink-muted">
            {tReading('working')}
          </p>
        ) : null}
        {isContactFirst ? <ContactSection isEmailFixed={isEmailFixed} /> : null}
        {idReading.found ? (
          <ReadingAnswers found={idReading.found} isDisabled={false} onUpdate={idReading.update} />
        ) : null}
        <PersonSection />
        <AddressSection />
        {isContactFirst ? null : <ContactSection isEmailFixed={isEmailFixed} />}
      </div>
    </StepFrame>
  );
}
