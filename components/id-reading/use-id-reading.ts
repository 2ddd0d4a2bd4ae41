'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { DocumentSide } from '@/lib/shared/storage-contract/request';

/** Where the person is: looking at the offer, choosing between typed and read values, or through with it. */
export type ReadingStep = 'offered' | 'choosing' | 'done' | 'declined';

/** What was read from one side, and what the person did with it. */
export type FoundReading = {
  side: DocumentSide;
  reading: IdReading;
  step: ReadingStep;
  filled: readonly IdField[];
  /** Differ from the ID, and stay as typed. */
  kept: readonly IdField[];
};

/** Reads each photo in the background, the latest of each side, and keeps what was read last. */
export function useIdReading() {
  const [found, setFound] = useState<FoundReading>();
  const [readingSides, setReadingSides] = useState<readonly DocumentSide[]>([]);
  const running = useRef<Partial<Record<DocumentSide, AbortController>>>({});

  useEffect(() => {
    const { current } = running;
    return () => {
      for (const controller of Object.values(current)) controller.abort();
    };
  }, []);

  /** Gives up what was read from one side, or is being read. */
  const forget = useCallback((side: DocumentSide) => {
    running.current[side]?.abort();
    setFound((last) => (last?.side === side ? undefined : last));
    setReadingSides((sides) => sides.filter((other) => other !== side));
  }, []);

  /** @param file as the person gave it, at full resolution */
  const take = useCallback(
    async (side: DocumentSide, file: Blob) => {
      forget(side);
      const controller = new AbortController();
      running.current[side] = controller;
      setReadingSides((sides) => [...sides, side]);
      try {
        const { readId } = await import('@/lib/browser/read-id');
        const reading = await readId(file, controller.signal);
        if (controller.signal.aborted) return;
        if (reading) setFound({ side, reading, step: 'offered', filled: [], kept: [] });
      } catch {
        // Reading is a help: without it, the person types.
      } finally {
        if (!controller.signal.aborted) setReadingSides((sides) => sides.filter((other) => other !== side));
      }
    },
    [forget],
  );

  const update = useCallback((changes: Partial<FoundReading>) => {
    setFound((last) => last && { ...last, ...changes });
  }, []);

  return { found, isReading: readingSides.length > 0, take, forget, update };
}
