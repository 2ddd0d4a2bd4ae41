import { useEffect, useRef, useState } from 'react';
import {
  HANDOFF_POLL_MS,
  type HandoffAnswer,
  type HandoffForPhone,
  type HandoffPhoto,
  type HandoffProblem,
} from '@/lib/shared/handoff/handoff';

/** Why a photo is not sent again: the portal does not take it, or something on the way finds it too large. */
export type PhotoRefusal = 'refused' | 'tooLarge';

const REFUSALS: Partial<Record<HandoffProblem, PhotoRefusal>> = {
  'invalid-input': 'refused',
  'too-large-on-way': 'tooLarge',
};

type Send = (photo: HandoffPhoto) => Promise<HandoffAnswer<HandoffForPhone>>;

/**
 * Sends photos one after another, retrying each until it gets through.
 *
 * @param unsent what to send now, in order
 * @returns the versions that are not sent again, and why
 */
export function usePhotoSending(unsent: HandoffPhoto[], send: Send): ReadonlyMap<string, PhotoRefusal> {
  const [refused, setRefused] = useState<ReadonlyMap<string, PhotoRefusal>>(new Map());
  const [attempt, setAttempt] = useState(0);
  const isSending = useRef(false);
  const next = unsent.find(({ version }) => version === null || !refused.has(version));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt sends the same photo again
  useEffect(() => {
    if (!next || isSending.current) return;
    isSending.current = true;
    void send(next).then((answer) => {
      isSending.current = false;
      const { version } = next;
      const refusal = answer.ok ? undefined : REFUSALS[answer.problem];
      if (refusal && version !== null) setRefused((now) => new Map(now).set(version, refusal));
      // Also after success: another photo may have been added in the meantime.
      setTimeout(() => setAttempt((count) => count + 1), answer.ok ? 0 : HANDOFF_POLL_MS);
    });
  }, [next, attempt]);

  return refused;
}
