import type { DocumentSide } from '@/lib/shared/contract/request';
import { hasSubjectNote, type QualityNote } from '@/lib/vision/quality/quality-note';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

type QualityNotesProps = {
  id: string;
  side: DocumentSide;
  notes: readonly QualityNote[];
  /** Shows how the document would look cropped; undefined unless it is a small part of the photo. */
  onCutOut: (() => void) | undefined;
};

/** Advice about the current photo. It never blocks sending it. */
export function QualityNotes({ id, side, notes, onCutOut }: QualityNotesProps) {
  const { t } = useWords('quality');
  return (
    <div id={id} className="flex flex-col gap-1 rounded-lg bg-warning-soft px-4 py-3 empty:hidden">
      {notes.map((note) => (
        <p key={note} className="font-semibold text-warning">
          {t(note === 'other-side' ? `note.other-side-${side}` : `note.${note}`)}
        </p>
      ))}
      {notes.length > 0 ? <p>{t(hasSubjectNote(notes) ? 'note.keepSubject' : 'note.keep')}</p> : null}
      {onCutOut ? <p>{t('cutOut.note')}</p> : null}
      {onCutOut ? (
        <Button className="self-start" onClick={onCutOut}>
          {t('cutOut.open')}
        </Button>
      ) : null}
    </div>
  );
}
