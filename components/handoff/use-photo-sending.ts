import { useEffect, useRef, useState } from 'react';
import {
  HANDOFF_POLL_MS,
  type HandoffAnswer,
  type HandoffForPhone,
  type HandoffPhoto,
} from '@/lib/shared/handoff/handoff';

type Send = (photo: HandoffPhoto) => Promise<HandoffAnswer<HandoffForPhone>>;

/**
 * Sends photos one after another, retrying each until it gets through.
 *
 * @param unsent what to send now, in order
 * @returns the versions that the portal permanently refused
 */
export function usePhotoSending(unsent: HandoffPhoto[], send: Send): ReadonlySet<string> {
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const isSending = useRef(false);
  const next = unsent.find(({ version }) => version === null || !refused.has(version));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt sends the same photo again
  useEffect(() => {
    if (!next || isSending.current) return;
    isSending.current = true;
    void send(next).then((answer) => {
      isSending.current = false;
      if (!answer.ok && answer.problem === 'invalid-input' && next.version !== null) {
        const { version } = next;
        setRefused((now) => new Set(now).add(version));
      }
      // Also after success: another photo may have been added in the meantime.
      setTimeout(() => setAttempt((count) => count + 1), answer.ok ? 0 : HANDOFF_POLL_MS);
    });
  }, [next, attempt]);

  return refused;
}
