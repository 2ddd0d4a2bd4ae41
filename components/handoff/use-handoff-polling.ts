import { useEffect, useState } from 'react';
import { pollHandoff } from '@/lib/browser/handoff/handoff-client';
import { HANDOFF_POLL_MS, type HandoffForComputer } from '@/lib/shared/handoff/handoff';
import { useLatest } from '../ui/use-latest';

type Handlers = {
  /** The versions that the form holds. */
  listFetched(): string[];
  onAnswer(answer: HandoffForComputer): Promise<void>;
};

/**
 * Asks every two seconds what arrived for a form; at once after something arrived, so that the phone hears of it.
 *
 * @param formSecret undefined while there is nothing to ask for
 * @returns whether the last question went unanswered
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
      // Nothing more is asked, but the portal still keeps what came with the end.
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
