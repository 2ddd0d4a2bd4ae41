'use client';

import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { getUtcDate, isLaterDate } from '@/lib/shared/customer/date-of-birth';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { useWords } from '../words/use-words';
import { describeDate } from './describe-value';
import type { FoundReading } from './found-reading';
import { Note } from './note';
import { SwapNote } from './swap-note';

type PhotoReadingNotesProps = {
  found: FoundReading | undefined;
  isReading: boolean;
  isDisabled: boolean;
  onUpdate: (changes: Partial<FoundReading>) => void;
};

/**
 * What reading the photos revealed about them: that it is in progress, that the sides are swapped, that the ID has
 * expired.
 */
export function PhotoReadingNotes({ found, isReading, isDisabled, onUpdate }: PhotoReadingNotesProps) {
  const { t, language } = useWords('id-reading');
  const audience = useFormAudience();
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
      {/* Its place stays once there is a photo, so that the button below does not move under the finger. */}
      <p role="status" className={`text-ink-muted ${front || back ? 'min-h-7' : 'empty:sr-only'}`}>
        {isReading ? t('working', audience) : found ? t('heard', audience) : null}
      </p>
      {isMixedUp ? <SwapNote hasBack={Boolean(back)} isDisabled={isDisabled} onSwap={swap} /> : null}
      {swapped && found?.side === 'back' ? (
        <Note look="offer" takesFocus>
          <p>{t(`swap.${swapped}`)}</p>
        </Note>
      ) : null}
      {isExpired ? (
        <Note look="warning">
          <p>{t('expired', { ...audience, date: describeDate(expiresOn, language) })}</p>
        </Note>
      ) : null}
    </>
  );
}
