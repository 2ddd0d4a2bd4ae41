import Link from 'next/link';
import type { ListedCustomer } from '@/lib/shared/review/customer-list';
import { customerPath } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { RecordTable } from '../kit/record-table';
import { StatusWord } from '../kit/status-word';

const COLUMNS = ['name', 'email', 'reference', 'status', 'source', 'enteredBy', 'when'] as const;

/** In a narrow window each row is a card, with the column's name before each value. */
const CELL =
  'flex gap-3 break-words before:w-28 before:shrink-0 before:text-ink-muted before:content-[attr(data-label)] lg:table-cell lg:max-w-64 lg:px-3 lg:py-2 lg:align-middle lg:before:content-none';

type RowProps = { customer: ListedCustomer; staffName: (id: string) => string };

function CustomerRow({ customer, staffName }: RowProps) {
  const { t } = useWords('customers');
  const { id, firstName, lastName, emailAddress, reference, status, source, enteredBy, createdAt } = customer;
  const cells = [
    ['email', emailAddress],
    ['reference', reference],
    ['status', <StatusWord key="status" status={status} word={t(`statuses.${status}`)} />],
    ['source', t(`sources.${source}`)],
    ['enteredBy', enteredBy && staffName(enteredBy)],
    ['when', <LocalTime key="when" at={createdAt} />],
  ] as const;
  return (
    <tr className="flex flex-col gap-1 border-b border-line px-3 py-3 md:max-lg:grid md:max-lg:grid-cols-2 md:max-lg:gap-x-6 focus-within:bg-accent-soft hover:bg-surface-muted lg:table-row lg:px-0">
      <th scope="row" className="font-semibold md:max-lg:col-span-2 lg:max-w-64 lg:px-3 lg:align-middle">
        <Link
          href={customerPath(id)}
          prefetch={false}
          data-customer-link=""
          className="inline-flex min-h-11 items-center break-words text-accent underline underline-offset-4"
        >
          <bdi>{[firstName, lastName].filter(Boolean).join(' ') || t('noName')}</bdi>
        </Link>
      </th>
      {cells.map(([name, content]) => (
        <td key={name} data-label={t(`columns.${name}`)} className={`${CELL} ${content ? '' : 'max-lg:hidden'}`}>
          <bdi className="min-w-0 break-words">{content || t('none')}</bdi>
        </td>
      ))}
    </tr>
  );
}

type TableProps = { caption: string; customers: ListedCustomer[]; staffName: (id: string) => string };

/** Customers as a table; each name links to the customer's page. */
export function CustomersListTable({ caption, customers, staffName }: TableProps) {
  const { t } = useWords('customers');
  return (
    <RecordTable caption={caption} columns={COLUMNS.map((name) => [name, t(`columns.${name}`)] as const)}>
      {customers.map((customer) => (
        <CustomerRow key={customer.id} customer={customer} staffName={staffName} />
      ))}
    </RecordTable>
  );
}
