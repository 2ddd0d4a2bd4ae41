import { type ComponentType, useEffect, useId, useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import { useFormAudience } from '../form/form-audience';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useKeptFocus } from '../ui/use-kept-focus';
import { useWords } from '../words/use-words';
import { PhoneEventAnnouncer } from './phone-event-announcer';
import type { FormImages } from './take-over-photos';
import { useFormHandoff } from './use-form-handoff';

type PanelProps = { linkSecret: string };

type PhoneOfferOptions = {
  draft: Draft;
  images: FormImages;
  /** From the link that led to the form; undefined if there was none. */
  invitationToken: string | undefined;
  /** The form is being sent, which ends the handoff. */
  isSending: boolean;
};

/** Photos from a phone, no matter which part of the form is shown. */
export function usePhoneOffer({ draft, images, invitationToken, isSending }: PhoneOfferOptions) {
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();
  const load = async () => {
    const { WaitingPanel } = await loadPart(() => import('./waiting-panel'));
    setPanel(() => WaitingPanel);
  };
  const handoff = useFormHandoff(draft, images, invitationToken, load);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the start of sending ends it
  useEffect(() => {
    if (isSending) handoff.end(handoff.state.kind === 'opened' ? 'done' : 'cancelled');
  }, [isSending]);

  return { ...handoff, Panel, isSending };
}

/** Shown on devices with a mouse: someone already on a phone does not need a second one. */
const COMPUTERS_ONLY = 'pointer-coarse:hidden max-sm:hidden';

/** Offers to take the photos with a phone, and shows the progress. */
export function PhoneOffer({ offer }: { offer: ReturnType<typeof usePhoneOffer> }) {
  const { state, phoneEvents, hasTrouble, start, end, Panel, isSending } = offer;
  const { t } = useWords('handoff');
  const audience = useFormAudience();
  const titleId = useId();
  const rootRef = useRef<HTMLElement>(null);
  const { kind } = state;
  const isOn = kind === 'waiting' || kind === 'opened';
  useKeptFocus(rootRef, titleId, kind);

  return (
    <section
      ref={rootRef}
      aria-labelledby={titleId}
      className={`flex flex-col gap-4 rounded-lg border border-line bg-surface-muted p-5 ${kind === 'idle' ? COMPUTERS_ONLY : ''}`}
    >
      <h2 id={titleId} tabIndex={-1} className="text-lg font-bold">
        {t('computer.title', audience)}
      </h2>
      {kind === 'idle' || kind === 'starting' ? <p>{t('computer.offer', audience)}</p> : null}
      {kind === 'waiting' && Panel ? <Panel linkSecret={state.made.linkSecret} /> : null}
      <p role="status" className="font-semibold empty:hidden">
        {hasTrouble ? t('computer.trouble') : null}
        {!hasTrouble && kind === 'starting' ? t('computer.starting', audience) : null}
        {!hasTrouble && kind === 'waiting' ? t('computer.waiting', audience) : null}
        {!hasTrouble && kind === 'opened' ? t('computer.connected', audience) : null}
        {kind === 'failed' ? t(`computer.problem.${state.problem}` as 'computer.problem.form-closed', audience) : null}
        {kind === 'ended'
          ? t(
              `computer.end.${state.end === 'done' && !state.hasPhotos ? 'nothing' : state.end}` as 'computer.end.done',
              audience,
            )
          : null}
      </p>
      <PhoneEventAnnouncer {...phoneEvents} />
      <div className="flex flex-wrap gap-3">
        {isOn ? null : (
          <Button key="start" aria-disabled={kind === 'starting'} disabled={isSending} onClick={() => void start()}>
            {kind === 'starting' ? <Spinner /> : null}
            {t(kind === 'ended' ? 'computer.startAgain' : 'computer.start', audience)}
          </Button>
        )}
        {kind === 'opened' ? (
          <Button key="finish" onClick={() => end('done')}>
            {t('computer.finish')}
          </Button>
        ) : null}
        {isOn ? (
          <Button key="cancel" onClick={() => end('cancelled')}>
            {t('computer.cancel')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
