import { useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import type { FoundReading } from './found-reading';

const DRAFT_PART = 'idReading';

/**
 * What was read from the ID, as state that the draft keeps and restores after a reload.
 *
 * @param isOver once true, nothing more is kept
 */
export function useKeptReading(draft: Draft, isOver: boolean) {
  const [found, setFound] = useState<FoundReading>();
  const kept = useRef<FoundReading>(undefined);

  useEffect(() => {
    let isCurrent = true;
    void draft.find(DRAFT_PART).then((part) => {
      const restored = part as FoundReading | undefined;
      if (!isCurrent || !restored) return;
      // It is already in the draft.
      kept.current = restored;
      setFound((last) => last ?? restored);
    });
    return () => {
      isCurrent = false;
    };
  }, [draft]);

  useEffect(() => {
    if (isOver || found === kept.current) return;
    kept.current = found;
    void draft.save(DRAFT_PART, found);
  }, [draft, found, isOver]);

  return [found, setFound] as const;
}
