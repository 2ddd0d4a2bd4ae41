'use client';

import { useRef, useState, useTransition } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { AccountAnswer } from '@/lib/shared/staff/account-state';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

type PasskeysPartProps = {
  passkeys: { id: string; name: string; addedAt: number | undefined }[];
  start(password: string): Promise<{ options: object } | AccountAnswer>;
  finish(response: unknown, name: string): Promise<AccountAnswer>;
  remove(id: string, password: string): Promise<AccountAnswer>;
};

type Result = {
  problem?: AccountAnswer['problem'] | 'cancelled' | 'unsupported' | 'not-loaded';
  errorId?: string | undefined;
  event?: 'added' | 'removed';
};

/** What was done, unless there was a problem. */
const orEvent = (answer: AccountAnswer, event: 'added' | 'removed'): Result => (answer.problem ? answer : { event });

/** Adds and removes passkeys. Each change requires the password. */
export function PasskeysPart({ passkeys, start, finish, remove }: PasskeysPartProps) {
  const { t } = useWords('account');
  const form = useRef<HTMLFormElement>(null);
  const [{ problem, errorId, event }, setResult] = useState<Result>({});
  const [isWorking, startWork] = useTransition();

  const field = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? '');

  async function add(): Promise<Result> {
    const webAuthn = await loadPart(() => import('@simplewebauthn/browser')).catch(() => undefined);
    if (!webAuthn) return { problem: 'not-loaded' };
    const { browserSupportsWebAuthn, startRegistration } = webAuthn;
    if (!browserSupportsWebAuthn()) return { problem: 'unsupported' };
    const started = await start(field('password'));
    if (!('options' in started)) return started;
    try {
      const response = await startRegistration({ optionsJSON: started.options as never });
      return orEvent(await finish(response, field('name')), 'added');
    } catch (error) {
      return { problem: error instanceof Error && error.name === 'SecurityError' ? 'unsupported' : 'cancelled' };
    }
  }

  const run = (work: () => Promise<Result>) =>
    startWork(async () => {
      if (!form.current?.reportValidity()) return;
      setResult({});
      setResult(await work());
    });

  return (
    <Card title={t('passkeys.title')}>
      <p>{t('passkeys.text')}</p>
      {event ? <Notice kind="success">{t(`passkeys.${event}`)}</Notice> : null}
      {problem ? (
        <Notice kind="problem">
          {problem === 'unsupported' ? t('passkeys.unsupported') : t(`problem.${problem}`, { errorId })}
        </Notice>
      ) : null}
      <form
        ref={form}
        className="flex max-w-form flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          run(add);
        }}
      >
        {passkeys.length === 0 ? <p className="text-ink-muted">{t('passkeys.none')}</p> : null}
        <ul className="flex flex-col gap-3 empty:hidden">
          {passkeys.map(({ id, name, addedAt }) => {
            const shownName = name || t('passkeys.unnamed');
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <span>
                  <bdi className="font-semibold">{shownName}</bdi>{' '}
                  {addedAt === undefined ? null : <LocalTime at={addedAt} />}
                </span>
                <Button
                  disabled={isWorking}
                  onClick={() => run(async () => orEvent(await remove(id, field('password')), 'removed'))}
                >
                  {t('passkeys.remove', { name: shownName })}
                </Button>
              </li>
            );
          })}
        </ul>
        <TextField id="passkey-name" name="name" label={t('passkeys.name')} maxLength={60} />
        <TextField
          id="passkey-password"
          name="password"
          type="password"
          label={t('currentPassword')}
          autoComplete="current-password"
          required
        />
        <Button type="submit" disabled={isWorking} className="self-start">
          {t('passkeys.add')}
        </Button>
      </form>
    </Card>
  );
}
