'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import { canEncrypt } from '@/lib/browser/parcels/parcel-cipher';
import type { LaterActions, LaterLink } from '@/lib/shared/later/later';
import { formatByteCount } from '../id-capture/field/format-byte-count';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ProgressBar } from '../ui/progress-bar';
import { useWords } from '../words/use-words';
import { LATER_HOURS } from './later-hours';

const load = () =>
  Promise.all([
    loadPart(() => import('@/lib/browser/later/save-for-later')),
    // What shows the link must be there before there is one.
    loadPart(() => import('./saved-link')),
  ]);

/** Draws a QR code, and is needed only once something has been saved. */
const SavedLink = dynamic(() => import('./saved-link').then((module) => module.SavedLink));

type State =
  | { kind: 'idle' }
  | { kind: 'saving'; sentByteCount: number; totalByteCount: number }
  | { kind: 'saved'; link: LaterLink; savedAt: number }
  | { kind: 'deleted' }
  | { kind: 'problem'; problem: 'empty' | 'refused' | 'unreachable' | 'unavailable' };

type FinishLaterProps = {
  /** For what gets saved, see saved-parts.ts. */
  draft: Draft;
  /** The same name the form passed to openDraft. */
  draftName: string | undefined;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  actions: LaterActions;
  /** True while the form is being sent. */
  isDisabled: boolean;
};

/** Saves the form in its current state, encrypted, and shows the link that opens it. */
export function FinishLater({ draft, draftName, invitationToken, actions, isDisabled }: FinishLaterProps) {
  const { t, language } = useWords('later');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const controller = useRef<AbortController>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const save = async () => {
    if (isDisabled || state.kind === 'saving') return;
    if (!canEncrypt()) {
      setState({ kind: 'problem', problem: 'unavailable' });
      return;
    }
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ kind: 'saving', sentByteCount: 0, totalByteCount: 1 });
    const loaded = await load().catch(() => undefined);
    if (signal.aborted) return;
    if (!loaded) return setState({ kind: 'problem', problem: 'unreachable' });
    const [{ saveForLater }] = loaded;
    const path = `${window.location.pathname}${window.location.search}`;
    const onProgress = (progress: { sentByteCount: number; totalByteCount: number }) => {
      if (!signal.aborted) setState({ kind: 'saving', ...progress });
    };
    const outcome = await saveForLater({ draft, draftName, path, actions, invitationToken, signal, onProgress });
    if (outcome === 'stopped' || signal.aborted) return;
    setState(
      typeof outcome === 'string'
        ? { kind: 'problem', problem: outcome }
        : { kind: 'saved', link: outcome, savedAt: Date.now() },
    );
  };

  const cancel = () => {
    controller.current?.abort();
    setState({ kind: 'idle' });
    button.current?.focus();
  };

  return (
    <div className="flex flex-col gap-4">
      <p className="px-1 text-ink-muted">{t('offer.text', { count: LATER_HOURS })}</p>
      <Button ref={button} aria-disabled={isDisabled || state.kind === 'saving'} onClick={() => void save()}>
        {t('offer.button')}
      </Button>
      <p role="status" className="font-semibold empty:hidden">
        {state.kind === 'saving' ? t('saving.text') : null}
      </p>
      {state.kind === 'saving' ? (
        <div className="flex flex-col items-center gap-3">
          <ProgressBar value={state.sentByteCount} max={state.totalByteCount} label={t('saving.progress')} />
          <p className="tabular-nums">
            {t('saving.sent', {
              sent: formatByteCount(state.sentByteCount, language),
              total: formatByteCount(state.totalByteCount, language),
            })}
          </p>
          <Button onClick={cancel}>{t('saving.cancel')}</Button>
        </div>
      ) : null}
      {state.kind === 'problem' ? <Notice kind="problem">{t(`problem.${state.problem}`)}</Notice> : null}
      {state.kind === 'deleted' ? <Notice kind="success">{t('saved.deleted')}</Notice> : null}
      {state.kind === 'saved' ? (
        <SavedLink
          key={state.link.parcel}
          link={state.link}
          savedAt={state.savedAt}
          actions={actions}
          onDeleted={() => {
            setState({ kind: 'deleted' });
            button.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}
