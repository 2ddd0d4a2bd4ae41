import type { DocumentSide } from '@/lib/shared/contract/request';
import { CardBackIcon, CardFrontIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { STAGE_CLASS } from './stage';

/** Shown for a side without a photo. */
export function EmptyStage({ side, hasError }: { side: DocumentSide; hasError: boolean }) {
  const { t } = useWords('id-capture');
  const CardIcon = side === 'front' ? CardFrontIcon : CardBackIcon;
  const border = hasError ? 'border-danger' : 'border-line-strong';
  return (
    <div className={`${STAGE_CLASS} gap-3 border-2 border-dashed bg-surface-muted p-4 text-center ${border}`}>
      <CardIcon className="size-16 text-ink-muted" />
      <p className="font-semibold pointer-coarse:hidden">{t('empty.drop')}</p>
      <p className="hidden font-semibold pointer-coarse:block">{t('empty.add')}</p>
    </div>
  );
}
