import { useWords } from '../../words/use-words';
import { STAGE_CLASS } from './stage';

const BAR_CLASS =
  'h-2 w-full max-w-64 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size] [&::-webkit-progress-value]:duration-200';

/** Shows how far the preparation is. @param props.percent 0 to 100 */
export function PreparingStage({ percent }: { percent: number }) {
  const { t } = useWords('id-capture');
  return (
    <div className={`${STAGE_CLASS} gap-4 border-2 border-line bg-surface-muted p-6 text-center`}>
      <p className="font-semibold">{t('preparing.title')}</p>
      <progress className={BAR_CLASS} max={100} value={percent} aria-label={t('preparing.progress')} />
    </div>
  );
}
