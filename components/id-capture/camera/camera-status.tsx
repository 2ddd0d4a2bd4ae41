import { useWords } from '../../words/use-words';
import { type AdviceWords, describeAdvice, showAdvice } from './advice-words';
import type { CaptureFailure, Still } from './camera-live';
import type { CameraState } from './use-camera';

type CameraStatusProps = {
  state: CameraState;
  still: Still | undefined;
  failure: CaptureFailure | undefined;
  advice: AdviceWords | undefined;
};

/** Says, for screen readers too, what is on and what to do now. Explanations and problems have their own screens. */
export function CameraStatus({ state, still, failure, advice }: CameraStatusProps) {
  const { t } = useWords('camera');
  const wordsOf = (describe: typeof showAdvice) => {
    if (still) return t(still.isAutomatic ? 'capturedAutomatically' : 'captured');
    if (state.kind === 'starting') return t('starting');
    if (state.kind === 'explain') return '';
    if (state.kind === 'problem') return t(`problem.${state.problem}.title`);
    if (failure) return t(failure);
    return advice ? describe(advice, t) : '';
  };
  const isSeen = state.kind !== 'problem' || still;
  // Two texts: what is said has to leave time to hear it and to act. Room for two lines on a phone: the picture must not
  // move when the text changes.
  return (
    <>
      <p role="status" className="sr-only">
        {wordsOf(describeAdvice)}
      </p>
      {isSeen ? (
        <p aria-hidden="true" className="min-h-14 text-xl font-semibold sm:min-h-8 [@media(max-height:30rem)]:min-h-8">
          {wordsOf(showAdvice)}
        </p>
      ) : null}
    </>
  );
}
