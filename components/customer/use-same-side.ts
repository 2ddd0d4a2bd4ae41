import { useEffect, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/**
 * Whether both photos show the same side; false until known. It is known at once where it was asked before: the step
 * before the last one asks, so that nothing moves under the finger on the last.
 */
export function useSameSide(front: PreparedImage | undefined, back: PreparedImage | undefined): boolean {
  const [same, setSame] = useState<{ front: PreparedImage; back: PreparedImage }>();

  useEffect(() => {
    if (!front || !back) return;
    let isCurrent = true;
    loadPart(() => import('@/lib/browser/quality/compare-sides'))
      .then(({ haveSameSide }) => haveSameSide(front, back))
      .then((isSame) => {
        if (isCurrent && isSame) setSame({ front, back });
      })
      // If the advice did not load, none is given.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [front, back]);

  return same !== undefined && same.front === front && same.back === back;
}
