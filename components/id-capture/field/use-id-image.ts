import { useCallback, useEffect, useReducer, useRef } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PdfPages } from '@/lib/browser/prepare/pdf-picture';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { PhotoJudgment } from '@/lib/vision/subject/photo-judgment';
import { useLatest } from '../../ui/use-latest';
import { type CaptureWay, type FieldProblem, INITIAL_STATE, reduceIdImage } from './id-image-state';

type Options = {
  onChange(value: PreparedImage | undefined): void;
  onBusyChange?(isBusy: boolean): void;
  /** Called with each photo that was prepared, as the person supplied it. */
  onTaken?(file: Blob): void;
  /** Rejects when the signal is aborted. */
  pickPdfPage(pdf: PdfPages, signal: AbortSignal): Promise<number>;
};

/** Prepares the files given to one side of the ID, and keeps track of what the person sees. */
export function useIdImage(options: Options) {
  const [state, dispatch] = useReducer(reduceIdImage, INITIAL_STATE);
  const latest = useLatest(options);
  const running = useRef<AbortController>(undefined);
  const isBusy = state.work !== undefined;

  useEffect(() => {
    if (!isBusy) return;
    latest.current.onBusyChange?.(true);
    return () => latest.current.onBusyChange?.(false);
  }, [isBusy, latest]);

  useEffect(() => () => running.current?.abort(), []);

  const fail = useCallback((problem: FieldProblem) => dispatch({ type: 'failed', problem }), []);

  const take = useCallback(
    async (file: Blob, way: CaptureWay) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      dispatch({ type: 'started', way });
      try {
        const { prepareImage } = await loadPart(() => import('@/lib/browser/prepare/prepare-image'));
        const onProgress = (percent: number) => signal.aborted || dispatch({ type: 'progressed', percent });
        const outcome = await prepareImage(file, {
          signal,
          onProgress,
          pickPage: (pdf) => latest.current.pickPdfPage(pdf, signal),
        });
        if (signal.aborted) return;
        if (!outcome.ok) return fail({ kind: outcome.problem, format: outcome.format });
        latest.current.onChange(outcome.image);
        dispatch({ type: 'added' });
        latest.current.onTaken?.(file);
      } catch {
        if (!signal.aborted) fail({ kind: 'not-loaded' });
      }
    },
    [fail, latest],
  );

  const advise = useCallback(
    (judgment: PhotoJudgment & { image: PreparedImage }) => dispatch({ type: 'assessed', ...judgment }),
    [],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    dispatch({ type: 'cancelled' });
  }, []);

  const remove = useCallback(() => {
    latest.current.onChange(undefined);
    dispatch({ type: 'removed' });
  }, [latest]);

  return { state, take, cancel, remove, fail, advise };
}
