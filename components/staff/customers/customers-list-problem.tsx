import type { Refusal, StaffRefusalCode } from '@/lib/shared/refusal';
import { useWords } from '../../words/use-words';

type ProblemProps = { outcome: Refusal<StaffRefusalCode> | { kind: 'no-answer' } };

/** Why a search failed, and what to do. */
export function CustomersListProblem({ outcome }: ProblemProps) {
  const { t } = useWords('customers');
  const [name, errorId] = outcome.kind === 'refused' ? [outcome.code, outcome.errorId] : [outcome.kind, undefined];
  return (
    <p role="alert" className="rounded-xl border border-danger bg-danger-soft p-4 font-semibold text-danger">
      {t(`problems.${name}`, { errorId })}
    </p>
  );
}
