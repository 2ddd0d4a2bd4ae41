'use client';

import { useState } from 'react';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { Note } from '../id-reading/note';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';

const OTHER_KINDS = { 'drivers-license': 'id-card', 'id-card': 'drivers-license' } as const;

/** For a license's barcode where an ID card was chosen, or the other way round: offers to change the choice. */
export function OtherKindNote() {
  const { t } = useWords('journey');
  const { form, choices, choose } = useJourney();
  const [changedTo, setChangedTo] = useState<IdReading['documentType']>();
  const chosen = choices.documentType;
  const read = form.idReading.found?.reading.documentType;

  if (changedTo && changedTo === chosen) {
    return (
      <Note look="offer" takesFocus>
        <p>{t(`other-kind.changed.${changedTo}`)}</p>
      </Note>
    );
  }
  if (!read || chosen !== OTHER_KINDS[read]) return null;
  const change = () => {
    choose({ documentType: read });
    setChangedTo(read);
  };
  return (
    <Note look="warning">
      <p>{t(`other-kind.text.${read}`)}</p>
      <div>
        <Button onClick={change}>{t(`other-kind.change.${read}`)}</Button>
      </div>
    </Note>
  );
}
