import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { DocumentSide } from '@/lib/shared/storage-contract/request';
import type { SubmissionFormValues } from '@/lib/shared/submission-form';
import { Section } from '../form/section';
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

type DocumentsSectionProps = {
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
};

/** Both sides of the ID. */
export function DocumentsSection({ isDisabled, onBusyChange }: DocumentsSectionProps) {
  const { t } = useTranslation('form');
  return (
    <Section id="section-documents" title={t('sections.documents')} hint={t('documentsHint')}>
      <DocumentImage side="front" isDisabled={isDisabled} onBusyChange={(isBusy) => onBusyChange('front', isBusy)} />
      <DocumentImage side="back" isDisabled={isDisabled} onBusyChange={(isBusy) => onBusyChange('back', isBusy)} />
      <ReviewNotes />
    </Section>
  );
}
