'use client';

import { useEffect, useRef, useState } from 'react';
import { openDeviceDraft } from '@/lib/browser/draft/draft';
import { canEncrypt } from '@/lib/browser/parcels/parcel-cipher';
import { dateFormat } from '@/lib/shared/words/formats';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useWords } from '../words/use-words';
import { LATER_HOURS } from './later-hours';

type State =
  | { kind: 'unknown' | 'offered' | 'deleted' | 'notKept' }
  /** `until`: epoch milliseconds. */
  | { kind: 'kept'; until: number; hasJustBegun: boolean; hasFailed: boolean };

/**
 * Keeps the form in this browser after its tab is closed, if the person says so: otherwise nothing outlives the tab,
 * because the device may be shared.
 *
 * @param draftName the same name the form passed to openDraft
 */
export function KeepOnDevice({ draftName }: { draftName: string | undefined }) {
  const { t, language } = useWords('later');
  const [device] = useState(() => openDeviceDraft(draftName));
  const [state, setState] = useState<State>({ kind: 'unknown' });
  const heading = useRef<HTMLHeadingElement>(null);
  const keepButton = useRef<HTMLButtonElement>(null);
  const hasJustBegun = state.kind === 'kept' && state.hasJustBegun;
  const isDeleted = state.kind === 'deleted';

  useEffect(() => {
    if (!canEncrypt()) return;
    void device.findUntil().then((until) => {
      setState(
        until === undefined ? { kind: 'offered' } : { kind: 'kept', until, hasJustBegun: false, hasFailed: false },
      );
    });
  }, [device]);

  // The button that was pressed is gone.
  useEffect(() => {
    if (hasJustBegun) heading.current?.focus();
    if (isDeleted) keepButton.current?.focus();
  }, [hasJustBegun, isDeleted]);

  const keep = async () => {
    const until = await device.keep();
    setState(until === undefined ? { kind: 'notKept' } : { kind: 'kept', until, hasJustBegun: true, hasFailed: false });
  };

  if (state.kind === 'unknown') return null;
  if (state.kind === 'kept') {
    const { until } = state;
    const remove = async () => setState((await device.remove()) ? { kind: 'deleted' } : { ...state, hasFailed: true });
    const date = dateFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(until);
    return (
      <section className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-bold">
          {t('device.title', { date })}
        </h2>
        <p>{t('device.kept')}</p>
        <div>
          <Button onClick={() => void remove()}>{t('device.delete')}</Button>
        </div>
        {state.hasFailed ? <Notice kind="problem">{t('device.notDeleted')}</Notice> : null}
      </section>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="px-1 text-ink-muted">{t('device.offer', { hours: LATER_HOURS })}</p>
      <Button ref={keepButton} onClick={() => void keep()}>
        {t('device.keep')}
      </Button>
      {isDeleted ? <Notice kind="success">{t('device.deleted')}</Notice> : null}
      {state.kind === 'notKept' ? <Notice kind="problem">{t('device.notKept')}</Notice> : null}
    </div>
  );
}
