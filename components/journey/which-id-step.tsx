'use client';

import { useEffect, useRef, useState } from 'react';
import { DOCUMENT_TYPES } from '@/lib/shared/journey/steps';
import { CountrySelect } from '../customer/country-select';
import { FieldError } from '../form/field-frame';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';
import { StepFrame } from './step-frame';

const FIELD_ID = 'document-type';
const FIRST_CONTROL_ID = `${FIELD_ID}-${DOCUMENT_TYPES[0]}`;

/** Which ID the applicant has, and which country issued it. */
export function WhichIdStep() {
  const { t } = useWords('journey');
  const { choices, choose, goOn } = useJourney();
  const [failedAttempts, setFailedAttempts] = useState(0);
  const hasError = failedAttempts > 0 && !choices.documentType;
  const typesRef = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // What was chosen before the page's scripts had loaded.
    const chosen = typesRef.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    const documentType = DOCUMENT_TYPES.find((type) => type === chosen);
    if (documentType) choose({ documentType });
  }, [choose]);
  const error = { controlId: FIRST_CONTROL_ID, message: t('which-id.required') };

  const goOnIfChosen = () => {
    if (choices.documentType) goOn();
    else setFailedAttempts((count) => count + 1);
  };

  return (
    <StepFrame
      heading={t('which-id.heading')}
      errors={hasError ? [error] : []}
      failedAttempts={failedAttempts}
      onContinue={goOnIfChosen}
    >
      <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-5 sm:p-7">
        <fieldset
          ref={typesRef}
          aria-describedby={hasError ? `${FIELD_ID}-error` : undefined}
          className="flex min-w-0 flex-col gap-3"
        >
          <legend className="mb-2 font-semibold">{t('which-id.legend')}</legend>
          {hasError ? <FieldError id={FIELD_ID} message={t('which-id.required')} /> : null}
          {DOCUMENT_TYPES.map((type) => {
            const id = `${FIELD_ID}-${type}`;
            const hint = t(`which-id.typeHints.${type}`);
            return (
              <div
                key={type}
                className="relative flex items-start gap-3 rounded-lg border border-line-strong px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  id={id}
                  name={FIELD_ID}
                  value={type}
                  aria-describedby={hint ? `${id}-hint` : undefined}
                  className="relative z-10 mt-0.5 size-6 shrink-0 accent-accent"
                  checked={choices.documentType === type}
                  onChange={() => choose({ documentType: type })}
                />
                <div className="flex min-w-0 flex-1 flex-col">
                  <label htmlFor={id} className="font-semibold after:absolute after:inset-0">
                    {t(`which-id.types.${type}`)}
                  </label>
                  {hint ? (
                    <span id={`${id}-hint`} className="text-ink-muted">
                      {hint}
                    </span>
                  ) : null}
                </div>
              </div>
            );
          })}
        </fieldset>
        <CountrySelect
          id="issued-in"
          label={t('which-id.issuedIn')}
          value={choices.issuedIn}
          onChoose={(issuedIn) => choose({ issuedIn })}
        />
      </section>
    </StepFrame>
  );
}
