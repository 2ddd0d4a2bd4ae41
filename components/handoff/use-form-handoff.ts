import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { endHandoff, makeHandoff } from '@/lib/browser/handoff/handoff-client';
import type { HandoffEnd, HandoffProblem, MadeHandoff } from '@/lib/shared/handoff/handoff';
import { useLatest } from '../ui/use-latest';
import { type FetchedPhotos, type FormImages, type PhotoEvent, takeOverPhotos } from './take-over-photos';
import { useHandoffPolling } from './use-handoff-polling';

/** Kept across reloads in the form's draft. */
type KeptHandoff = { made: MadeHandoff; fetched: FetchedPhotos };

const DRAFT_PART = 'handoff';

/** Why a handoff could not be created; each reason has a message in handoff.json. */
const MAKE_PROBLEMS = ['too-many', 'cross-site', 'form-closed', 'unavailable'] as const satisfies HandoffProblem[];
type MakeProblem = (typeof MAKE_PROBLEMS)[number];

const toMakeProblem = (problem: HandoffProblem): MakeProblem =>
  MAKE_PROBLEMS.find((known) => known === problem) ?? 'unavailable';

export type FormHandoffState =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | { kind: 'waiting' | 'opened'; made: MadeHandoff }
  | { kind: 'ended'; end: HandoffEnd; hasPhotos: boolean }
  | { kind: 'failed'; problem: MakeProblem | 'not-loaded' };

/** The phone's latest action; `count` distinguishes repeats. */
export type PhoneEvents = { events: PhotoEvent[]; count: number };

/**
 * The form's side of a handoff: creates it, and puts incoming photos into the form.
 *
 * @param draft keeps the handoff across reloads; it goes away with the draft once the form is sent
 * @param invitationToken from the link that led to the form; undefined if there was none
 * @param load gets the code that shows it; no handoff is created if it does not load
 */
export function useFormHandoff(
  draft: Draft,
  images: FormImages,
  invitationToken: string | undefined,
  load: () => Promise<unknown>,
) {
  const [state, setState] = useState<FormHandoffState>({ kind: 'idle' });
  const [phoneEvents, setPhoneEvents] = useState<PhoneEvents>({ events: [], count: 0 });
  const kept = useRef<KeptHandoff>(undefined);
  const latest = useLatest({ images, load });
  const made = state.kind === 'waiting' || state.kind === 'opened' ? state.made : undefined;

  const close = useCallback(
    (end: HandoffEnd) => {
      const hasPhotos = Object.keys(kept.current?.fetched ?? {}).length > 0;
      kept.current = undefined;
      void draft.save(DRAFT_PART, undefined);
      setState({ kind: 'ended', end, hasPhotos });
    },
    [draft],
  );

  const hasTrouble = useHandoffPolling(made?.formSecret, {
    listFetched: () => Object.values(kept.current?.fetched ?? {}).map(({ version }) => version),
    onAnswer: async (answer) => {
      if (!kept.current) return;
      if (answer.state !== 'expired') {
        const { fetched, events } = takeOverPhotos(answer, kept.current.fetched, images);
        kept.current = { ...kept.current, fetched };
        if (events.length > 0) setPhoneEvents(({ count }) => ({ events, count: count + 1 }));
        await draft.save(DRAFT_PART, kept.current);
      }
      const { state: kind } = answer;
      if (kind !== 'waiting' && kind !== 'opened') close(kind);
      else setState((now) => ('made' in now && now.kind !== kind ? { kind, made: now.made } : now));
    },
  });

  useEffect(() => {
    let isCurrent = true;
    const restore = async () => {
      const found = (await draft.find(DRAFT_PART)) as KeptHandoff | undefined;
      if (!found) return;
      const isLoaded = await latest.current.load().then(
        () => true,
        () => false,
      );
      if (!isLoaded || !isCurrent || kept.current) return;
      kept.current = found;
      setState({ kind: 'waiting', made: found.made });
    };
    void restore();
    return () => {
      isCurrent = false;
    };
  }, [draft, latest]);

  const start = async () => {
    if (state.kind === 'starting' || kept.current) return;
    setState({ kind: 'starting' });
    try {
      await load();
    } catch {
      setState({ kind: 'failed', problem: 'not-loaded' });
      return;
    }
    const answer = await makeHandoff(invitationToken);
    if (!answer.ok) {
      setState({ kind: 'failed', problem: toMakeProblem(answer.problem) });
      return;
    }
    kept.current = { made: answer.value, fetched: {} };
    void draft.save(DRAFT_PART, kept.current);
    setState({ kind: 'waiting', made: answer.value });
  };

  const end = (how: 'done' | 'cancelled') => {
    if (!kept.current) return;
    void endHandoff(kept.current.made.formSecret, how);
    close(how === 'done' ? 'done' : 'cancelled-on-computer');
  };

  return { state, phoneEvents, hasTrouble, start, end };
}
