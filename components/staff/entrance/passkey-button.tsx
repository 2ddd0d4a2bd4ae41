'use client';

import { useState, useTransition } from 'react';
import type { SignInState } from '@/lib/shared/staff/sign-in-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';

/** The two halves of a passkey's sign-in. What goes between them is WebAuthn's own JSON. */
export type PasskeySignIn = {
  start(): Promise<object | undefined>;
  finish(answer: object): Promise<SignInState>;
};

/** Signs in with a passkey, whose code comes when it is wanted. */
export function PasskeyButton({ passkey, label }: { passkey: PasskeySignIn; label: string }) {
  const { t } = useWords('entrance');
  const [problem, setProblem] = useState<SignInState['problem'] | 'cancelled'>();
  const [isWorking, startWork] = useTransition();
  const use = () =>
    startWork(async () => {
      setProblem(undefined);
      const options = await passkey.start();
      if (!options) return setProblem('tooMany');
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const answer = await startAuthentication({ optionsJSON: options as never }).catch(() => undefined);
      setProblem(answer ? (await passkey.finish(answer)).problem : 'cancelled');
    });
  return (
    <div className="grid gap-3">
      <Button onClick={use} disabled={isWorking}>
        {label}
      </Button>
      {problem ? <Notice kind="problem">{t(`problem.${problem}`)}</Notice> : null}
    </div>
  );
}
