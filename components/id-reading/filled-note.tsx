import { useFormContext } from 'react-hook-form';
import { ID_FIELDS, type IdField } from '@/lib/shared/id-reading/id-fields';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { listFormat } from '@/lib/shared/words/formats';
import { useFormAudience } from '../form/form-audience';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { Note } from './note';

type FilledNoteProps = { filled: readonly IdField[]; kept: readonly IdField[]; takesFocus: boolean };

/** Says what was filled in and what was kept, and links back to the first answer that changed. */
export function FilledNote({ filled, kept, takesFocus }: FilledNoteProps) {
  const { t, language } = useWords('id-reading');
  const { t: tForm } = useWords('form');
  const audience = useFormAudience();
  const { setFocus } = useFormContext<SubmissionFormValues>();
  const list = (fields: readonly IdField[]) =>
    listFormat(language, {}).format(fields.map((field) => tForm(`fields.${field}`)));
  const first = ID_FIELDS.find((field) => filled.includes(field));
  return (
    <Note look="offer" title={t(first ? 'done.titleFilled' : 'done.titleKept', audience)} takesFocus={takesFocus}>
      {first ? <p>{t('done.filled', { fields: list(filled) })}</p> : null}
      {kept.length > 0 ? <p>{t('done.kept', { ...audience, fields: list(kept) })}</p> : null}
      {first ? (
        <div>
          <Button onClick={() => setFocus(first === 'dateOfBirth' ? 'dateOfBirth.month' : first)}>
            {t('done.check')}
          </Button>
        </div>
      ) : null}
    </Note>
  );
}
