'use client';

import { useEffect, useRef, useState } from 'react';
import { forgetDrafts } from '@/lib/browser/draft/draft';
import { SIGN_IN_PATH } from '@/lib/shared/staff/staff-paths';
import { SESSION_IDLE_SECONDS, STAY_SIGNED_IN_INTERVAL_SECONDS } from '@/lib/shared/staff/staff-session-times';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

/** How long before the end the warning is shown, in seconds: enough time to get back to the desk. */
const WARNING_SECONDS = 90;

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export type IdleActions = {
  /** @returns false if the session is over */
  staySignedIn(): Promise<boolean>;
  endIdleSession(): Promise<void>;
};

const leave = () => window.location.assign(`${SIGN_IN_PATH}?ended=idle`);

/**
 * Tells the server now and then that someone is there, so that the session does not end during a long form; warns
 * before the session ends, with a button that extends it.
 */
export function IdleWarning({ staySignedIn, endIdleSession }: IdleActions) {
  const { t } = useWords('staff');
  const dialog = useRef<HTMLDialogElement>(null);
  const lastSignAt = useRef(Date.now());
  const lastToldAt = useRef(Date.now());
  const [secondsLeft, setSecondsLeft] = useState(SESSION_IDLE_SECONDS);

  useEffect(() => {
    let isEnding = false;
    const end = async () => {
      isEnding = true;
      forgetDrafts();
      await endIdleSession().catch(() => undefined);
      leave();
    };
    const tell = async () => {
      lastToldAt.current = Date.now();
      const isIn = await staySignedIn().catch(() => true);
      if (!isIn) leave();
    };
    const onSign = () => {
      if (dialog.current?.open) return;
      lastSignAt.current = Date.now();
      if (Date.now() - lastToldAt.current > STAY_SIGNED_IN_INTERVAL_SECONDS * 1000) void tell();
    };
    const look = () => {
      const left = Math.ceil(SESSION_IDLE_SECONDS - (Date.now() - lastSignAt.current) / 1000);
      setSecondsLeft(left);
      if (isEnding) return;
      if (left <= 0) void end();
      else if (left <= WARNING_SECONDS && !dialog.current?.open) dialog.current?.showModal();
    };
    const timer = setInterval(look, 1000);
    for (const sign of SIGNS) document.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) document.removeEventListener(sign, onSign);
    };
  }, [staySignedIn, endIdleSession]);

  const stay = async () => {
    lastSignAt.current = Date.now();
    lastToldAt.current = Date.now();
    if (!(await staySignedIn().catch(() => true))) leave();
  };

  return (
    <dialog
      ref={dialog}
      onClose={stay}
      aria-labelledby="idle-title"
      className="m-auto max-w-md rounded-xl border border-line bg-surface p-7 text-ink backdrop:bg-black/50"
    >
      <h2 id="idle-title" className="text-xl font-bold">
        {t('idle.title')}
      </h2>
      <p role="timer" className="my-4">
        {t('idle.text', { count: secondsLeft })}
      </p>
      <Button variant="primary" autoFocus onClick={() => dialog.current?.close()}>
        {t('idle.stay')}
      </Button>
    </dialog>
  );
}
