import type { AheadProgress } from '@/lib/browser/parcels/photos-ahead';
import { formatByteCount } from '../id-capture/field/format-byte-count';
import { Button } from '../ui/button';
import { ProgressBar } from '../ui/progress-bar';
import { useWords } from '../words/use-words';

type PhotosProgressProps = { progress: AheadProgress | undefined; cancel: () => void };

/** How much of the photos has been sent while Submit waits for them, and a way to stop waiting. */
export function PhotosProgress({ progress, cancel }: PhotosProgressProps) {
  const { t, language } = useWords('form');
  if (!progress) return null;
  const { sentByteCount, totalByteCount } = progress;
  const [sent, total] = [formatByteCount(sentByteCount, language), formatByteCount(totalByteCount, language)];
  return (
    <div className="flex flex-col items-center gap-3">
      <ProgressBar value={sentByteCount} max={totalByteCount} label={t('photosAhead.progress')} />
      <p className="tabular-nums">{t('photosAhead.sent', { sent, total })}</p>
      <Button
        onClick={({ currentTarget }) => {
          // This button is about to disappear.
          currentTarget.form?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
          cancel();
        }}
      >
        {t('photosAhead.cancel')}
      </Button>
    </div>
  );
}
