import { useFormContext, useWatch } from 'react-hook-form';
import type { Draft } from '@/lib/browser/draft/draft';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { PhoneOffer } from '../handoff/phone-offer';
import { IdImageField } from '../id-capture/field/id-image-field';
import { IdReadingNotes } from '../id-reading/id-reading-notes';
import type { useIdReading } from '../id-reading/use-id-reading';
import { useWords } from '../words/use-words';
import { ReviewNotes } from './review-notes';
import { useFieldError } from './use-customer-field';

type ImageProps = {
  side: DocumentSide;
  isDisabled: boolean;
  onBusyChange: (isBusy: boolean) => void;
  idReading: ReturnType<typeof useIdReading>;
};

function DocumentImage({ side, isDisabled, onBusyChange, idReading }: ImageProps) {
  const { control, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const value = useWatch({ control, name: `documents.${side}` });
  const errorMessage = useFieldError(`documents.${side}`);
  return (
    <IdImageField
      id={`documents.${side}`}
      side={side}
      isRequired={side === 'front'}
      value={value}
      onChange={(image) => {
        setValue(`documents.${side}`, image);
        clearErrors(`documents.${side}`);
        if (!image) idReading.forget(side);
      }}
      onTaken={(file) => void idReading.take(side, file)}
      onBusyChange={onBusyChange}
      errorMessage={errorMessage}
      isDisabled={isDisabled}
    />
  );
}

type PhotosByPhoneProps = Pick<DocumentsSectionProps, 'draft' | 'invitationToken' | 'isDisabled' | 'idReading'>;

/** On a computer: the photos may come from a phone, and are read as they arrive. */
function PhotosByPhone({ draft, invitationToken, isDisabled, idReading }: PhotosByPhoneProps) {
  const { getValues, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const images = {
    get: (side: DocumentSide) => getValues(`documents.${side}`),
    set: (side: DocumentSide, image: PreparedImage | undefined) => {
      setValue(`documents.${side}`, image);
      clearErrors(`documents.${side}`);
      if (image) void idReading.take(side, base64ToBlob(image.base64, image.mediaType));
      else idReading.forget(side);
    },
  };
  return <PhoneOffer draft={draft} images={images} invitationToken={invitationToken} isDisabled={isDisabled} />;
}

type DocumentsSectionProps = {
  /** Keeps what is entered over a reload. */
  draft: Draft;
  /** Of the link that led to the form; undefined where there was none. */
  invitationToken: string | undefined;
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
  idReading: ReturnType<typeof useIdReading>;
};

/** Both sides of the ID, and what was read from them. */
export function DocumentsSection(props: DocumentsSectionProps) {
  const { draft, invitationToken, isDisabled, onBusyChange, idReading } = props;
  const { t } = useWords('form');
  const audience = useFormAudience();
  return (
    <Section id="section-documents" title={t('sections.documents', audience)} hint={t('documentsHint', audience)}>
      <PhotosByPhone draft={draft} invitationToken={invitationToken} isDisabled={isDisabled} idReading={idReading} />
      {DOCUMENT_SIDES.map((side) => (
        <DocumentImage
          key={side}
          side={side}
          isDisabled={isDisabled}
          onBusyChange={(isBusy) => onBusyChange(side, isBusy)}
          idReading={idReading}
        />
      ))}
      <IdReadingNotes
        found={idReading.found}
        isReading={idReading.isReading}
        isDisabled={isDisabled}
        onUpdate={idReading.update}
      />
      <ReviewNotes />
    </Section>
  );
}
