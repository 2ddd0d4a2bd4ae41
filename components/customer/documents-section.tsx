import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Draft } from '@/lib/browser/draft';
import type { PreparedImage } from '@/lib/shared/prepared-image';
import type { DocumentSide } from '@/lib/shared/storage-contract/request';
import type { SubmissionFormValues } from '@/lib/shared/submission-form';
import { Section } from '../form/section';
import { PhoneOffer } from '../handoff/phone-offer';
import { IdImageField } from '../id-capture/id-image-field';
import { ReviewNotes } from './review-notes';
import { useFieldError } from './use-customer-field';

type ImageProps = { side: DocumentSide; isDisabled: boolean; onBusyChange: (isBusy: boolean) => void };

function DocumentImage({ side, isDisabled, onBusyChange }: ImageProps) {
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
      }}
      onBusyChange={onBusyChange}
      errorMessage={errorMessage}
      isDisabled={isDisabled}
    />
  );
}

/** On a computer: the photos may come from a phone. */
function PhotosByPhone({ draft, isDisabled }: { draft: Draft; isDisabled: boolean }) {
  const { getValues, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const images = {
    get: (side: DocumentSide) => getValues(`documents.${side}`),
    set: (side: DocumentSide, image: PreparedImage | undefined) => {
      setValue(`documents.${side}`, image);
      clearErrors(`documents.${side}`);
    },
  };
  return <PhoneOffer draft={draft} images={images} isDisabled={isDisabled} />;
}

type DocumentsSectionProps = {
  /** Keeps what is entered over a reload. */
  draft: Draft;
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
};

/** Both sides of the ID. */
export function DocumentsSection({ draft, isDisabled, onBusyChange }: DocumentsSectionProps) {
  const { t } = useTranslation('form');
  return (
    <Section id="section-documents" title={t('sections.documents')} hint={t('documentsHint')}>
      <PhotosByPhone draft={draft} isDisabled={isDisabled} />
      <DocumentImage side="front" isDisabled={isDisabled} onBusyChange={(isBusy) => onBusyChange('front', isBusy)} />
      <DocumentImage side="back" isDisabled={isDisabled} onBusyChange={(isBusy) => onBusyChange('back', isBusy)} />
      <ReviewNotes />
    </Section>
  );
}
