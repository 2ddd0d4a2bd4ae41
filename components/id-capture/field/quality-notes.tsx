import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { useWords } from '../../words/use-words';

/** Advice about the photo that is shown. It keeps nobody from sending it. */
export function QualityNotes({ id, notes }: { id: string; notes: readonly QualityNote[] }) {
  const { t } = useWords('quality');
  return (
    <div id={id} className="flex flex-col gap-1 rounded-lg bg-warning-soft px-4 py-3 empty:hidden">
      {notes.map((note) => (
        <p key={note} className="font-semibold text-warning">
          {t(`note.${note}`)}
        </p>
      ))}
      {notes.length > 0 ? <p>{t('note.keep')}</p> : null}
    </div>
  );
}
