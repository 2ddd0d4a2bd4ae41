import { useWords } from '../../words/use-words';
import { describeProblem } from './describe-problem';
import type { FieldProblem } from './id-image-state';

type IdImageMessagesProps = {
  id: string;
  problem: FieldProblem | undefined;
  /** A photo added before the problem occurred is still there. */
  isPhotoKept: boolean;
  /** From the form's validation. */
  error: string | undefined;
};

/** What is wrong with this side, with the id that its buttons refer to. */
export function IdImageMessages({ id, problem, isPhotoKept, error }: IdImageMessagesProps) {
  const { t, language } = useWords('id-capture');
  const { t: tForm } = useWords('form');
  return (
    <div id={id} className="flex flex-col gap-1 font-semibold text-danger empty:hidden">
      {error ? (
        <p>
          <span className="sr-only">{tForm('errorPrefix')} </span>
          {error}
        </p>
      ) : null}
      {problem ? <p>{describeProblem(problem, t, language)}</p> : null}
      {problem && isPhotoKept ? <p className="font-normal text-ink">{t('problem.photo-kept')}</p> : null}
    </div>
  );
}
