import type { CallLimits } from './client-limits';
import { withinDeadline } from './deadline';
import { readReplyText } from './reply-body';

/** Carries a request to the account and its response back: `fetch`, restricted to one URL. */
export type StorageTransport = (request: Request) => Promise<Response>;

/**
 * Posts JSON text and reads the whole reply within the limits. Redirects are returned, not followed; nothing is cached.
 *
 * @throws DeadlineError, ReplyTooLargeError, ReplyNotTextError, or what the transport throws
 */
export async function exchange(
  transport: StorageTransport,
  url: string,
  body: string,
  limits: CallLimits,
): Promise<{ httpStatus: number; text: string }> {
  const ending = new AbortController();
  const work = async () => {
    const reply = await transport(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        redirect: 'manual',
        cache: 'no-store',
        signal: ending.signal,
      }),
    );
    return { httpStatus: reply.status, text: await readReplyText(reply, limits.maxReplyBytes) };
  };
  try {
    return await withinDeadline(limits.deadlineMs, work);
  } finally {
    // Frees the connection if the reply was not read completely; otherwise it does nothing.
    ending.abort();
  }
}
