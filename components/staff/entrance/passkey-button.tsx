'use client';

import { useState, useTransition } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { SignInState } from '@/lib/shared/staff/sign-in-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';

/** The two halves of a passkey sign-in. The data passed between them is WebAuthn's own JSON. */
export type PasskeySignIn = {
  start(): Promise<{ options: object } | SignInState>;
  /** @param returnPath the page to open afterwards */
  finish(answer: object, returnPath: string | undefined): Promise<SignInState>;
};

type Result = { problem?: SignInState['problem'] | 'cancelled' | 'notLoaded'; errorId?: string | undefined };

type PasskeyButtonProps = { passkey: PasskeySignIn; label: string; returnPath: string | undefined };

/** Signs in with a passkey; its code loads on demand. */
export function PasskeyButton({ passkey, label, returnPath }: PasskeyButtonProps) {
  const { t } = useWords('entrance');
  const [{ problem, errorId }, setResult] = useState<Result>({});
  const [isWorking, startWork] = useTransition();
  const use = () =>
    startWork(async () => {
      setResult({});
      const webAuthn = await loadPart(() => import('@simplewebauthn/browser')).catch(() => undefined);
      if (!webAuthn) return setResult({ problem: 'notLoaded' });
      const started = await passkey.start();
      if (!('options' in started)) return setResult(started);
      const { options } = started;
      const answer = await webAuthn.startAuthentication({ optionsJSON: options as never }).catch(() => undefined);
      setResult(answer ? await passkey.finish(answer, returnPath) : { problem: 'cancelled' });
    });
  return (
    <div className="grid gap-3">
      <Button onClick={use} disabled={isWorking}>
        {label}
      </Button>
      {problem ? <Notice kind="problem">{t(`problem.${problem}`, { errorId })}</Notice> : null}
    </div>
  );
}
