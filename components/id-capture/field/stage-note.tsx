import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { SOURCE_FILE_MAX_BYTES } from '@/lib/shared/limits';
import { CheckIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { formatByteCount } from './format-byte-count';

type Judged = { image: PreparedImage; isReady: boolean };

/** Whether the photo is ready, which is said once it was looked at. */
function ReadyNote({ judged }: { judged: Judged | undefined }) {
  const { t } = useWords('id-capture');
  if (!judged) return <span className="text-ink-muted">{t('preview.checking')}</span>;
  if (!judged.isReady) return <span className="font-semibold">{t('preview.added')}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-success">
      <CheckIcon />
      {t('preview.ready')}
    </span>
  );
}

function PhotoNote({ image, judged }: { image: PreparedImage; judged: Judged | undefined }) {
  const { t, language } = useWords('id-capture');
  const sizes = {
    before: formatByteCount(image.sourceByteCount, language),
    after: formatByteCount(image.byteCount, language),
  };
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <ReadyNote judged={judged?.image === image ? judged : undefined} />
      <span aria-hidden="true" className="text-ink-muted tabular-nums">
        {t('preview.sizes', sizes)}
      </span>
      <span className="sr-only">{t('preview.sizesSpoken', sizes)}</span>
    </p>
  );
}

type StageNoteProps = {
  phase: 'empty' | 'preparing' | 'preview';
  image: PreparedImage | undefined;
  judged: Judged | undefined;
};

/** The line below the stage, there in every phase: what may be added, where the work happens, or the photo's sizes. */
export function StageNote({ phase, image, judged }: StageNoteProps) {
  const { t, language } = useWords('id-capture');
  if (phase === 'preview' && image) return <PhotoNote image={image} judged={judged} />;
  const limit = formatByteCount(SOURCE_FILE_MAX_BYTES, language);
  return (
    <p className="text-ink-muted">{phase === 'preparing' ? t('preparing.privacy') : t('empty.formats', { limit })}</p>
  );
}
