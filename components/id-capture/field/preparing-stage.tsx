import { ProgressBar } from '../../ui/progress-bar';
import { useWords } from '../../words/use-words';
import { STAGE_CLASS } from './stage';

/** Shows the progress of the preparation. @param props.percent 0 to 100 */
export function PreparingStage({ percent }: { percent: number }) {
  const { t } = useWords('id-capture');
  return (
    <div className={`${STAGE_CLASS} gap-4 border-2 border-line bg-surface-muted p-6 text-center`}>
      <p className="font-semibold">{t('preparing.title')}</p>
      <ProgressBar max={100} value={percent} label={t('preparing.progress')} />
    </div>
  );
}
