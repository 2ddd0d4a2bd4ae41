import type { HeldField } from '@/lib/shared/held/held-submission';
import { useWords } from '../../words/use-words';
import { StoredText } from '../kit/stored-text';
import type { HeldRow } from './list-held-fields';

type HeldComparisonProps = {
  rows: readonly HeldRow[];
  chosen: ReadonlySet<HeldField>;
  onToggle(field: HeldField): void;
  /** Without a record, either everything is accepted or nothing. */
  isAllOrNothing: boolean;
};

/** What was sent next to what is stored, field by field; differing fields can be selected. */
export function HeldComparison({ rows, chosen, onToggle, isAllOrNothing }: HeldComparisonProps) {
  const { t } = useWords('held');
  const { t: tForm } = useWords('form');
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-base">
        <caption className="sr-only">{t('comparison.caption')}</caption>
        <thead>
          <tr className="border-b border-line-strong text-ink-muted">
            <th scope="col" className="py-2 pe-4 font-semibold">
              {t('comparison.field')}
            </th>
            <th scope="col" className="py-2 pe-4 font-semibold">
              {t('comparison.stored')}
            </th>
            <th scope="col" className="py-2 font-semibold">
              {t('comparison.sent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, stored, sent, differs }) => (
            <tr key={field} className={`border-b border-line align-middle ${differs ? 'bg-warning-soft' : ''}`}>
              <th scope="row" className="py-2 pe-4 font-normal">
                {tForm(`fields.${field}`)}
              </th>
              <td className="py-2 pe-4 wrap-anywhere">
                <StoredText>{stored || t('comparison.nothing')}</StoredText>
              </td>
              <td className="py-2 wrap-anywhere">
                {differs && !isAllOrNothing ? (
                  <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
                    <input
                      type="checkbox"
                      className="size-5 shrink-0 accent-accent"
                      checked={chosen.has(field)}
                      onChange={() => onToggle(field)}
                    />
                    <span>
                      <StoredText>{sent || t('comparison.nothing')}</StoredText>
                      <span className="sr-only"> {t('comparison.take', { field: tForm(`fields.${field}`) })}</span>
                    </span>
                  </label>
                ) : (
                  <span className={differs ? 'font-semibold' : 'text-ink-muted'}>
                    <StoredText>{differs ? sent || t('comparison.nothing') : t('comparison.same')}</StoredText>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
