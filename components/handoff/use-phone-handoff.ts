import { useCallback, useEffect, useRef, useState } from 'react';
import { lookFromPhone } from '@/lib/browser/handoff/handoff-client';
import { watchRefusedSize } from '@/lib/browser/refused-size';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import {
  HANDOFF_POLL_MS,
  type HandoffAnswer,
  type HandoffForPhone,
  type HandoffPhoto,
  type HandoffProblem,
} from '@/lib/shared/handoff/handoff';
import type { PhonePhotos } from './use-phone-photos';

type Answer = HandoffAnswer<HandoffForPhone>;

/** What the phone may do; the page passes in its server actions. */
export type PhoneActions = {
  open(linkSecret: string): Promise<Answer>;
  send(linkSecret: string, photo: HandoffPhoto): Promise<Answer>;
  end(linkSecret: string, end: 'done' | 'cancelled'): Promise<Answer>;
};

/** A server action rejects if the connection drops, or if the portal was updated. */
async function tried(action: () => Promise<Answer>): Promise<Answer> {
  const isRefusedForSize = watchRefusedSize();
  try {
    return await action();
  } catch {
    return { ok: false, problem: isRefusedForSize() ? 'too-large-on-way' : 'unavailable' };
  }
}

/**
 * The phone's side of a handoff as the portal sees it: polled every two seconds, and after every action.
 *
 * @param initial what the page was rendered with
 */
export function usePhoneHandoff(linkSecret: string, initial: HandoffForPhone, actions: PhoneActions) {
  const [view, setView] = useState(initial);
  const [problem, setProblem] = useState<HandoffProblem>();
  /** Counts actions, so that an answer from before one is not taken for the state after it. */
  const actionCount = useRef(0);
  const actionsUnderWay = useRef(0);

  const settle = useCallback((answer: Answer) => {
    if (answer.ok) setView(answer.value);
    setProblem(answer.ok ? undefined : answer.problem);
  }, []);

  const act = useCallback(
    async (action: () => Promise<Answer>) => {
      actionCount.current += 1;
      actionsUnderWay.current += 1;
      const answer = await tried(action);
      actionsUnderWay.current -= 1;
      settle(answer);
      return answer;
    },
    [settle],
  );

  const isOpened = view.state === 'opened';
  useEffect(() => {
    if (!isOpened) return;
    const look = async () => {
      if (actionsUnderWay.current > 0 || document.visibilityState !== 'visible') return;
      const countBefore = actionCount.current;
      const answer = await lookFromPhone(linkSecret);
      if (actionCount.current === countBefore) settle(answer);
    };
    const timer = setInterval(() => void look(), HANDOFF_POLL_MS);
    return () => clearInterval(timer);
  }, [isOpened, linkSecret, settle]);

  return {
    view,
    problem,
    open: () => act(() => actions.open(linkSecret)),
    send: (photo: HandoffPhoto) => act(() => actions.send(linkSecret, photo)),
    end: (end: 'done' | 'cancelled') => act(() => actions.end(linkSecret, end)),
  };
}

/** The photos that the computer should have but does not know about yet. */
export const listUnsent = (photos: PhonePhotos, { versions }: HandoffForPhone): HandoffPhoto[] =>
  DOCUMENT_SIDES.flatMap((side) => {
    const photo = photos[side];
    return photo && photo.version !== versions[side] ? [photo] : [];
  });
