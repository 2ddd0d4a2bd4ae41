import { type SubmitEvent, useId } from 'react';
import { CUSTOMER_SOURCES } from '@/lib/shared/customer/customer-source';
import { CUSTOMER_STATUSES } from '@/lib/shared/customer/customer-status';
import { type CustomerListQuery, hasFilters, readCustomerListQuery } from '@/lib/shared/review/customer-list-query';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { FilterPeriod, FilterSelect } from '../kit/filter-controls';

type FiltersProps = {
  query: CustomerListQuery;
  staff: { id: string; name: string }[];
  onApply: (query: CustomerListQuery) => void;
  onClear: () => void;
};

/** The list's filters. Nothing changes until they are applied. */
export function CustomersListFilters({ query, staff, onApply, onClear }: FiltersProps) {
  const { t } = useWords('customers');
  const id = useId();
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    onApply({ ...readCustomerListQuery(Object.fromEntries(new FormData(event.currentTarget))), zone });
  };
  return (
    <form onSubmit={apply} aria-label={t('filters.legend')} className="flex flex-wrap items-end gap-3">
      <FilterSelect
        id={`${id}-status`}
        name="status"
        label={t('filters.status')}
        any={t('filters.any')}
        defaultValue={query.status}
      >
        {CUSTOMER_STATUSES.map((status) => (
          <option key={status} value={status}>
            {status} – {t(`statuses.${status}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect
        id={`${id}-source`}
        name="source"
        label={t('filters.source')}
        any={t('filters.any')}
        defaultValue={query.source}
      >
        {CUSTOMER_SOURCES.map((source) => (
          <option key={source} value={source}>
            {t(`sources.${source}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect
        id={`${id}-entered-by`}
        name="enteredBy"
        label={t('filters.enteredBy')}
        any={t('filters.any')}
        defaultValue={query.enteredBy}
      >
        {staff.map(({ id: staffId, name }) => (
          <option key={staffId} value={staffId}>
            {name}
          </option>
        ))}
      </FilterSelect>
      <FilterPeriod
        id={id}
        labels={{ from: t('filters.from'), to: t('filters.to'), any: t('filters.any') }}
        period={query}
      />
      <Button type="submit">{t('filters.apply')}</Button>
      {hasFilters(query) ? <Button onClick={onClear}>{t('filters.clear')}</Button> : null}
    </form>
  );
}
