'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import type { ListedCustomer } from '@/lib/shared/review/customer-list';
import {
  type CustomerListQuery,
  hasFilters,
  readCustomerListQuery,
  writeCustomerListQuery,
} from '@/lib/shared/review/customer-list-query';
import { CUSTOMERS_PATH, NEW_CUSTOMER_PATH } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { PageTurner } from '../kit/page-turner';
import { CustomersListEmpty } from './customers-list-empty';
import { CustomersListFilters } from './customers-list-filters';
import { CustomersListKeyboard } from './customers-list-keyboard';
import { CustomersListProblem } from './customers-list-problem';
import { CustomersListSearch } from './customers-list-search';
import { CustomersListTable } from './customers-list-table';
import { type SearchCustomers, useCustomerSearch } from './use-customer-search';
import { useListKeys } from './use-list-keys';

const NEW_LINK =
  'inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-5 py-2 font-semibold text-on-accent hover:bg-accent-strong';

const addressOf = (query: Partial<CustomerListQuery>) => `${CUSTOMERS_PATH}${writeCustomerListQuery(query)}`;
const pageAddress = (query: CustomerListQuery, place: Partial<CustomerListQuery>) =>
  addressOf({ ...query, after: '', before: '', ...place });

type CustomersListProps = {
  memberId: string;
  query: CustomerListQuery;
  /** The page of the list that the address names; search results replace it. */
  page: { customers: ListedCustomer[]; older: string | undefined; newer: string | undefined };
  /** Everyone who may have entered a customer. */
  staff: { id: string; name: string }[];
  search: SearchCustomers;
};

/** The list of customers: filters are in the address, the search text is not. */
export function CustomersList({ memberId, query, page, staff, search }: CustomersListProps) {
  const { t } = useWords('customers');
  const router = useRouter();
  const searchInput = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useCustomerSearch(memberId, query, search);
  const { outcome } = found;
  const isSearch = outcome !== undefined;
  const customers = outcome ? (outcome.kind === 'found' ? outcome.customers : undefined) : page.customers;
  const clearFilters = () => router.push(CUSTOMERS_PATH);
  const previous = isSearch
    ? found.showPrevious && { onClick: found.showPrevious }
    : page.newer && { href: pageAddress(query, { before: page.newer }) };
  const next = isSearch
    ? found.showNext && { onClick: found.showNext }
    : page.older && { href: pageAddress(query, { after: page.older }) };
  const focusFirst = useListKeys({ list, searchInput, onNew: () => router.push(NEW_CUSTOMER_PATH) });

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        <Link href={NEW_CUSTOMER_PATH} aria-keyshortcuts="C" className={NEW_LINK}>
          {t('newCustomer')} <KeyHint>C</KeyHint>
        </Link>
      </div>
      <CustomersListSearch
        inputRef={searchInput}
        text={found.text}
        isSearching={found.isSearching}
        isSearch={isSearch}
        onChange={found.setText}
        onSearch={found.start}
        onDown={focusFirst}
        onClear={() => {
          found.clear();
          searchInput.current?.focus();
        }}
      />
      <CustomersListFilters
        key={writeCustomerListQuery(query)}
        query={query}
        staff={staff}
        onApply={(applied) => router.push(addressOf({ ...readCustomerListQuery(applied), after: '', before: '' }))}
        onClear={clearFilters}
      />
      <p role="status" className="sr-only">
        {isSearch && customers
          ? customers.length === 0
            ? t('announce.nothing')
            : t('announce.found', { count: customers.length })
          : ''}
      </p>
      <div ref={list} aria-busy={found.isSearching} className="flex flex-col gap-4">
        {customers && customers.length > 0 ? (
          <CustomersListTable
            caption={t(isSearch ? 'caption.search' : 'caption.list')}
            customers={customers}
            staffName={(id) => staff.find((member) => member.id === id)?.name ?? t('formerMember')}
          />
        ) : null}
        {customers?.length === 0 ? (
          <CustomersListEmpty
            isSearch={isSearch}
            hasFilters={hasFilters(query)}
            isBeyondEnd={Boolean(query.after || query.before)}
            onClearFilters={clearFilters}
          />
        ) : null}
        {outcome && outcome.kind !== 'found' ? <CustomersListProblem outcome={outcome} /> : null}
        <PageTurner
          label={t('pages.label')}
          previous={previous || undefined}
          next={next || undefined}
          words={{ previous: t('pages.previous'), next: t('pages.next') }}
        />
      </div>
      <CustomersListKeyboard />
    </>
  );
}
