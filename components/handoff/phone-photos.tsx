import { useRef, useState } from 'react';
import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffForPhone, HandoffProblem } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import { PhoneSide } from './phone-side';
import { listUnsent } from './use-phone-handoff';
import type { PhonePhotos } from './use-phone-photos';
import type { PhotoRefusal } from './use-photo-sending';

type PhonePhotosProps = {
  view: HandoffForPhone;
  photos: PhonePhotos;
  refused: ReadonlyMap<string, PhotoRefusal>;
  /** Result of the latest request. */
  problem: HandoffProblem | undefined;
  onChange(side: DocumentSide, image: PreparedImage | undefined): void;
  onEnd(end: 'done' | 'cancelled'): Promise<unknown>;
};

const TOLD_ELSEWHERE: readonly HandoffProblem[] = ['link-ended', 'invalid-input', 'too-large-on-way'];

/** Both sides of the ID on the phone, and the two ways to finish. */
export function PhonePhotosScreen({ view, photos, refused, problem, onChange, onEnd }: PhonePhotosProps) {
  const { t } = useWords('handoff');
  const busySides = useRef(new Set<DocumentSide>());
  const [notice, setNotice] = useState<'stillBusy' | 'nothingYet'>();

  const [ending, setEnding] = useState<'done' | 'cancelled'>();

  // The screen itself reports what happened to the link, and to a photo that was refused.
  const isTold = problem === undefined || TOLD_ELSEWHERE.includes(problem);
  const trouble = problem === 'too-many' ? 'tooMany' : isTold ? undefined : 'trouble';

  const endOnce = async (end: 'done' | 'cancelled') => {
    if (ending) return;
    setEnding(end);
    await onEnd(end);
    setEnding(undefined);
  };

  const finish = () => {
    const isUnsent = listUnsent(photos, view).some(({ version }) => version === null || !refused.has(version));
    const hasPhoto = DOCUMENT_SIDES.some((side) => view.versions[side] !== null);
    const reason = isUnsent || busySides.current.size > 0 ? 'stillBusy' : hasPhoto ? undefined : 'nothingYet';
    setNotice(reason);
    if (!reason) void endOnce('done');
  };

  return (
    <>
      <p className="text-ink-muted">{t('phone.introduction')}</p>
      {DOCUMENT_SIDES.map((side) => (
        <PhoneSide
          key={side}
          side={side}
          photo={photos[side]}
          view={view}
          refusal={refused.get(photos[side]?.version ?? '')}
          onChange={(image) => {
            setNotice(undefined);
            onChange(side, image);
          }}
          onBusyChange={(isBusy) => (isBusy ? busySides.current.add(side) : busySides.current.delete(side))}
        />
      ))}
      <p role="status" className="font-semibold empty:hidden">
        {trouble ? t(`phone.${trouble}`) : notice ? t(`phone.${notice}`) : null}
      </p>
      <div className="flex flex-col gap-3">
        <Button variant="primary" className="min-h-14 text-lg" aria-disabled={!!ending} onClick={finish}>
          {ending === 'done' ? <Spinner /> : null}
          {t('phone.done')}
        </Button>
        <Button aria-disabled={!!ending} onClick={() => void endOnce('cancelled')}>
          {ending === 'cancelled' ? <Spinner /> : null}
          {t('phone.cancel')}
        </Button>
      </div>
    </>
  );
}
