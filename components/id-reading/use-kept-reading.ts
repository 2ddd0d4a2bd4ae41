import { useEffect, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import type { FoundReading } from './found-reading';

const DRAFT_PART = 'idReading';

/** What was read from the ID, as a state that the draft keeps and brings back after a reload. @param isOver nothing is kept from then on */
export function useKeptReading(draft: Draft, isOver: boolean) {
  const [found, setFound] = useState<FoundReading>();
  const kept = useRef<FoundReading>(undefined);

  useEffect(() => {
    let isCurrent = true;
    void draft.find(DRAFT_PART).then((part) => {
      const restored = part as FoundReading | undefined;
      if (!isCurrent || !restored) return;
      // It lies in the draft already.
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
