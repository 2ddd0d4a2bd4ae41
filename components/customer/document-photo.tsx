import { useFormContext, useWatch } from 'react-hook-form';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import type { ExpectedDocument } from '@/lib/vision/subject/photo-judgment';
import { IdImageField } from '../id-capture/field/id-image-field';
import type { useIdReading } from '../id-reading/use-id-reading';
import { useFieldError } from './use-customer-field';

type DocumentPhotoProps = {
  side: DocumentSide;
  /** What kind of ID the person chose. Default: any. */
  documentKind?: ExpectedDocument['kind'];
  isRequired: boolean;
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
  idReading: ReturnType<typeof useIdReading>;
};

/** One side of the ID as a form field; each photo is read as soon as it is taken. */
export function DocumentPhoto(props: DocumentPhotoProps) {
  const { side, documentKind, isRequired, isDisabled, onBusyChange, idReading } = props;
  const { control, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const value = useWatch({ control, name: `documents.${side}` });
  const errorMessage = useFieldError(`documents.${side}`);
  return (
    <IdImageField
      id={`documents.${side}`}
      side={side}
      documentKind={documentKind}
      isRequired={isRequired}
      value={value}
      onChange={(image) => {
        setValue(`documents.${side}`, image);
        clearErrors(`documents.${side}`);
        if (!image) idReading.forget(side);
      }}
      onTaken={(file) => void idReading.take(side, file)}
      onBusyChange={(isBusy) => onBusyChange(side, isBusy)}
      errorMessage={errorMessage}
      isDisabled={isDisabled}
    />
  );
}
