import type { CustomerStatus } from '@/lib/shared/customer/customer-status';

const LOOKS: Record<CustomerStatus, { colors: string; path: string }> = {
  PASS: { colors: 'bg-success-soft text-success', path: 'm5 12.5 4.5 4.5L19 7.5' },
  PENDING: { colors: 'bg-warning-soft text-warning', path: 'M12 6.5V12l3.5 2.5' },
  FAIL: { colors: 'bg-danger-soft text-danger', path: 'm7 7 10 10M17 7 7 17' },
};

/** A status in words and letters; the color and icon only reinforce them. */
export function StatusBadge({ status, word }: { status: CustomerStatus; word: string }) {
  const { colors, path } = LOOKS[status];
  return (
    <p className={`inline-flex items-center gap-2 self-start rounded-full px-4 py-1.5 font-bold ${colors}`}>
      <svg
        viewBox="0 0 24 24"
        className="size-5 shrink-0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        aria-hidden="true"
      >
        <circle cx="12" cy="12" r="10" strokeWidth="2" />
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {word} ({status})
    </p>
  );
}
