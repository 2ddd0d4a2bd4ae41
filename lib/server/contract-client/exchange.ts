import type { CallLimits } from './client-limits';
import { readReplyText } from './reply-body';

/** `fetch` for a remote account, or the embedded storage API called in process. */
export type StorageTransport = (request: Request) => Promise<Response>;

/** The deadline passed before the whole reply was read. What was sent may have arrived. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Posts a JSON text and reads the whole reply within the limits. Redirects are handed back, not followed; nothing is cached.
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
  let timer: NodeJS.Timeout | undefined;
  // Raced against the work as well as aborting it: a transport in process may not heed the signal.
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError()), limits.deadlineMs);
  });
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
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
    // Frees the connection when the reply was not read to its end; afterwards it does nothing.
    ending.abort();
  }
}
