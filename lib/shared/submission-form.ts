import { z } from 'zod';
import { customerSchema } from './customer';
import type { CustomerFormValues } from './customer-form-values';
import { SUBMITTED_IMAGE_MAX_BYTES } from './limits';
import type { PreparedImage } from './prepared-image';

/** Everything the form holds: the details as typed, and the images. */
export type SubmissionFormValues = CustomerFormValues & {
  documents: { front?: PreparedImage | undefined; back?: PreparedImage | undefined };
};

const preparedImage = (side: 'front' | 'back') =>
  z
    .custom<PreparedImage>()
    .optional()
    .refine((image) => image === undefined || image.byteCount <= SUBMITTED_IMAGE_MAX_BYTES, `${side}.tooLarge`);

/** What the form checks before it sends: the customer, that there is a front, and that the images may be sent. */
export const submissionFormSchema = customerSchema.and(
  z.object({
    documents: z.object({
      front: preparedImage('front').refine((image) => image !== undefined, 'front.required'),
      back: preparedImage('back'),
    }),
  }),
);
