import { useEffect, useRef } from 'react';
import type { RecordReading } from '@/lib/shared/review/customer-record';
import type { Concern } from '@/lib/shared/review/decision';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { ConcernList } from './concern-list';

type ConcernQuestionProps = {
  concerns: readonly Concern[];
  reading: RecordReading | undefined;
  onConfirm(): void;
  onGoBack(): void;
};

/** Asks whether a customer is to pass in spite of what speaks against it. */
export function ConcernQuestion({ concerns, reading, onConfirm, onGoBack }: ConcernQuestionProps) {
  const { t } = useWords('customer-record');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="flex flex-col gap-2 rounded-lg bg-warning-soft p-3">
      <h3 className="font-bold text-warning">{t('decide.concerns.ask')}</h3>
      <ConcernList concerns={concerns} reading={reading} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onConfirm}>{t('decide.concerns.confirm')}</Button>
        <Button onClick={onGoBack}>{t('decide.concerns.goBack')}</Button>
      </div>
    </div>
  );
}
