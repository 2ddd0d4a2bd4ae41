import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type ActivityChannel, openActivityChannel } from '@/lib/browser/staff/activity-channel';
import { SESSION_IDLE_SECONDS, STAY_SIGNED_IN_INTERVAL_SECONDS } from '@/lib/shared/staff/staff-session-times';

/** How long before the end the warning is shown, in seconds: enough time to get back to the desk. */
const WARNING_SECONDS = 90;

const SECOND_MS = 1000;

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Both answer how many seconds the session has left, by the activity in all of its tabs; undefined if nobody knows. */
export type IdleActions = {
  /** @param idleSeconds since someone was last active in this tab, or was told to be in another */
  staySignedIn(idleSeconds: number): Promise<number | undefined>;
  /** Ends the session, unless someone is active in another tab. */
  endIdleSession(): Promise<number | undefined>;
};

type IdleClock = {
  secondsLeft: number;
  /** Whether the person has to say that they are there. */
  isWarning: boolean;
  /** Says so. */
  stay(): void;
};

/**
 * The session's idle clock, which is one for all tabs: they tell each other when someone is active, and the server,
 * which decides. A warning is shown, and a session ended, only after the server has agreed.
 *
 * @param onEnd called once the session is over
 */
export function useIdleClock({ staySignedIn, endIdleSession }: IdleActions, onEnd: () => void): IdleClock {
  const [secondsLeft, setSecondsLeft] = useState(SESSION_IDLE_SECONDS);
  const [isWarning, setIsWarning] = useState(false);
  /** When someone was last active in any tab; all in epoch milliseconds. */
  const activeAt = useRef(Date.now());
  /** Of which activity the other tabs were told, and of which the server, by this tab or another. */
  const toldTabsAt = useRef(activeAt.current);
  const toldServerAt = useRef(activeAt.current);
  const askedAt = useRef(activeAt.current);
  const isAsking = useRef(false);
  const channel = useRef<ActivityChannel>(undefined);

  const countLeft = useCallback(
    () => Math.ceil(SESSION_IDLE_SECONDS - (Date.now() - activeAt.current) / SECOND_MS),
    [],
  );

  /** Sets the clock by the server's answer, if there is one. */
  const ask = useCallback(
    async (call: () => Promise<number | undefined>) => {
      if (isAsking.current) return;
      isAsking.current = true;
      askedAt.current = Date.now();
      const left = await call().catch(() => undefined);
      // Once it is over there is nothing more to ask.
      if (left === 0) return onEnd();
      isAsking.current = false;
      if (left !== undefined) {
        const heardAt = Date.now() - (SESSION_IDLE_SECONDS - left) * SECOND_MS;
        activeAt.current = Math.max(activeAt.current, heardAt);
      }
      setIsWarning(countLeft() <= WARNING_SECONDS);
    },
    [countLeft, onEnd],
  );

  const tell = useCallback(
    () =>
      ask(async () => {
        const told = activeAt.current;
        const idleSeconds = Math.max(0, (Date.now() - told) / SECOND_MS);
        const left = await staySignedIn(Math.min(idleSeconds, SESSION_IDLE_SECONDS));
        if (left !== undefined) toldServerAt.current = Math.max(toldServerAt.current, told);
        return left;
      }),
    [ask, staySignedIn],
  );

  const look = useEffectEvent(() => {
    const left = countLeft();
    setSecondsLeft(left);
    if (activeAt.current > toldTabsAt.current) {
      toldTabsAt.current = activeAt.current;
      channel.current?.tell(activeAt.current);
    }
    // Without an answer the page must not stay open.
    if (left <= 0) return void ask(async () => (await endIdleSession().catch(() => undefined)) ?? 0);
    if (left <= WARNING_SECONDS) {
      if (!isWarning) void tell();
      return;
    }
    const isTold = activeAt.current <= toldServerAt.current;
    if (!isTold && Date.now() - askedAt.current > STAY_SIGNED_IN_INTERVAL_SECONDS * SECOND_MS) void tell();
  });

  const onSign = useEffectEvent(() => {
    if (!isWarning) activeAt.current = Date.now();
  });

  const onOtherTab = useEffectEvent((at: number) => {
    if (at <= activeAt.current) return;
    // That tab tells the server.
    for (const moment of [activeAt, toldTabsAt, toldServerAt]) moment.current = at;
    setIsWarning(false);
  });

  useEffect(() => {
    const opened = openActivityChannel(onOtherTab);
    channel.current = opened;
    const timer = setInterval(look, SECOND_MS);
    for (const sign of SIGNS) document.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearInterval(timer);
      opened.close();
      for (const sign of SIGNS) document.removeEventListener(sign, onSign);
    };
  }, []);

  const stay = useCallback(() => {
    activeAt.current = Date.now();
    // If the server is being asked already, it is told at the next look.
    askedAt.current = 0;
    setIsWarning(false);
    void tell();
  }, [tell]);

  return { secondsLeft, isWarning, stay };
}
