import { useTranslation } from 'react-i18next';
import { describeProblem } from './describe-problem';
import type { FieldProblem } from './id-image-state';

type IdImageMessagesProps = {
  id: string;
  problem: FieldProblem | undefined;
  /** A photo added before the problem is still there. */
  isPhotoKept: boolean;
  /** From the form's validation. */
  error: string | undefined;
};

/** What is wrong with this side, in the place that its buttons refer to. */
export function IdImageMessages({ id, problem, isPhotoKept, error }: IdImageMessagesProps) {
  const { t, i18n } = useTranslation('id-capture');
  const { t: tForm } = useTranslation('form');
  return (
    <div id={id} className="flex flex-col gap-1 font-semibold text-danger empty:hidden">
      {error ? (
        <p>
          <span className="sr-only">{tForm('errorPrefix')} </span>
          {error}
        </p>
      ) : null}
      {problem ? <p>{describeProblem(problem, t, i18n.language)}</p> : null}
      {problem && isPhotoKept ? <p className="font-normal text-ink">{t('problem.photo-kept')}</p> : null}
    </div>
  );
}
