import type { z } from 'zod';
import { logUnexpected } from '@/lib/server/log';
import {
  createOrUpdateReplySchema,
  documentImagesReplySchema,
  statusReplySchema,
  updateStatusReplySchema,
} from '@/lib/shared/contract/reply';
import type { StorageRequest } from '@/lib/shared/contract/request';
import { type CallLimits, IMAGES_LIMITS, READ_LIMITS, WRITE_LIMITS } from './client-limits';
import { DeadlineError } from './deadline';
import { exchange, type StorageTransport } from './exchange';
import { interpretReply } from './interpret-reply';
import { logFailedCall } from './log-failed-call';
import { type StorageOutcome, storageFailure } from './outcome';
import { ReplyNotTextError, ReplyTooLargeError } from './reply-body';
import { type StorageCredentials, toRequestBody } from './request-body';
import type { StorageClient } from './storage-client';
import { findTransportFailure } from './transport-failure';
import { toDocumentImages, toWireDocuments } from './wire-images';

export type RemoteClientOptions = {
  transport: StorageTransport;
  /** The endpoint's full URL. */
  url: string;
  credentials: StorageCredentials;
  /** Milliseconds for a whole call. Default: 10 s for reading, 30 s for writing and for images. */
  deadlineMs?: number;
  /** Bytes of a reply. Default: 256 KB, and 28 MB for images. */
  maxReplyBytes?: number;
};

/** Turns whatever ended an exchange into an outcome. Only unexpected errors are logged with their stack. */
function toFailure(error: unknown) {
  if (error instanceof DeadlineError) return storageFailure('unavailable', 'timeout', 'unknown');
  if (error instanceof ReplyTooLargeError) return storageFailure('malformed-reply', 'reply-too-large', 'unknown');
  if (error instanceof ReplyNotTextError) return storageFailure('malformed-reply', 'not-json', 'unknown');
  const failure = findTransportFailure(error);
  if (failure !== undefined) return failure;
  logUnexpected(error, 'storage-transport');
  return storageFailure('unavailable', 'connection', 'unknown');
}

/**
 * Makes the client for a storage API across a network: the one place where a call becomes JSON and its images base64.
 * It keeps no state between calls.
 */
export function createRemoteClient(options: RemoteClientOptions): StorageClient {
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
    if (!outcome.ok) logFailedCall(request.service, outcome.error);
    return outcome;
  }

  return {
    createOrUpdateCustomer: ({ reference, target, documents }) => {
      const wired = { ...target, documents: toWireDocuments(documents) };
      return call(
        { service: 'createOrUpdateCustomer', reference, target: wired },
        createOrUpdateReplySchema,
        WRITE_LIMITS,
      );
    },
    getStatus: (email) => call({ service: 'getStatus', target: { email } }, statusReplySchema, READ_LIMITS),
    getDocumentImages: async (email) => {
      const request = { service: 'getDocumentImages' as const, target: { email } };
      const outcome = await call(request, documentImagesReplySchema, IMAGES_LIMITS);
      return outcome.ok ? { ok: true, reply: toDocumentImages(outcome.reply) } : outcome;
    },
    updateStatus: async (email, status) => {
      const request = { service: 'updateStatus' as const, target: { email, status } };
      const outcome = await call(request, updateStatusReplySchema, WRITE_LIMITS);
      if (!outcome.ok || outcome.reply.target.status === status) return outcome;
      return storageFailure('malformed-reply', 'other-status', 'unknown');
    },
  };
}
