import { useWords } from '../../words/use-words';

type ProblemProps = {
  outcome:
    | { kind: 'refused'; reason: 'signed-out' | 'not-permitted' | 'cross-site' }
    | { kind: 'no-answer' }
    | { kind: 'failed'; errorId: string };
};

/** Why a search gave no answer, and what to do. */
export function CustomersListProblem({ outcome }: ProblemProps) {
  const { t } = useWords('customers');
  const name = outcome.kind === 'refused' ? outcome.reason : outcome.kind;
  return (
    <p role="alert" className="rounded-xl border border-danger bg-danger-soft p-4 font-semibold text-danger">
      {t(`problems.${name}`, { errorId: outcome.kind === 'failed' ? outcome.errorId : '' })}
    </p>
  );
}
