import { DOCUMENT_SIDES } from '../contract/request';
import { customerSchema } from '../customer/customer';
import type { CustomerFormValues } from '../customer/customer-form-values';
import type { PreparedImage } from '../images/prepared-image';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../limits';
import { z } from '../zod';

/** Everything the form contains: the details as typed, and the images. */
export type SubmissionFormValues = CustomerFormValues & {
  /** ISO 3166-1 alpha-2. It determines which parts the address has; the storage contract has no place for it. */
  country: string;
  documents: { front?: PreparedImage | undefined; back?: PreparedImage | undefined };
};

const documents = z.custom<SubmissionFormValues['documents']>().superRefine((sides, context) => {
  if (!sides.front) context.addIssue({ code: 'custom', path: ['front'], message: 'front.required' });
  for (const side of DOCUMENT_SIDES) {
    if ((sides[side]?.byteCount ?? 0) <= SUBMITTED_IMAGE_MAX_BYTES) continue;
    context.addIssue({ code: 'custom', path: [side], message: `${side}.tooLarge` });
  }
});

/** What the form checks before sending: the customer, that there is a front, and that the images may be sent. */
export const submissionFormSchema = customerSchema.and(z.object({ documents }));
