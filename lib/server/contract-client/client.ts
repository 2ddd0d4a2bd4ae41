import type { z } from 'zod';
import { logger, logUnexpected } from '@/lib/server/log';
import {
  type CreateOrUpdateReply,
  createOrUpdateReplySchema,
  type DocumentImagesReply,
  documentImagesReplySchema,
  type StatusReply,
  statusReplySchema,
  type UpdateStatusReply,
  updateStatusReplySchema,
} from '@/lib/shared/contract/reply';
import type { StorageRequest, WireTarget } from '@/lib/shared/contract/request';
import type { CustomerStatus } from '@/lib/shared/customer/customer-status';
import { type CallLimits, IMAGES_LIMITS, READ_LIMITS, WRITE_LIMITS } from './client-limits';
import { DeadlineError, exchange, type StorageTransport } from './exchange';
import { interpretReply } from './interpret-reply';
import { type StorageError, type StorageOutcome, storageFailure } from './outcome';
import { ReplyNotTextError, ReplyTooLargeError } from './reply-body';
import { type StorageCredentials, toRequestBody } from './request-body';
import { findTransportFailure } from './transport-failure';

export type StorageClientOptions = {
  transport: StorageTransport;
  /** The endpoint's whole address, also for the embedded API, which looks at its path. */
  url: string;
  credentials: StorageCredentials;
  /** Milliseconds for a whole call. Default: 10 s for reading, 30 s for writing and for images. */
  deadlineMs?: number;
  /** Bytes of a reply. Default: 256 KB, and 28 MB for images. */
  maxReplyBytes?: number;
};

/** The services of the storage API. None of them throws for an expected failure. */
export type StorageClient = {
  /** Creates the customer of `target.email`, or updates what is sent of it. Images are base64, with or without a prefix. */
  createOrUpdateCustomer(input: {
    reference?: string;
    target: WireTarget;
  }): Promise<StorageOutcome<CreateOrUpdateReply>>;
  getStatus(email: string): Promise<StorageOutcome<StatusReply>>;
  /** The current front and back as base64, just as the storage API gave them. */
  getDocumentImages(email: string): Promise<StorageOutcome<DocumentImagesReply>>;
  /** `decisionId`: the decision that sets it. The embedded API keeps it beside the change; a remote account is not told. */
  updateStatus(email: string, status: CustomerStatus, decisionId?: string): Promise<StorageOutcome<UpdateStatusReply>>;
};

/** Turns what ended an exchange into an outcome. Only what nobody foresaw is logged with its stack. */
function toFailure(error: unknown) {
  if (error instanceof DeadlineError) return storageFailure('unavailable', 'timeout', 'unknown');
  if (error instanceof ReplyTooLargeError) return storageFailure('malformed-reply', 'reply-too-large', 'unknown');
  if (error instanceof ReplyNotTextError) return storageFailure('malformed-reply', 'not-json', 'unknown');
  const failure = findTransportFailure(error);
  if (failure !== undefined) return failure;
  logUnexpected(error, 'storage-transport');
  return storageFailure('unavailable', 'connection', 'unknown');
}

/** Failures that the operator can mend, or should know of. The others are answers to what a person entered. */
const OPERATOR_CODES: readonly StorageError['code'][] = ['unavailable', 'malformed-reply', 'credentials-refused'];

function logFailure(service: string, { code, reason, delivery }: StorageError) {
  if (OPERATOR_CODES.includes(code)) logger.warn({ service, code, reason, delivery }, 'storage call failed');
}

/** Makes the client of one storage API, the vendor's or the embedded one. It keeps no state between calls. */
export function createStorageClient(options: StorageClientOptions): StorageClient {
  const { transport, url, credentials, deadlineMs, maxReplyBytes } = options;

  async function call<Reply extends { target: { email: string } }>(
    request: StorageRequest,
    schema: z.ZodType<Reply>,
    defaults: CallLimits,
  ): Promise<StorageOutcome<Reply>> {
    const limits = {
      deadlineMs: deadlineMs ?? defaults.deadlineMs,
      maxReplyBytes: maxReplyBytes ?? defaults.maxReplyBytes,
    };
    const outcome = await exchange(transport, url, toRequestBody(request, credentials), limits).then(
      ({ httpStatus, text }) => interpretReply(httpStatus, text, { schema, email: request.target.email }),
      toFailure,
    );
    if (!outcome.ok) logFailure(request.service, outcome.error);
    return outcome;
  }

  return {
    createOrUpdateCustomer: ({ reference, target }) =>
      call({ service: 'createOrUpdateCustomer', reference, target }, createOrUpdateReplySchema, WRITE_LIMITS),
    getStatus: (email) => call({ service: 'getStatus', target: { email } }, statusReplySchema, READ_LIMITS),
    getDocumentImages: (email) =>
      call({ service: 'getDocumentImages', target: { email } }, documentImagesReplySchema, IMAGES_LIMITS),
    updateStatus: async (email, status) => {
      const request = { service: 'updateStatus' as const, target: { email, status } };
      const outcome = await call(request, updateStatusReplySchema, WRITE_LIMITS);
      if (!outcome.ok || outcome.reply.target.status === status) return outcome;
      return storageFailure('malformed-reply', 'other-status', 'unknown');
    },
  };
}
