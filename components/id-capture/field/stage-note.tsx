import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { SOURCE_FILE_MAX_BYTES } from '@/lib/shared/limits';
import { CheckIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { formatByteCount } from './format-byte-count';

function PhotoNote({ image }: { image: PreparedImage }) {
  const { t, language } = useWords('id-capture');
  const sizes = {
    before: formatByteCount(image.sourceByteCount, language),
    after: formatByteCount(image.byteCount, language),
  };
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <span className="inline-flex items-center gap-1.5 font-semibold text-success">
        <CheckIcon />
        {t('preview.ready')}
      </span>
      <span aria-hidden="true" className="text-ink-muted tabular-nums">
        {t('preview.sizes', sizes)}
      </span>
      <span className="sr-only">{t('preview.sizesSpoken', sizes)}</span>
    </p>
  );
}

type StageNoteProps = { phase: 'empty' | 'preparing' | 'preview'; image: PreparedImage | undefined };

/** The line below the stage, there in every phase: what may be added, where the work happens, or the photo's sizes. */
export function StageNote({ phase, image }: StageNoteProps) {
  const { t, language } = useWords('id-capture');
  if (phase === 'preview' && image) return <PhotoNote image={image} />;
  const limit = formatByteCount(SOURCE_FILE_MAX_BYTES, language);
  return (
    <p className="text-ink-muted">{phase === 'preparing' ? t('preparing.privacy') : t('empty.formats', { limit })}</p>
  );
}
