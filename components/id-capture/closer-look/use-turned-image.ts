import { useEffect, useRef, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

type TurningState = 'idle' | 'saving' | 'saved' | 'failed';

/** Rotates the image that will be sent. Work stops when the component unmounts. */
export function useTurnedImage(image: PreparedImage, onChange: (turned: PreparedImage) => void) {
  const [state, setState] = useState<TurningState>('idle');
  const running = useRef<AbortController>(undefined);

  useEffect(() => () => running.current?.abort(), []);

  const save = async (quarterTurns: number) => {
    const controller = new AbortController();
    running.current = controller;
    setState('saving');
    try {
      const { turnImage } = await loadPart(() => import('@/lib/browser/prepare/turn-image'));
      const turned = await turnImage(image, quarterTurns, controller.signal);
      if (controller.signal.aborted) return;
      if (turned) onChange(turned);
      setState(turned ? 'saved' : 'failed');
    } catch {
      if (!controller.signal.aborted) setState('failed');
    }
  };

  return { state, save };
}
