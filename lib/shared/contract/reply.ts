import { CUSTOMER_STATUSES } from '../customer/customer-status';
import { z } from '../zod';
import { WIRE_ATTRIBUTES, type WireAttribute } from './request';

const status = z.enum(CUSTOMER_STATUSES);
const text = z.string().nullish();

/**
 * The stored attributes that every successful reply echoes. Accounts may have attributes besides ours, which pass
 * through.
 */
const echoedTarget = z.looseObject({
  email: z.string(),
  ...(Object.fromEntries(WIRE_ATTRIBUTES.map((name) => [name, text])) as Record<WireAttribute, typeof text>),
});

const success = z.object({ result: z.literal('Success'), reference: z.string().nullish() });

/** Reply to createOrUpdateCustomer: `type` says whether the customer was created or updated. */
export const createOrUpdateReplySchema = success.extend({
  status,
  type: z.enum(['createCustomer', 'updateCustomer']),
  customer_link: z.url({ protocol: /^https?$/ }),
  target: echoedTarget,
});

/** Reply to getStatus. */
export const statusReplySchema = success.extend({ status, target: echoedTarget });

/** Reply to getDocumentImages: images are base64. */
export const documentImagesReplySchema = success.extend({
  status,
  target: echoedTarget.extend({ documents: z.object({ front: z.string(), back: z.string().nullish() }) }),
});

/** Reply to updateStatus: the new status is in `target`. */
export const updateStatusReplySchema = success.extend({ target: echoedTarget.extend({ status }) });

export type CreateOrUpdateReply = z.infer<typeof createOrUpdateReplySchema>;
export type StatusReply = z.infer<typeof statusReplySchema>;
export type DocumentImagesReply = z.infer<typeof documentImagesReplySchema>;
export type UpdateStatusReply = z.infer<typeof updateStatusReplySchema>;

/** Every refusal has this shape, with an HTTP status of 400 or above. */
export const refusalSchema = z.object({ result: z.literal('Error'), message: z.string() });

/** The refusals whose wording the contract defines; both sides use these strings. */
export const REFUSAL_MESSAGES = {
  invalidEmail: 'The email address is invalid',
  missingInput: 'Missing a required input',
  credentialsRefused: 'Either your username or password is incorrect',
  emailNotFound: 'The email address was not found',
} as const;
