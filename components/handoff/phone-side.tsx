import type { DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffForPhone, HandoffPhoto } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { IdImageField } from '../id-capture/field/id-image-field';
import { CheckIcon } from '../ui/icons';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import type { PhotoRefusal } from './use-photo-sending';

type Progress = 'none' | 'sending' | 'sent' | 'arrived' | 'arrivedBefore' | PhotoRefusal;

type PhoneSideProps = {
  side: DocumentSide;
  photo: HandoffPhoto | undefined;
  view: HandoffForPhone;
  /** Why this photo is not sent. */
  refusal: PhotoRefusal | undefined;
  onChange(image: PreparedImage | undefined): void;
  onBusyChange(isBusy: boolean): void;
};

function findProgress({ side, photo, view, refusal }: PhoneSideProps): Progress {
  const known = view.versions[side];
  if (!photo) return known === null ? 'none' : 'arrivedBefore';
  if (refusal) return refusal;
  if (photo.version !== known) return photo.version === null ? 'none' : 'sending';
  if (photo.version === null) return 'none';
  return view.arrived.includes(side) ? 'arrived' : 'sent';
}

const LOOKS = {
  sending: 'text-ink-muted',
  sent: 'text-ink-muted',
  arrived: 'font-semibold text-success',
  arrivedBefore: 'font-semibold text-success',
  refused: 'font-semibold text-danger',
  tooLarge: 'font-semibold text-danger',
} as const;

function ProgressLine({ progress }: { progress: Exclude<Progress, 'none'> }) {
  const { t } = useWords('handoff');
  const isUnderWay = progress === 'sending' || progress === 'sent';
  return (
    <span className={`inline-flex items-center gap-2 ${LOOKS[progress]}`}>
      {isUnderWay ? <Spinner /> : null}
      {progress === 'arrived' || progress === 'arrivedBefore' ? <CheckIcon /> : null}
      {t(`phone.${progress}`)}
    </span>
  );
}

/** One side of the ID on the phone: the same field as in the form, plus the status of its photo. */
export function PhoneSide(props: PhoneSideProps) {
  const { side, photo, onChange, onBusyChange } = props;
  const progress = findProgress(props);
  return (
    <div className="flex flex-col gap-3">
      <IdImageField
        id={`photo-${side}`}
        side={side}
        isRequired={side === 'front'}
        value={photo?.image}
        onChange={onChange}
        onBusyChange={onBusyChange}
      />
      <p role="status" className="min-h-7">
        {progress === 'none' ? null : <ProgressLine progress={progress} />}
      </p>
    </div>
  );
}
