'use client';

import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { BlobImage } from '../ui/blob-image';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';

/** One photo as it will be sent, with a way to change it. */
export function CheckedPhoto({ side }: { side: DocumentSide }) {
  const { t } = useWords('journey');
  const { t: tCapture } = useWords('id-capture');
  const { control } = useFormContext<SubmissionFormValues>();
  const { choices, goToControl } = useJourney();
  const photo = useWatch({ control, name: `documents.${side}` });
  const blob = useMemo(() => (photo ? base64ToBlob(photo.base64, photo.mediaType) : undefined), [photo]);
  if (!photo && side === 'back' && choices.documentType === 'passport') return null;

  const missing = side === 'back' ? t('check.noBack') : t('check.noPhoto');
  const change = side === 'front' ? 'check.changeFront' : photo ? 'check.changeBack' : 'check.addBack';
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="font-semibold">{tCapture(`side.${side}.title`)}</figcaption>
      {blob ? (
        <BlobImage
          blob={blob}
          alt={tCapture(`side.${side}.alt`)}
          className="h-auto w-full rounded-lg border border-line"
        />
      ) : (
        <p className="text-ink-muted">{missing}</p>
      )}
      <div>
        <Button variant="quiet" className="px-0! text-start" onClick={() => goToControl(`documents.${side}`)}>
          {t(change)}
        </Button>
      </div>
    </figure>
  );
}
