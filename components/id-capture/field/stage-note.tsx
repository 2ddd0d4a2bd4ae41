import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { SOURCE_FILE_MAX_BYTES } from '@/lib/shared/limits';
import { CheckIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { formatByteCount } from './format-byte-count';

type Judged = { image: PreparedImage; isReady: boolean };

/** Whether the photo is ready, which is only said once it has been checked. */
function ReadyNote({ judged }: { judged: Judged | undefined }) {
  const { t } = useWords('id-capture');
  if (!judged) return <p className="text-ink-muted">{t('preview.checking')}</p>;
  if (!judged.isReady) return <p className="font-semibold">{t('preview.added')}</p>;
  return (
    <p className="flex items-center gap-1.5 font-semibold text-success">
      <CheckIcon />
      {t('preview.ready')}
    </p>
  );
}

type StageNoteProps = {
  phase: 'empty' | 'preparing' | 'preview';
  image: PreparedImage | undefined;
  judged: Judged | undefined;
};

/**
 * The line below the stage, present in every phase: what can be added, where the work happens, or whether the photo is
 * ready.
 */
export function StageNote({ phase, image, judged }: StageNoteProps) {
  const { t, language } = useWords('id-capture');
  if (phase === 'preview' && image) return <ReadyNote judged={judged?.image === image ? judged : undefined} />;
  const limit = formatByteCount(SOURCE_FILE_MAX_BYTES, language);
  return (
    <p className="text-ink-muted">{phase === 'preparing' ? t('preparing.privacy') : t('empty.formats', { limit })}</p>
  );
}
