'use client';

import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormContext } from 'react-hook-form';
import { loadPart } from '@/lib/browser/load-part';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { TextField } from '../form/text-field';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useCustomerField } from './use-customer-field';
import { useEarlyTyping } from './use-early-typing';

type FindSlip = (email: string) => string | undefined;

/** The suggestion is only a courtesy: if it cannot be loaded, there is none. */
const loadFindSlip = (): Promise<FindSlip> =>
  loadPart(() => import('@zootools/email-spell-checker')).then(
    ({ default: spellChecker }) =>
      (email) =>
        email.includes('@') ? spellChecker.run({ email: email.trim() })?.full : undefined,
    () => () => undefined,
  );

/**
 * The email address. A likely typo (gmial.com) is pointed out but never blocks. `isFixed`: a link supplied the address.
 */
export function EmailField({ isFixed }: { isFixed: boolean }) {
  const { t } = useWords('form');
  const { getValues, setValue, setFocus, clearErrors } = useFormContext<SubmissionFormValues>();
  const { onChange, onBlur, ...field } = useCustomerField('emailAddress');
  const [suggestion, setSuggestion] = useState<string>();

  const findSlip = useRef<FindSlip>(undefined);

  const prepare = async () => {
    findSlip.current ??= await loadFindSlip();
    return findSlip.current;
  };

  const checkSpelling = async (value: string) => {
    const findSlipIn = await prepare();
    if (getValues('emailAddress') === value) setSuggestion(findSlipIn(value));
  };

  const leave = (event: FocusEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    void onBlur(event);
    void checkSpelling(value);
  };

  useEarlyTyping(field.id, (isStillThere) => {
    const typed = getValues('emailAddress');
    if (!typed || isFixed) return;
    if (isStillThere) void prepare();
    else void checkSpelling(typed);
  });

  /** The suggestion must be there before Tab moves on, since Tab should lead to it. */
  const checkBeforeTab = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Tab' || event.shiftKey) return;
    const { value } = event.currentTarget;
    flushSync(() => setSuggestion(findSlip.current?.(value)));
  };

  const accept = () => {
    setValue('emailAddress', suggestion ?? '');
    clearErrors('emailAddress');
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
        onFocus={() => void prepare()}
        onKeyDown={checkBeforeTab}
        onBlur={leave}
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
