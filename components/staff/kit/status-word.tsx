import type { CustomerStatus } from '@/lib/shared/customer/customer-status';

const COLOURS: Record<CustomerStatus, string> = {
  PASS: 'bg-success-soft text-success',
  PENDING: 'bg-warning-soft text-warning',
  FAIL: 'bg-danger-soft text-danger',
};

/** A status in a table row: the letters, plus words for people who do not know them. */
export function StatusWord({ status, word }: { status: CustomerStatus; word: string }) {
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-full px-3 py-0.5 font-bold ${COLOURS[status]}`}
      title={word}
    >
      {status}
    </span>
  );
}
