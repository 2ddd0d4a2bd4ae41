import Link from 'next/link';
import type { ListedCustomer } from '@/lib/shared/review/customer-list';
import { customerPath } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { RECORD_CELL, RecordTable } from '../kit/record-table';
import { StatusWord } from '../kit/status-word';
import { StoredText } from '../kit/stored-text';

const COLUMNS = ['name', 'email', 'reference', 'status', 'source', 'enteredBy', 'when'] as const;

/** On tablets all seven columns are narrow. */
const CELL = `${RECORD_CELL} md:max-w-64 md:max-lg:text-sm md:max-lg:[&_time]:whitespace-normal`;

/** These may be long, and have no spaces to break at. */
const BREAKS_ANYWHERE: readonly string[] = ['email', 'reference', 'enteredBy'];

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
    <tr className="flex flex-col gap-1 border-b border-line px-3 py-3 focus-within:bg-accent-soft hover:bg-surface-muted md:table-row md:px-0">
      <th scope="row" className="font-semibold md:max-w-64 md:px-1.5 md:align-middle md:max-lg:text-sm lg:px-3">
        <Link
          href={customerPath(id)}
          prefetch={false}
          data-customer-link=""
          className="link break-words text-accent md:max-lg:wrap-anywhere"
        >
          <StoredText>{[firstName, lastName].filter(Boolean).join(' ') || t('noName')}</StoredText>
        </Link>
      </th>
      {cells.map(([name, content]) => (
        <td key={name} data-label={t(`columns.${name}`)} className={`${CELL} ${content ? '' : 'max-md:hidden'}`}>
          {typeof content === 'object' ? (
            <bdi className="min-w-0 break-words">{content}</bdi>
          ) : (
            <StoredText
              className={`min-w-0 break-words ${BREAKS_ANYWHERE.includes(name) ? 'md:max-lg:wrap-anywhere' : ''} ${name === 'reference' ? 'font-codes' : ''}`}
            >
              {content || t('none')}
            </StoredText>
          )}
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
