import { useState } from 'react';
import { NOTE_MAX_LENGTH } from '@/lib/shared/review/decision';
import { CONTROL } from '../../form/text-field';
import { useWords } from '../../words/use-words';

const HINT_ID = 'decision-customer-text-hint';

type CustomerTextProps = { text: string; onChange(text: string): void };

/** What the customer is told besides the reason, which is rarely needed: closed until someone opens it. */
export function CustomerText({ text, onChange }: CustomerTextProps) {
  const { t } = useWords('customer-record');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen || text !== ''} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-accent underline underline-offset-4">
        {t('decide.customerText')}
      </summary>
      <p id={HINT_ID} className="pb-1.5 text-ink-muted">
        {t('decide.customerTextHint')}
      </p>
      <textarea
        rows={2}
        maxLength={NOTE_MAX_LENGTH}
        value={text}
        aria-label={t('decide.customerText')}
        aria-describedby={HINT_ID}
        className={CONTROL}
        onChange={(event) => onChange(event.target.value)}
      />
    </details>
  );
}
