'use client';

import { type Dispatch, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { getUtcDate, isLaterDate } from '@/lib/shared/customer/date-of-birth';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../words/use-words';
import { describeDate } from './describe-value';
import type { FoundReading } from './found-reading';
import { Note } from './note';
import { ReadingSteps } from './reading-steps';
import { SwapNote } from './swap-note';

type IdReadingNotesProps = {
  found: FoundReading | undefined;
  isReading: boolean;
  isDisabled: boolean;
  onUpdate: Dispatch<Partial<FoundReading>>;
};

/** What was read from the ID, below the photos: sides that were mixed up, an ID that has expired, and the offer to fill in. */
export function IdReadingNotes({ found, isReading, isDisabled, onUpdate }: IdReadingNotesProps) {
  const { t, language } = useWords('id-reading');
  const { control, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const { front, back } = useWatch({ control, name: 'documents' });
  const [swapped, setSwapped] = useState<'done' | 'moved'>();
  const expiresOn = found?.reading.expiresOn;
  const isExpired = expiresOn && isLaterDate(getUtcDate(Date.now()), expiresOn);
  const isMixedUp = found?.side === 'front' && found.reading.source === 'barcode' && front;

  const swap = () => {
    setValue('documents', { front: back, back: front });
    clearErrors(['documents.front', 'documents.back']);
    setSwapped(back ? 'done' : 'moved');
    onUpdate({ side: 'back' });
  };

  return (
    <>
      <p role="status" className={isReading ? 'text-ink-muted' : 'sr-only'}>
        {isReading ? t('working') : found?.step === 'offered' ? t('heard') : null}
      </p>
      {isMixedUp ? <SwapNote hasBack={Boolean(back)} isDisabled={isDisabled} onSwap={swap} /> : null}
      {swapped && found?.side === 'back' ? (
        <Note look="offer" takesFocus>
          <p>{t(`swap.${swapped}`)}</p>
        </Note>
      ) : null}
      {isExpired ? (
        <Note look="warning">
          <p>{t('expired', { date: describeDate(expiresOn, language) })}</p>
        </Note>
      ) : null}
      {found ? <ReadingSteps found={found} isDisabled={isDisabled} onUpdate={onUpdate} /> : null}
    </>
  );
}
