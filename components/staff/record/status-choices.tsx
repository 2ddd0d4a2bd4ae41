import { CUSTOMER_STATUSES, type CustomerStatus } from '@/lib/shared/customer/customer-status';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';

/** H for hold, because P is taken by PASS. */
export const STATUS_KEYS: Record<CustomerStatus, string> = { PASS: 'p', FAIL: 'f', PENDING: 'h' };

type StatusChoicesProps = { chosen: CustomerStatus | undefined; onChoose(status: CustomerStatus): void };

/** The three decisions. */
export function StatusChoices({ chosen, onChoose }: StatusChoicesProps) {
  const { t } = useWords('customer-record');
  return (
    <fieldset>
      <legend className="sr-only">{t('decide.legend')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {CUSTOMER_STATUSES.map((status) => (
          <label
            key={status}
            className="flex min-h-12 flex-auto cursor-pointer items-center justify-center gap-1 rounded-lg border border-line-strong px-1 font-semibold has-checked:border-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="status"
              value={status}
              checked={chosen === status}
              aria-keyshortcuts={STATUS_KEYS[status]}
              className="size-4 accent-(--portal-accent) focus-visible:outline-none"
              onChange={() => onChoose(status)}
            />
            {t(`decide.choices.${status}`)} <KeyHint>{STATUS_KEYS[status].toUpperCase()}</KeyHint>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
