import type { UseFormReturn } from 'react-hook-form';
import type { Draft } from '@/lib/browser/draft/draft';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { usePhoneOffer } from '../handoff/phone-offer';
import type { useIdReading } from '../id-reading/use-id-reading';

type PhotosByPhoneOptions = {
  form: UseFormReturn<SubmissionFormValues>;
  /** Keeps what was entered across reloads. */
  draft: Draft;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  isSending: boolean;
  idReading: ReturnType<typeof useIdReading>;
};

/** Lets a form's photos come from a phone; they are read as they arrive. */
export function usePhotosByPhone({ form, draft, invitationToken, isSending, idReading }: PhotosByPhoneOptions) {
  const images = {
    get: (side: DocumentSide) => form.getValues(`documents.${side}`),
    set: (side: DocumentSide, image: PreparedImage | undefined) => {
      form.setValue(`documents.${side}`, image);
      form.clearErrors(`documents.${side}`);
      if (image) void idReading.take(side, base64ToBlob(image.base64, image.mediaType));
      else idReading.forget(side);
    },
  };
  return usePhoneOffer({ draft, images, invitationToken, isSending });
}
