import { useEffect, useState } from 'react';
import { pollHandoff } from '@/lib/browser/handoff/handoff-client';
import { HANDOFF_POLL_MS, type HandoffForComputer } from '@/lib/shared/handoff/handoff';
import { useLatest } from '../ui/use-latest';

type Handlers = {
  /** The versions that the form has. */
  listFetched(): string[];
  onAnswer(answer: HandoffForComputer): Promise<void>;
};

/**
 * Polls every two seconds for what has arrived for a form; polls again right after an arrival, so that the phone finds
 * out.
 *
 * @param formSecret undefined while there is nothing to poll for
 * @returns whether the last poll went unanswered
 */
export function useHandoffPolling(formSecret: string | undefined, handlers: Handlers): boolean {
  const [hasTrouble, setHasTrouble] = useState(false);
  const latest = useLatest(handlers);

  useEffect(() => {
    if (formSecret === undefined) return;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      const answer = await pollHandoff(formSecret, latest.current.listFetched());
      if (!isCurrent) return;
      setHasTrouble(!answer.ok);
      if (answer.ok) await latest.current.onAnswer(answer.value);
      const arrived = answer.ok ? answer.value.images.map(({ version }) => version) : [];
      const isOver = answer.ok && answer.value.state !== 'waiting' && answer.value.state !== 'opened';
      // Polling stops, but the portal still keeps what came with the end.
      if (isOver && arrived.length > 0) void pollHandoff(formSecret, arrived);
      if (isCurrent && !isOver) timer = setTimeout(() => void poll(), arrived.length > 0 ? 0 : HANDOFF_POLL_MS);
    };
    void poll();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      setHasTrouble(false);
    };
  }, [formSecret, latest]);

  return hasTrouble;
}
