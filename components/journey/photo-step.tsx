'use client';

import { useState } from 'react';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import type { DocumentType } from '@/lib/shared/journey/steps';
import { DocumentPhoto } from '../customer/document-photo';
import { useSameSide } from '../customer/use-same-side';
import { PhoneOffer } from '../handoff/phone-offer';
import { PhotoReadingNotes } from '../id-reading/photo-reading-notes';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';
import { OtherKindNote } from './other-kind-note';
import { PhotoExamples } from './photo-examples';
import { StepFrame } from './step-frame';

type PhotoStepProps = { side: DocumentSide; heading: string; text: string; missing: string; canSkip?: boolean };

/** What photos of each type of ID show; nothing is expected of another document. */
const KINDS = { 'drivers-license': 'card', 'id-card': 'card', passport: 'passport', other: undefined } as const;
const findKind = (type: DocumentType | undefined) => type && KINDS[type];

function PhotoStep({ side, heading, text, missing, canSkip = false }: PhotoStepProps) {
  const { t } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { form, choices, goOn } = useJourney();
  const { form: fields, idReading, onBusyChange, check, progress, obstacle } = form;
  const { front, back } = fields.watch('documents');
  const photo = side === 'front' ? front : back;
  // Asked ahead of the last step, which shows the answer.
  useSameSide(front, back);
  const [failedAttempts, setFailedAttempts] = useState(0);
  const controlId = `documents.${side}`;
  const errors = failedAttempts > 0 && !photo ? [{ controlId, message: missing }] : [];

  const goOnWithPhoto = () =>
    check(async () => {
      if (fields.getValues(`documents.${side}`)) goOn();
      else setFailedAttempts((count) => count + 1);
    });

  return (
    <StepFrame
      heading={heading}
      errors={errors}
      failedAttempts={failedAttempts}
      onContinue={() => void goOnWithPhoto()}
      isBusy={progress !== undefined}
      status={obstacle ? tForm(obstacle) : undefined}
      otherAction={
        canSkip && !photo ? (
          <Button variant="quiet" onClick={goOn}>
            {t('back-of-id.skip')}
          </Button>
        ) : null
      }
    >
      <p className="px-1 text-lg">{text}</p>
      <PhoneOffer offer={form.phoneOffer} />
      <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-5 sm:p-7">
        <DocumentPhoto
          side={side}
          documentKind={findKind(choices.documentType)}
          isRequired
          isDisabled={false}
          onBusyChange={onBusyChange}
          idReading={idReading}
        />
        <PhotoReadingNotes
          found={idReading.found}
          isReading={idReading.isReading}
          isDisabled={false}
          onUpdate={idReading.update}
        />
        <OtherKindNote />
      </section>
      {photo ? null : <PhotoExamples side={side} />}
    </StepFrame>
  );
}

/** The front of the ID, or the passport page with the photo. */
export function FrontStep() {
  const { t } = useWords('journey');
  const { t: tForm } = useWords('form');
  const isPassport = useJourney().choices.documentType === 'passport';
  return (
    <PhotoStep
      side="front"
      heading={t(isPassport ? 'front.heading-passport' : 'front.heading')}
      text={t('front.text')}
      missing={tForm('errors.front.required')}
    />
  );
}

/** The back of the ID; it may be skipped deliberately. */
export function BackStep() {
  const { t } = useWords('journey');
  const { documentType, issuedIn } = useJourney().choices;
  const hasBarcode = documentType === 'drivers-license' && (issuedIn === UNITED_STATES || issuedIn === 'CA');
  return (
    <PhotoStep
      side="back"
      heading={t('back-of-id.heading')}
      text={t(hasBarcode ? 'back-of-id.barcode' : 'back-of-id.text')}
      missing={t('back-of-id.required')}
      canSkip
    />
  );
}
