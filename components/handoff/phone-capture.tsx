'use client';

import { useEffect, useRef, useState } from 'react';
import { openDraft } from '@/lib/browser/draft/draft';
import type { HandoffForPhone } from '@/lib/shared/handoff/handoff';
import { useWords } from '../words/use-words';
import { PhoneIntro } from './phone-intro';
import { PhonePhotosScreen } from './phone-photos';
import { PhoneScreen } from './phone-screen';
import { listUnsent, type PhoneActions, usePhoneHandoff } from './use-phone-handoff';
import { usePhonePhotos } from './use-phone-photos';
import { usePhotoSending } from './use-photo-sending';

type PhoneCaptureProps = {
  /** From the page's address. */
  linkSecret: string;
  /** What the portal knew when the page was rendered. */
  initial: HandoffForPhone;
  actions: PhoneActions;
};

/** The page on the phone: takes photos of both sides and sends each to the form on the computer. */
export function PhoneCapture({ linkSecret, initial, actions }: PhoneCaptureProps) {
  const { t } = useWords('handoff');
  const [draft] = useState(() => openDraft('handoff'));
  const { view, problem, open, send, end } = usePhoneHandoff(linkSecret, initial, actions);
  const { state } = view;
  const isOpened = state === 'opened';
  const { photos, change } = usePhonePhotos(draft, linkSecret, !isOpened && state !== 'new');
  const refused = usePhotoSending(isOpened ? listUnsent(photos, view) : [], send);
  const isFirst = useRef(true);
  useEffect(() => {
    isFirst.current = false;
  }, []);
  const takesFocus = !isFirst.current;

  if (state === 'new') {
    return (
      <PhoneScreen title={t('phone.new.title')} takesFocus={takesFocus} key={state}>
        <PhoneIntro onGoOn={open} onCancel={() => end('cancelled')} hasTrouble={problem !== undefined} />
      </PhoneScreen>
    );
  }
  if (isOpened) {
    return (
      <PhoneScreen title={t('phone.title')} takesFocus={takesFocus} key={state}>
        <PhonePhotosScreen
          view={view}
          photos={photos}
          refused={refused}
          problem={problem}
          onChange={change}
          onEnd={end}
        />
      </PhoneScreen>
    );
  }
  return (
    <PhoneScreen title={t(`phone.end.${state}.title`)} takesFocus={takesFocus} key={state}>
      <p>{t(`phone.end.${state}.text`)}</p>
      <p className="text-ink-muted">{t('phone.stopped')}</p>
    </PhoneScreen>
  );
}
