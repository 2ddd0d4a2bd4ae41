import type { z } from 'zod';
import { type StorageOutcome, storageFailure } from './outcome';
import { findWordedRefusal, toRefusalOutcome } from './refusal';
import { toEmailKey } from './storage-email';

type ReplyOfCustomer = { target: { email: string } };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the body of an HTTP 200: it is a success only if it matches the schema and is about the requested customer. */
function toSuccessOutcome<Reply extends ReplyOfCustomer>(
  body: unknown,
  schema: z.ZodType<Reply>,
  email: string,
): StorageOutcome<Reply> {
  if (body === undefined) return storageFailure('malformed-reply', 'not-json', 'unknown');
  const worded = findWordedRefusal(body);
  if (worded !== undefined) return storageFailure(worded, 'http-200', 'refused');
  const reply = schema.safeParse(body);
  if (!reply.success) return storageFailure('malformed-reply', 'wrong-shape', 'unknown');
  if (toEmailKey(reply.data.target.email) !== toEmailKey(email)) {
    return storageFailure('malformed-reply', 'other-customer', 'unknown');
  }
  return { ok: true, reply: reply.data };
}

/**
 * Turns a reply of the storage API into an outcome. The content type is not consulted: the schema decides, and no web
 * page matches it.
 *
 * @param expected the service's reply schema and the email that was asked about
 */
export function interpretReply<Reply extends ReplyOfCustomer>(
  httpStatus: number,
  text: string,
  expected: { schema: z.ZodType<Reply>; email: string },
): StorageOutcome<Reply> {
  if (httpStatus === 200) return toSuccessOutcome(parseJson(text), expected.schema, expected.email);
  if (httpStatus >= 400 && httpStatus < 500) return toRefusalOutcome(httpStatus, parseJson(text));
  if (httpStatus >= 500) return storageFailure('unavailable', `http-${httpStatus}`, 'unknown');
  if (httpStatus >= 300 && httpStatus < 400) return storageFailure('malformed-reply', 'redirect', 'unknown');
  return storageFailure('malformed-reply', `http-${httpStatus}`, 'unknown');
}
