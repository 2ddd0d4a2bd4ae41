import { useFormContext, useWatch } from 'react-hook-form';
import type { StoredDetails } from '@/lib/shared/customer/known-customer';
import { listDifferences } from '@/lib/shared/customer/list-differences';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../../words/use-words';
import { StoredText } from '../kit/stored-text';

/** Where the entered values differ from the stored ones. */
export function KnownDifferences({ stored }: { stored: StoredDetails }) {
  const { t } = useWords('entry');
  const { t: tForm } = useWords('form');
  const { control } = useFormContext<SubmissionFormValues>();
  const values = useWatch({ control });
  const differences = listDifferences(values, stored);
  if (differences.length === 0) return <p>{t('known.same')}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-base">
        <caption className="pb-2 text-start">{t('known.differs')}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1 pe-4">
              {t('known.field')}
            </th>
            <th scope="col" className="py-1 pe-4">
              {t('known.stored')}
            </th>
            <th scope="col" className="py-1">
              {t('known.entered')}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, stored: before, entered }) => (
            <tr key={field} className="border-b border-line align-top">
              <th scope="row" className="py-1 pe-4 font-normal">
                {tForm(`fields.${field}`)}
              </th>
              <td className="py-1 pe-4 break-words">
                <StoredText>{before || t('known.nothing')}</StoredText>
              </td>
              <td className="py-1 font-semibold break-words">
                <StoredText>{entered}</StoredText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
