import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/storage-contract/request';
import type { SubmissionFormValues } from '@/lib/shared/submission-form';
import { Section } from '../form/section';
import { IdImageField } from '../id-capture/id-image-field';
import { IdReadingNotes } from '../id-reading/id-reading-notes';
import type { useIdReading } from '../id-reading/use-id-reading';
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

type DocumentsSectionProps = {
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
  idReading: ReturnType<typeof useIdReading>;
};

/** Both sides of the ID, and what was read from them. */
export function DocumentsSection({ isDisabled, onBusyChange, idReading }: DocumentsSectionProps) {
  const { t } = useTranslation('form');
  return (
    <Section id="section-documents" title={t('sections.documents')} hint={t('documentsHint')}>
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
    </Section>
  );
}
