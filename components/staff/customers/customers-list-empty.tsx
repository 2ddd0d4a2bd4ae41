import Link from 'next/link';
import { CUSTOMERS_PATH, NEW_CUSTOMER_PATH } from '@/lib/shared/staff/staff-paths';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

const LINK = 'link self-start font-semibold text-accent';

type EmptyProps = {
  isSearch: boolean;
  hasFilters: boolean;
  /** Whether the page is past the last one, because customers have been removed. */
  isBeyondEnd: boolean;
  onClearFilters: () => void;
};

/** Shown instead of the table when it would be empty, with what to do next. */
export function CustomersListEmpty({ isSearch, hasFilters, isBeyondEnd, onClearFilters }: EmptyProps) {
  const { t } = useWords('customers');
  const isNarrowed = isSearch || hasFilters;
  const sentence = isSearch ? (hasFilters ? 'noMatchBoth' : 'noMatchSearch') : 'noMatchFilters';
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6">
      <h2 className="text-xl font-bold">
        {t(isNarrowed ? 'empty.noMatchTitle' : isBeyondEnd ? 'empty.endTitle' : 'empty.noneTitle')}
      </h2>
      {isNarrowed || !isBeyondEnd ? <p>{t(isNarrowed ? `empty.${sentence}` : 'empty.noneText')}</p> : null}
      {hasFilters ? (
        <Button className="self-start" onClick={onClearFilters}>
          {t('filters.clear')}
        </Button>
      ) : null}
      {isNarrowed ? null : (
        <Link href={isBeyondEnd ? CUSTOMERS_PATH : NEW_CUSTOMER_PATH} className={LINK}>
          {t(isBeyondEnd ? 'empty.firstPage' : 'newCustomer')}
        </Link>
      )}
    </section>
  );
}
