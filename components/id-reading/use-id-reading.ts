'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { FoundReading } from './found-reading';
import { useKeptReading } from './use-kept-reading';

/**
 * Reads the latest photo of each side in the background, and keeps the most recent reading.
 *
 * @param draft keeps it across reloads
 * @param isOver true once the submission is stored: nothing more is read
 */
export function useIdReading(draft: Draft, isOver: boolean) {
  const [found, setFound] = useKeptReading(draft, isOver);
  const [readingSides, setReadingSides] = useState<readonly DocumentSide[]>([]);
  const running = useRef<Partial<Record<DocumentSide, AbortController>>>({});

  useEffect(() => {
    if (isOver) return;
    const { current } = running;
    return () => {
      for (const controller of Object.values(current)) controller.abort();
    };
  }, [isOver]);

  /** Discards what was read, or is being read, from one side. */
  const forget = useCallback(
    (side: DocumentSide) => {
      running.current[side]?.abort();
      setFound((last) => (last?.side === side ? undefined : last));
      setReadingSides((sides) => sides.filter((other) => other !== side));
    },
    [setFound],
  );

  /** @param file as the person supplied it, at full resolution */
  const take = useCallback(
    async (side: DocumentSide, file: Blob) => {
      forget(side);
      const controller = new AbortController();
      running.current[side] = controller;
      setReadingSides((sides) => [...sides, side]);
      try {
        const { readId } = await loadPart(() => import('@/lib/browser/read-id/read-id'));
        const reading = await readId(file, controller.signal);
        if (controller.signal.aborted) return;
        if (reading) setFound({ side, reading, step: 'offered', filled: [], kept: [] });
      } catch {
        // Reading is only a convenience: without it, the person types.
      } finally {
        if (!controller.signal.aborted) setReadingSides((sides) => sides.filter((other) => other !== side));
      }
    },
    [forget, setFound],
  );

  const update = useCallback(
    (changes: Partial<FoundReading>) => {
      setFound((last) => last && { ...last, ...changes });
    },
    [setFound],
  );

  return { found, isReading: readingSides.length > 0, take, forget, update };
}
