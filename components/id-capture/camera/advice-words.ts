import type { Translate } from '@/lib/shared/words/words';
import type { DocumentShape } from '@/lib/vision/card/document-shape';
import type { Advice } from '@/lib/vision/card/judge-frame';

/**
 * What a guidance message depends on. `manual`: the person presses the button. `isFacing`: the camera faces the person,
 * who moves the document; otherwise it looks away, and the phone is moved.
 */
export type AdviceWords = {
  /** What is seen, and what is announced. */
  shown: Advice | 'manual';
  advice: Advice | 'manual' | undefined;
  shape: DocumentShape;
  isFacing: boolean;
  hasTorch: boolean;
  hasZoom: boolean;
  /** How often the same advice was announced before, in a row. */
  repeats: number;
};

/** Invisible and silent, but another text: screen readers pass over a text that they have just read. */
const AGAIN = '\u00a0';

function findWords(
  advice: AdviceWords['advice'],
  { shape, isFacing, hasTorch, hasZoom }: AdviceWords,
  t: Translate<'camera'>,
): string {
  switch (advice) {
    case undefined:
      return '';
    case 'center':
    case 'shape':
      return t(`advice.${advice}.${shape}`);
    case 'dark':
      return t(hasTorch ? 'advice.darkTorch' : 'advice.dark');
    case 'blurred':
      return t(hasZoom ? 'advice.blurredZoom' : 'advice.blurred');
    case 'unsure':
      return t('advice.manual');
    case 'closer':
    case 'further':
    case 'glare':
    case 'still':
    case 'ready':
    case 'manual':
      return t(`advice.${advice}`);
    default:
      return t(`advice.${isFacing ? 'held' : 'phone'}.${advice}`);
  }
}

/** The message to show. If the camera has a light or zoom, it suggests using it. */
export const showAdvice = (words: AdviceWords, t: Translate<'camera'>): string => findWords(words.shown, words, t);

/** The message to announce. A repeated one ends differently each time, which only screen readers notice. */
export const describeAdvice = (words: AdviceWords, t: Translate<'camera'>): string =>
  findWords(words.advice, words, t) + (words.repeats % 2 === 1 ? AGAIN : '');
