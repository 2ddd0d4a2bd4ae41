'use client';

import { type FocusEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { TextField } from '../form/text-field';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useCustomerField } from './use-customer-field';

async function findLikelySlip(email: string): Promise<string | undefined> {
  try {
    const { default: spellChecker } = await import('@zootools/email-spell-checker');
    return spellChecker.run({ email: email.trim() })?.full;
  } catch {
    // The suggestion is only a courtesy: if it cannot be loaded, there is none.
    return undefined;
  }
}

/**
 * The email address. A likely typo (gmial.com) is pointed out but never blocks. `isFixed`: a link supplied the address.
 */
export function EmailField({ isFixed }: { isFixed: boolean }) {
  const { t } = useWords('form');
  const { setValue, setFocus } = useFormContext<SubmissionFormValues>();
  const { onChange, onBlur, ...field } = useCustomerField('emailAddress');
  const [suggestion, setSuggestion] = useState<string>();

  const checkSpelling = async (event: FocusEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    onBlur(event);
    setSuggestion(value.includes('@') ? await findLikelySlip(value) : undefined);
  };

  const accept = () => {
    setValue('emailAddress', suggestion ?? '');
    setSuggestion(undefined);
    setFocus('emailAddress');
  };

  return (
    <div className="flex flex-col gap-1.5">
      <TextField
        label={t('fields.emailAddress')}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={isFixed}
        hint={isFixed ? t('emailFixed') : undefined}
        {...field}
        onBlur={checkSpelling}
        onChange={(event) => {
          setSuggestion(undefined);
          return onChange(event);
        }}
      />
      <div aria-live="polite">
        {suggestion ? (
          <p className="flex flex-wrap items-center gap-x-3 rounded-lg bg-warning-soft px-3 py-1 text-warning">
            {t('emailSuggestion', { suggestion })}
            <Button variant="quiet" className="px-0" onClick={accept}>
              {t('emailSuggestionUse')}
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}
