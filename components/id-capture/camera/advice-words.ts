import type { Translate } from '@/lib/shared/words/words';
import type { DocumentShape } from '@/lib/vision/card/document-shape';
import type { Advice } from '@/lib/vision/card/judge-frame';

/** What a guidance message depends on. `manual`: the person presses the button. */
export type AdviceWords = { advice: Advice | 'manual'; shape: DocumentShape; hasTorch: boolean; hasZoom: boolean };

/** The message for a piece of advice. If the camera has a light or zoom, it suggests using it. */
export function describeAdvice({ advice, shape, hasTorch, hasZoom }: AdviceWords, t: Translate<'camera'>): string {
  if (advice === 'center' || advice === 'shape') return t(`advice.${advice}.${shape}`);
  if (advice === 'dark' && hasTorch) return t('advice.darkTorch');
  if (advice === 'blurred' && hasZoom) return t('advice.blurredZoom');
  return t(`advice.${advice}`);
}
