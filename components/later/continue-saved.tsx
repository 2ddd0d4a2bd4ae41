'use client';

import { useState } from 'react';
import type { OpenProblem } from '@/lib/browser/later/open-saved';
import type { SavedDraft } from '@/lib/browser/later/saved-parts';
import { loadPart } from '@/lib/browser/load-part';
import { canEncrypt } from '@/lib/browser/parcels/parcel-cipher';
import type { LaterLink, ReadDraft } from '@/lib/shared/later/later';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import { HOME_PATH } from '@/lib/shared/paths';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import { LATER_HOURS } from './later-hours';

type State =
  | { kind: 'asking' | 'opening' | 'deleted' }
  | { kind: 'replacing'; saved: SavedDraft }
  | { kind: 'problem'; problem: OpenProblem | 'unavailable' };

const load = () => loadPart(() => import('@/lib/browser/later/open-saved'));

type ContinueSavedProps = { parcel: string; actions: { read: ReadDraft } & Pick<ParcelActions, 'remove'> };

/**
 * The page behind a saved form's link. Nothing happens until Continue is pressed, because link previewers open it too.
 */
export function ContinueSaved({ parcel, actions }: ContinueSavedProps) {
  const { t } = useWords('later');
  const [state, setState] = useState<State>({ kind: 'asking' });
  const getLink = (): LaterLink => ({ parcel, key: window.location.hash.slice(1) });

  const goOn = async (saved: SavedDraft) => {
    try {
      const { takeOver } = await load();
      await takeOver(saved, getLink());
    } catch {
      return setState({ kind: 'problem', problem: 'unreachable' });
    }
    // Replaces this page, so that the key does not stay in the tab's history.
    window.location.replace(saved.path);
  };

  const open = async () => {
    if (state.kind === 'opening') return;
    if (!canEncrypt()) return setState({ kind: 'problem', problem: 'unavailable' });
    setState({ kind: 'opening' });
    try {
      const { openSaved, hasOwnDraft } = await load();
      const saved = await openSaved(getLink(), actions.read);
      if (typeof saved === 'string') setState({ kind: 'problem', problem: saved });
      else if (await hasOwnDraft(saved)) setState({ kind: 'replacing', saved });
      else await goOn(saved);
    } catch {
      setState({ kind: 'problem', problem: 'unreachable' });
    }
  };

  const remove = async () => {
    const answer = await actions.remove(parcel).catch(() => undefined);
    setState(answer?.ok ? { kind: 'deleted' } : { kind: 'problem', problem: 'unreachable' });
  };

  if (state.kind === 'deleted') {
    return (
      <>
        <Notice kind="success">{t('page.deleted')}</Notice>
        <a href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
          {t('page.toForm')}
        </a>
      </>
    );
  }
  if (state.kind === 'replacing') {
    const { saved } = state;
    return (
      <div role="alert" className="flex flex-col gap-3 rounded-lg bg-warning-soft p-4 text-warning">
        <h2 className="font-bold">{t('page.replaceTitle')}</h2>
        <p>{t('page.replaceText')}</p>
        <Button onClick={() => void goOn(saved)}>{t('page.replace')}</Button>
        <Button onClick={() => window.location.replace(saved.path)}>{t('page.keep')}</Button>
      </div>
    );
  }
  const isOpening = state.kind === 'opening';
  return (
    <>
      <Button variant="primary" className="min-h-14 text-lg" aria-disabled={isOpening} onClick={() => void open()}>
        {isOpening ? <Spinner /> : null}
        {t('page.continue')}
      </Button>
      <p role="status" className="font-semibold empty:hidden">
        {isOpening ? t('page.opening') : null}
      </p>
      {state.kind === 'problem' ? (
        <Notice kind="problem">{t(`page.${state.problem}`, { count: LATER_HOURS })}</Notice>
      ) : null}
      <div>
        <Button variant="quiet" aria-disabled={isOpening} onClick={() => void remove()}>
          {t('page.delete')}
        </Button>
      </div>
    </>
  );
}
