import { useWords } from '../../words/use-words';
import { type AdviceWords, describeAdvice } from './advice-words';
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
  const words = () => {
    if (still) return t(still.isAutomatic ? 'capturedAutomatically' : 'captured');
    if (state.kind === 'starting') return t('starting');
    if (state.kind === 'explain') return '';
    if (state.kind === 'problem') return t(`problem.${state.problem}.title`);
    if (failure) return t(failure);
    return advice ? describeAdvice(advice, t) : '';
  };
  // Room for two lines on a phone: the picture must not move when the text changes.
  return (
    <p
      role="status"
      className={
        state.kind === 'problem' && !still
          ? 'sr-only'
          : 'min-h-14 text-xl font-semibold sm:min-h-8 [@media(max-height:30rem)]:min-h-8'
      }
    >
      {words()}
    </p>
  );
}
