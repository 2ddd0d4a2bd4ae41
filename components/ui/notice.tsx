import type { ReactNode } from 'react';

const LOOKS = {
  problem: 'border-danger bg-danger-soft text-danger',
  success: 'border-success bg-success-soft text-success',
  hint: 'border-warning bg-warning-soft text-warning',
};

type NoticeProps = { kind: keyof typeof LOOKS; children: ReactNode };

/** A message in response to something the person just did; it is read out when it appears. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <p
      role={kind === 'problem' ? 'alert' : 'status'}
      className={`rounded-lg border-s-4 p-4 font-semibold ${LOOKS[kind]}`}
    >
      {children}
    </p>
  );
}
